package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.RulesIntakeTest;
import com.iteradynamics.execution.port.CandleArchive.Extent;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Seed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What every archive of candles does, whoever writes to it at the same time. */
public abstract class CandleArchiveContract extends CandleSourceContract {
  private static final String PRODUCT = "BTC-USD";

  /** The turn of the first month lies between 743 and 744. */
  private static final int MONTH = 744;

  /** The archive that is tried, empty at first, as a process of its own finds it. */
  protected abstract CandleArchive archive();

  @Override
  protected CandleSource holding(CandleSeries candles) {
    archive().append(candles, false);
    return archive();
  }

  @Test
  void anEmptyArchiveHoldsNothing() {
    assertEquals(Optional.empty(), archive().extent(PRODUCT));
    assertEquals(List.of(), recorded(-1_000, 1_000));
    assertEquals(List.of(), archive().window(PRODUCT, hour(3), 1_500).refused());
    assertEquals(CandleAppend.NOTHING, archive().append(CandleSeries.empty(PRODUCT), false));
    assertEquals(Optional.empty(), archive().extent(PRODUCT));
  }

  @Test
  void hoursAreAddedBeforeBetweenAndBehindThoseRecorded() {
    assertEquals(added(3), archive().append(tape(1, 3, MONTH + 1), false));
    assertEquals(
        new CandleAppend(5, 1, 0, List.of()),
        archive().append(tape(0, 1, 2, 4, MONTH, MONTH + 2), false));
    assertEquals(
        tape(0, 1, 2, 3, 4, MONTH, MONTH + 1, MONTH + 2).candles(), recorded(-1_000, 2_000));
    assertEquals(Optional.of(new Extent(hour(0), hour(MONTH + 2))), archive().extent(PRODUCT));
  }

  @Test
  void aSpanIsInclusiveAndLeavesGapsAsTheyAre() {
    archive().append(tape(0, 1, 4, 5, MONTH, MONTH + 1), false);
    assertEquals(tape(1, 4).candles(), recorded(1, 4));
    assertEquals(tape(1, 4).candles(), recorded(1, 4));
    assertEquals(List.of(), recorded(2, 3));
    assertEquals(tape(5, MONTH).candles(), recorded(5, MONTH));
    assertEquals(List.of(), recorded(4, 1));
    assertEquals(List.of(), recorded(MONTH + 2, 5_000));
  }

  @Test
  void toAppendTheSameAgainChangesNothing() {
    archive().append(tape(0, 1, 2), false);
    for (boolean replace : new boolean[] {false, true}) {
      assertEquals(new CandleAppend(0, 3, 0, List.of()), archive().append(tape(0, 1, 2), replace));
    }
    assertEquals(tape(0, 1, 2).candles(), recorded(0, 9));
  }

  @Test
  void ofTwoRowsForOneHourTheFirstStaysAndBothAreNamed() {
    archive().append(tape(0, 1, 2), false);
    Candle other = new Candle(hour(1), 101, 111, 91, 99.5, 1);
    CandleSeries arriving =
        CandleSeries.of(PRODUCT, List.of(candle(0), other, candle(3), candle(MONTH)));
    assertEquals(
        new CandleAppend(
            2,
            1,
            0,
            List.of(
                "[BTC-USD 2026-03-01T01:00Z] is recorded with other values: 101 111 91 106 1, now"
                    + " 101 111 91 99.5 1")),
        archive().append(arriving, false));
    assertEquals(tape(0, 1, 2, 3, MONTH).candles(), recorded(0, 1_000));
  }

  @Test
  void ofTwoRowsForOneHourTheSecondStaysWhenItMayReplaceTheFirst() {
    archive().append(tape(0, 1, 2), false);
    Candle other = new Candle(hour(1), 101, 111, 91, 99.5, 1);
    CandleSeries arriving = CandleSeries.of(PRODUCT, List.of(candle(0), other, candle(3)));
    assertEquals(new CandleAppend(1, 1, 1, List.of()), archive().append(arriving, true));
    assertEquals(List.of(candle(0), other, candle(2), candle(3)), recorded(0, 9));
  }

