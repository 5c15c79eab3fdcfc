package com.iteradynamics.execution;

import static com.iteradynamics.execution.VenueWindow.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A venue, or an archive, that is away or wrong. */
class RefreshingCandleSourceFaultsTest {
  private final VenueWindow at = new VenueWindow();

  @Test
  void aVenueThatIsAwayIsAskedOnceAndNotWaitedFor() {
    at.recorded(TAPE.first(899));
    at.feed.away("no route to host");
    CandleWindow window = at.completed();
    assertEquals(List.of("the venue: no route to host"), window.notes());
    assertEquals(List.of(), at.pauses);
    assertEquals(1, at.feed.asked.size());
    assertEquals(
        Optional.of(
            "no candle of 2026-04-07T11:00:00Z, the newest is 2026-04-07T10:00:00Z; the venue: no"
                + " route to host"),
        window.stale(hour(HOUR)));
    at.recorded(CandleSeries.empty(PRODUCT));
    assertEquals(List.of("the venue: no route to host"), at.completed().notes());
    assertEquals(2, at.feed.asked.size(), "and not for what is newer");
  }

  /** An answer that cannot be, and what is said of it. */
  private record Wrong(String said, UnaryOperator<List<Candle>> made) {}

  @Test
  void anAnswerThatCannotBeIsRefusedAsAWhole() {
    Candle newest = candle(899);
    List<Wrong> table =
        List.of(
            new Wrong(
                "[BTC-USD 2026-04-07T11:00Z] close must be > 0, was -1",
                some -> with(some, changed(newest, -1))),
            new Wrong(
                "[BTC-USD 2026-04-07T11:00Z] close must be > 0, was NaN",
                some -> with(some, changed(newest, Double.NaN))),
            new Wrong(
                "[BTC-USD 2026-04-07T11:00Z] close must be in low..high, was 5000 outside"
                    + " 989..1009",
                some -> with(some, changed(newest, 5_000))),
            new Wrong(
                "[BTC-USD 2026-04-07T11:00Z] this hour is there twice",
                some -> with(some, newest, newest)),
            new Wrong(
                "[BTC-USD 2026-04-07T10:00Z] is not sorted: it comes after 2026-04-07T11:00Z, and 3"
                    + " more",
                List::reversed),
            new Wrong(
                "[BTC-USD 2026-04-07T10:30Z] open time must be on the hour",
                some -> List.of(moved(newest, hour(898).plusSeconds(1_800)))),
            new Wrong(
                "[BTC-USD 2026-04-07T12:00Z] was not requested", some -> with(some, candle(900))),
            new Wrong(
                "[BTC-USD 2026-04-07T06:00Z] was not requested, and 894 more",
                some -> TAPE.first(896).candles().reversed()));
    for (Wrong row : table) {
      at.recorded(TAPE.first(896));
      at.feed.answer = usual -> new Result.Ok<>(row.made().apply(usual.read().orElseThrow()));
      CandleWindow window = at.completed();
      assertTrue(
          window.notes().getFirst().startsWith("the venue's candles were refused: " + row.said()),
          window.notes()::toString);
      assertEquals(1, window.notes().size());
      assertEquals(hour(895), window.closed().newest().orElseThrow().openTime());
      assertEquals(List.of(), at.pauses);
    }
  }

  @Test
  void ofTwoValuesOfAnHourTheRecordedOneStaysAndTheOtherIsReported() {
    at.recorded(tape(hours("300-799,810-898")));
    at.feed.answer =
        usual ->
            new Result.Ok<>(
                usual.read().orElseThrow().stream()
                    .map(
                        candle ->
                            hour(850).equals(candle.openTime()) ? changed(candle, 951) : candle)
                    .toList());
    CandleWindow window = at.completed();
    assertEquals(Optional.empty(), window.stale(hour(HOUR)));
    assertEquals(candle(850), window.closed().candle(550));
    assertEquals(
        List.of(
            "[BTC-USD 2026-04-05T10:00Z] is recorded with other values: 950 960 940 955 850, now"
                + " 950 960 940 951 850"),
        window.notes());
  }

  @Test
  void aCandleThatWasTakenTooEarlyIsReportedWithTheNextHour() {
    List<Candle> early = new ArrayList<>(TAPE.first(898).candles());
    early.add(changed(candle(898), 1_000));
    at.recorded(CandleSeries.of(PRODUCT, early));
    CandleWindow window = at.completed();
    assertEquals("898-899", at.asked());
    assertEquals(Optional.empty(), window.stale(hour(HOUR)));
    assertEquals(
        List.of(
            "[BTC-USD 2026-04-07T10:00Z] is recorded with other values: 998 1008 988 1000 898, now"
                + " 998 1008 988 1003 898"),
        window.notes());
  }

