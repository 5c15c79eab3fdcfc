package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Turns;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Two writers whose calls to S3 come in an order that a seed decides: every way in which one may
 * read and write between the other's read and write comes up.
 */
class S3CandlesTurnsTest {
  private static final int SEEDS = 40;

  /** The turn of a month lies in the middle. */
  private static final Instant START = Instant.parse("2026-03-31T16:00:00Z");

  private static final int HOURS = 16;

  private final AtomicInteger lost = new AtomicInteger();

  @Test
  void whateverTheOrderNoRowIsLostAndTheFirstValueStays() {
    long first = Seed.value();
    try (ModelServer aws = ModelServer.start()) {
      for (int i = 0; i < SEEDS; i++) {
        aws.buckets().create("candles-" + i);
        inOrder(aws.endpoint(), "candles-" + i, first + i);
      }
    }
    assertTrue(lost.get() > SEEDS / 2, () -> "so many writes came too late: " + lost);
  }

  private void inOrder(URI endpoint, String bucket, long seed) {
    Random random = new Random(seed);
    Turns turns = new Turns(random);
    List<CandleAppend> changes = Collections.synchronizedList(new ArrayList<>());
    Set<Instant> brought = new TreeSet<>();
    try (S3Client s3 = TestClients.s3(endpoint)) {
      S3Client inTurn = AroundS3.of(s3, (operation, call) -> inTurn(turns, call));
      List<Runnable> writers = new ArrayList<>();
      for (int writer = 0; writer < 2; writer++) {
        List<CandleSeries> batches = List.of(tape(random, writer), tape(random, writer));
        batches.forEach(batch -> batch.candles().forEach(candle -> brought.add(candle.openTime())));
        S3Candles archive = new S3Candles(inTurn, bucket, Runnable::run);
        writers.add(() -> batches.forEach(batch -> changes.add(archive.append(batch, false))));
      }
      turns.run(writers);
      List<Candle> recorded =
          new S3Candles(s3, bucket, Runnable::run)
              .recorded("BTC-USD", hour(0), hour(HOURS))
              .candles();
      check(recorded, brought, changes, "seed " + seed);
    }
  }

  private Object inTurn(Turns turns, Callable<Object> call) throws Exception {
    turns.await();
    try {
      return call.call();
    } catch (S3Exception e) {
      lost.addAndGet(e.statusCode() == 412 ? 1 : 0);
      throw e;
    }
  }

  /** Both writers bring all hours; the last hour of each month with values of their own. */
  private static CandleSeries tape(Random random, int values) {
    return CandleSeries.of(
        "BTC-USD",
        IntStream.range(0, HOURS)
            .filter(hour -> hour % 8 == 7 || random.nextInt(4) > 0)
            .mapToObj(hour -> candle(hour, hour % 8 == 7 ? values : 0))
            .toList());
  }

  private static void check(
      List<Candle> recorded, Set<Instant> brought, List<CandleAppend> changes, String seed) {
    assertEquals(List.copyOf(brought), recorded.stream().map(Candle::openTime).toList(), seed);
    CandleAppend all = changes.stream().reduce(CandleAppend.NOTHING, CandleAppend::and);
    assertEquals(brought.size(), all.added(), "each hour is added once, " + seed);
    // Each writer brings these two hours twice, and one of the two is told each time.
    assertEquals(4, all.contradictions().size(), "of two values the other is told, " + seed);
    for (Candle candle : recorded) {
      int hour = (int) ((candle.openTime().getEpochSecond() - START.getEpochSecond()) / 3_600);
      assertTrue(
          candle.equals(candle(hour, 0)) || (hour % 8 == 7 && candle.equals(candle(hour, 1))),
          () -> candle + ", " + seed);
    }
  }

  private static Candle candle(int hour, int values) {
    return new Candle(hour(hour), 100 + hour, 110 + hour, 90 + hour, 105 + hour, hour + values);
  }

  private static Instant hour(int i) {
    return START.plus(CandleSeries.INTERVAL.multipliedBy(i));
  }
}