  @Test
  void ofManyContradictionsTheFirstAreReportedAndTheRestCounted() {
    int[] hours = IntStream.range(0, 25).toArray();
    archive().append(tape(hours), false);
    List<String> told = archive().append(valued(7, hours), false).contradictions();
    assertEquals(21, told.size());
    assertTrue(told.getFirst().startsWith("[BTC-USD 2026-03-01T00:00Z] is recorded"));
    assertEquals("… and 5 more conflicts", told.getLast());
    assertEquals(tape(hours).candles(), recorded(0, 99));
  }

  @Test
  void theNewestRulesOfAProductAreKeptBesideItsCandles() {
    assertEquals(KnownRules.NONE, archive().rules(PRODUCT));
    for (String step : List.of("0.00000001", "0.25")) {
      KnownRules.Kept kept = new KnownRules.Kept(RulesIntakeTest.product(step), hour(3));
      archive().keep(kept);
      assertEquals(KnownRules.of(PRODUCT, kept), archive().rules(PRODUCT));
    }
    assertEquals(Optional.empty(), archive().extent(PRODUCT), "they are no candles");
    archive().append(tape(0, 1), false);
    assertEquals(2, archive().window(PRODUCT, hour(2), 10).closed().size());
  }

  /** What a writer brings at once. */
  private record Batch(CandleSeries candles) {}

  @RepeatedTest(3)
  void writersAtTheSameTimeLoseNoRow(RepetitionInfo repetition) throws Exception {
    long seed = Seed.value() + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    List<List<Batch>> writers = List.of(batches(random, 0), batches(random, 1));
    List<CandleAppend> changes = atTheSameTime(writers);

    Map<Instant, List<Candle>> brought = new TreeMap<>();
    for (Batch batch : writers.stream().flatMap(List::stream).toList()) {
      for (Candle candle : batch.candles().candles()) {
        brought.computeIfAbsent(candle.openTime(), hour -> new ArrayList<>()).add(candle);
      }
    }
    List<Candle> recorded = recorded(0, 2_000);
    assertEquals(List.copyOf(brought.keySet()), recorded.stream().map(Candle::openTime).toList());
    recorded.forEach(
        candle -> assertTrue(brought.get(candle.openTime()).contains(candle), candle::toString));
    CandleAppend all = changes.stream().reduce(CandleAppend.NOTHING, CandleAppend::and);
    assertEquals(brought.size(), all.added(), "each hour was added by exactly one writer");
    long contradicted =
        brought.values().stream().filter(rows -> rows.stream().distinct().count() > 1).count();
    assertEquals(contradicted, all.contradictions().size(), "and told by the other");
  }

  /** Ten batches of hours around the turn of a month; in some the writer has values of its own. */
  private List<Batch> batches(Random random, int writer) {
    List<Batch> batches = new ArrayList<>();
    for (int batch = 0; batch < 10; batch++) {
      int from = MONTH - 50 + 10 * batch;
      int[] hours =
          IntStream.range(from, from + 10).filter(hour -> random.nextInt(3) > 0).toArray();
      int values = random.nextInt(3) == 0 ? writer + 1 : 0;
      batches.add(new Batch(valued(values, hours)));
    }
    return batches;
  }

  private List<CandleAppend> atTheSameTime(List<List<Batch>> writers) throws Exception {
    List<CandleAppend> changes = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(writers.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(writers.size())) {
      List<Future<List<CandleAppend>>> running = new ArrayList<>();
      for (List<Batch> batches : writers) {
        CandleArchive own = archive();
        Callable<List<CandleAppend>> work =
            () -> {
              start.await();
              return batches.stream().map(batch -> own.append(batch.candles(), false)).toList();
            };
        running.add(threads.submit(work));
      }
      for (Future<List<CandleAppend>> done : running) {
        changes.addAll(done.get());
      }
    }
    return changes;
  }

  private List<Candle> recorded(int from, int to) {
    return archive().recorded(PRODUCT, hour(from), hour(to)).candles();
  }

  private static CandleAppend added(int hours) {
    return new CandleAppend(hours, 0, 0, List.of());
  }

  /** Candles whose volume tells who brought them; 0 is the usual one. */
  protected static CandleSeries valued(int values, int... hours) {
    return CandleSeries.of(
        PRODUCT,
        IntStream.of(hours)
            .mapToObj(
                i -> {
                  Candle usual = candle(i);
                  return new Candle(
                      usual.openTime(),
                      usual.open(),
                      usual.high(),
                      usual.low(),
                      usual.close(),
                      usual.volume() + values);
                })
            .toList());
  }
}
