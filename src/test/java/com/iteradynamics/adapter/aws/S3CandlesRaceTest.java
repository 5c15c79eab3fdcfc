package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.S3Candles.AppendedMonth;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.testkit.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writers that append at the same time. Against the model only, whose conditional writes are sure
 * to be atomic, as S3's are.
 */
class S3CandlesRaceTest {
  private static final int WRITERS = 6;
  private static final int HOURS = 40;

  /** The turn of a month lies in the middle. */
  private static final Instant START = Instant.parse("2026-03-31T04:00:00Z");

  @RepeatedTest(5)
  void writersAtTheSameTimeLoseNoRow(RepetitionInfo repetition) throws Exception {
    long seed = Seed.value() + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<CandleSeries> parts = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int own = writer;
      // Each hour goes to at least one writer, and some to several.
      parts.add(
          tape(
              IntStream.range(0, HOURS)
                  .filter(hour -> hour % WRITERS == own || random.nextInt(3) == 0)
                  .toArray()));
    }
    try (ModelServer aws = ModelServer.start();
        S3Client s3 = TestClients.s3(aws.endpoint());
        ExecutorService threads = Threads.forEachTask()) {
      aws.buckets().create("candles");
      CyclicBarrier start = new CyclicBarrier(WRITERS);
      List<Future<List<AppendedMonth>>> running = new ArrayList<>();
      for (CandleSeries part : parts) {
        S3Candles archive = new S3Candles(s3, "candles", threads);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return archive.append(part);
                }));
      }
      int added = 0;
      for (Future<List<AppendedMonth>> done : running) {
        added += done.get().stream().mapToInt(AppendedMonth::added).sum();
      }
      assertEquals(HOURS, added, "each hour was added by exactly one writer");
      assertEquals(
          tape(IntStream.range(0, HOURS).toArray()).candles(),
          new S3Candles(s3, "candles", threads)
              .window("BTC-USD", hour(HOURS), HOURS)
              .closed()
              .candles());
      long writes = aws.calls().stream().filter(call -> call.is("PutObject")).count();
      assertTrue(writes >= 2, () -> "both months were written, in " + writes + " tries");
    }
  }

  private static Instant hour(int i) {
    return START.plus(CandleSeries.INTERVAL.multipliedBy(i));
  }

  private static CandleSeries tape(int[] hours) {
    return CandleSeries.of(
        "BTC-USD",
        IntStream.of(hours)
            .mapToObj(i -> new Candle(hour(i), 100 + i, 110 + i, 90 + i, 105 + i, i))
            .toList());
  }
}