  @Test
  void anArchiveThatCannotBeWrittenIsLeftAsItIs() {
    at.recorded(TAPE.first(899));
    at.archive.broken = Optional.of("the disk is full");
    CandleWindow window = at.completed();
    assertEquals(
        List.of("the venue's candles could not be recorded: the disk is full"), window.notes());
    assertEquals(hour(898), window.closed().newest().orElseThrow().openTime());
  }

  @Test
  void anArchiveThatCannotBeReadAgainLeavesTheWindowThatWasThere() {
    at.recorded(TAPE.first(899));
    CandleWindow before = at.source().window(PRODUCT, hour(HOUR), COUNT);
    at.archive.unreadable = Optional.of("busy");
    at.now = hour(HOUR + 2);
    at.until = at.now.plusSeconds(120);
    CandleWindow after = at.source().completed(before, hour(HOUR), COUNT, at.until);
    assertEquals(before.closed().candles(), after.closed().candles());
    assertEquals(List.of(), after.refused());
    assertEquals("the archive could not be read again: busy", after.notes().getFirst());
  }

  @Test
  void aRefusedWindowIsForAPersonAndNothingIsPolled() {
    at.archive.unreadable = Optional.of("line 7 is torn");
    CandleWindow window = at.completed();
    assertEquals(List.of("line 7 is torn"), window.refused());
    assertEquals("", at.asked());
  }

  @RepeatedTest(20)
  void noVenueMakesAWindowWorse(RepetitionInfo repetition) {
    long seed = Seed.value() + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      at.recorded(some(random, 0.02));
      at.now = hour(HOUR).plusSeconds(random.nextInt(-120, 8_000));
      at.until = at.now.plusSeconds(random.nextInt(150));
      at.feed = new ScriptedFeed(some(random, 0.01), () -> at.now);
      at.feed.publishedAfter = Duration.ofSeconds(random.nextInt(120));
      at.feed.answer = usual -> spoiled(usual, random);
      CandleWindow before = at.archive.window(PRODUCT, hour(HOUR), COUNT);
      CandleWindow after = at.completed();
      String told = "seed " + seed + ", round " + round;
      assertTrue(after.refused().isEmpty(), told);
      assertTrue(after.closed().size() >= before.closed().size(), told);
      List<Candle> kept = new ArrayList<>(before.closed().candles());
      kept.removeIf(candle -> candle.openTime().isBefore(hour(HOUR - COUNT)));
      assertTrue(candles(after).containsAll(kept), told);
      Instant newest = hour(HOUR - 1);
      for (Candle candle : candles(after)) {
        assertTrue(!candle.openTime().isAfter(newest), () -> told + ": forming " + candle);
        boolean known = kept.contains(candle) || !candle.openTime().isAfter(closedBy(at.now));
        assertTrue(known, () -> told + ": not closed by " + at.now + " " + candle);
      }
      assertEquals(
          at.archive.window(PRODUCT, hour(HOUR), COUNT).closed().candles(), candles(after));
      assertTrue(at.pauses.size() <= 2, told);
      at.pauses.clear();
    }
  }

  private static Instant closedBy(Instant now) {
    return now.minus(CandleSeries.INTERVAL);
  }

  private static Result<List<Candle>> spoiled(Result<List<Candle>> usual, Random random) {
    List<Candle> candles = new ArrayList<>(usual.read().orElseThrow());
    switch (random.nextInt(8)) {
      case 0 -> {
        return new Result.Failed<>("away");
      }
      case 1 -> candles.clear();
      case 2 -> candles.addAll(tape(899, 900, 901).candles());
      case 3 -> candles.replaceAll(candle -> changed(candle, random.nextDouble() * 2_000));
      case 4 -> candles.removeIf(candle -> random.nextBoolean());
      default -> {}
    }
    return new Result.Ok<>(candles);
  }

  /** Hours of the tape up to 898, each of them missing with this chance. */
  private static CandleSeries some(Random random, double missing) {
    int first = random.nextInt(850);
    return tape(
        IntStream.range(first, 899).filter(hour -> random.nextDouble() >= missing).toArray());
  }

  private static Candle moved(Candle candle, Instant open) {
    return new Candle(
        open, candle.open(), candle.high(), candle.low(), candle.close(), candle.volume());
  }

  private static List<Candle> with(List<Candle> some, Candle... last) {
    List<Candle> all = new ArrayList<>(some.subList(0, some.size() - 1));
    all.addAll(List.of(last));
    return all;
  }

  private static CandleSeries tape(int... hours) {
    return CandleSourceContract.tape(hours);
  }

  private static Candle candle(int hour) {
    return CandleSourceContract.candle(hour);
  }

  private static Instant hour(int i) {
    return CandleSourceContract.hour(i);
  }
}
