package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks of hour 900, whose window is the 600 hours before: 300 to 899. */
class UpToDateCandlesTest extends CandleSourceContract {
  private static final String PRODUCT = "BTC-USD";
  private static final int HOUR = 900;
  private static final int COUNT = 600;
  private static final CandleSeries TAPE = tape(IntStream.range(0, 1_000).toArray());

  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = hour(HOUR).plusSeconds(60);
  private Instant until = now.plusSeconds(120);
  private MemoryCandles archive = new MemoryCandles();
  private ScriptedFeed feed = new ScriptedFeed(TAPE, () -> now);

  @Override
  protected CandleSource holding(CandleSeries candles) {
    return source(MemoryCandles.of(candles));
  }

  @ParameterizedTest(name = "recorded {0}, at the venue {1}: asks for {2}, lacks {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // recorded        | at the venue      | asked            | lacking then  | what is said
        "300-899           | 0-999             |                  |               |",
        "300-898           | 0-999             | 899-899          |               |",
        "300-890           | 0-999             | 891-899          |               |",
        // Nothing of the window is there: all of it, ten days at a time.
        "                  | 0-999             | 300-539 540-779 780-899 |        |",
        "0-100             | 0-999             | 300-539 540-779 780-899 |        |",
        // What is older than the oldest candle of the window is not asked for.
        "700-898           | 0-999             | 899-899          |               |",
        // Gaps: near ones together, far ones apart.
        "300-499,510-898   | 0-999             | 500-509 899-899  |               |",
        "300-799,810-898   | 0-999             | 800-899          |               |",
        "300-499,510-899   | 0-999             | 500-509          |               |",
        // Older candles than the window's hours do not matter.
        "100-200,300-898   | 0-999             | 899-899          |               |",
        // What the venue has not got stays a gap, and the newest hour is there all the same.
        "300-799,810-898   | 0-802,806-999     | 800-899          | 803-805       |"
            + " the venue has no candle of 3 hours from H803",
        "300-309,311-319,321-899 | 0-309,321-999 | 310-320        | 310-310,320-320 |"
            + " the venue has no candle of H310 and of 1 other gap",
        // The newest is late for ever.
        "300-898           | 0-898             | 899-899 899-899 899-899 | 899-899 |"
            + " the venue has no candle of H899, asked 3 times",
        "300-890           | 0-895             | 891-899 896-899 896-899 | 896-899 |"
            + " the venue has no candle of 4 hours from H896, asked 3 times",
      })
  void asksForWhatTheWindowLacksAndKeepsIt(
      String recorded, String venue, String asked, String lacking, String said) {
    archive = MemoryCandles.of(tape(hours(recorded)));
    feed = new ScriptedFeed(tape(hours(venue)), () -> now);
    CandleWindow window = completed();

    assertEquals(asked == null ? "" : asked, asked());
    TreeSet<Integer> wanted = new TreeSet<>(List.of(boxed(hours(span(recorded)))));
    wanted.removeAll(List.of(boxed(hours(lacking))));
    assertEquals(List.copyOf(wanted), opened(window));
    assertEquals(said == null ? List.of() : List.of(said), shown(window.notes()));
    assertEquals(archive.window(PRODUCT, hour(HOUR), COUNT).closed().candles(), candles(window));
  }

  /** The window's hours from the first that is recorded in it on. */
  private static String span(String recorded) {
    int first = 300;
    for (int hour : hours(recorded)) {
      if (hour >= 300) {
        first = hour;
        break;
      }
    }
    return first + "-899";
  }

  @ParameterizedTest(name = "{0} s late, tick of H + {1} s, {2} s left: waits {3}, complete {4}")
  @CsvSource({
    // published, the clock, left, pauses, complete
    "0,   10,    120, 0, true",
    "15,  10,    120, 1, true",
    "45,  10,    120, 2, true",
    "70,  10,    120, 2, false",
    "45,  3590,  120, 0, true",
    // As soon as the next hour has begun there is nothing to wait for.
    "3620, 3585, 120, 1, false",
    "7200, 3600, 120, 0, false",
    "9999, 9000, 120, 0, false",
    // The clock may be a little behind: then the hour is not over yet by our time either.
    "0,   -15,   120, 1, true",
    "0,   -60,   120, 2, false",
    // Half a minute is kept for the rest of the tick.
    "15,  10,    50,  1, true",
    "15,  10,    49,  0, false",
    "45,  10,    60,  1, false",
  })
  void waitsForALateCandleWhileTheHourIsYoungAndTheTickHasTime(
      int published, int second, int left, int waits, boolean complete) {
    archive = MemoryCandles.of(TAPE.first(899));
    feed.publishedAfter = Duration.ofSeconds(published);
    now = hour(HOUR).plusSeconds(second);
    until = now.plusSeconds(left);
    CandleWindow window = completed();
    assertEquals(waits, pauses.size());
    assertTrue(pauses.stream().allMatch(Duration.ofSeconds(20)::equals));
    assertEquals(complete, window.stale(hour(HOUR)).isEmpty(), () -> "" + window.notes());
    assertEquals(complete, window.notes().isEmpty());
  }

  @Test
  void isNotAskedWhenTheTickHasNoTimeLeft() {
    archive = MemoryCandles.of(TAPE.first(899));
    until = now.plusSeconds(29);
    assertEquals(
        List.of("there was no time left to ask the venue for H899"), shown(completed().notes()));
    assertEquals("", asked());
  }

  @Test
  void stopsAskingWhenTheTimeIsOverAndKeepsWhatCame() {
    feed.answer =
        usual -> {
          now = now.plusSeconds(50);
          return usual;
        };
    CandleWindow window = completed();
    assertEquals("300-539 540-779", asked());
    assertEquals(
        List.of("there was no time left to ask the venue for 120 hours from H780"),
        shown(window.notes()));
    assertEquals(480, window.closed().size(), "the older hours, without a hole");
  }

  @Test
  void aVenueThatIsAwayIsAskedOnceAndNotWaitedFor() {
    archive = MemoryCandles.of(TAPE.first(899));
    feed.away("no route to host");
    CandleWindow window = completed();
    assertEquals(List.of("the venue: no route to host"), window.notes());
    assertEquals(List.of(), pauses);
    assertEquals(1, feed.asked.size());
    assertEquals(
        Optional.of(
            "no candle of 2026-04-07T11:00:00Z, the newest is 2026-04-07T10:00:00Z; the venue: no"
                + " route to host"),
        window.stale(hour(HOUR)));
    archive = new MemoryCandles();
    assertEquals(List.of("the venue: no route to host"), completed().notes());
    assertEquals(2, feed.asked.size(), "and not for what is newer");
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
                "[BTC-USD 2026-04-07T10:00Z] is not sorted: it comes after 2026-04-07T11:00Z, and 2"
                    + " more",
                List::reversed),
            new Wrong(
                "[BTC-USD 2026-04-07T10:30Z] open time must be on the hour",
                some -> List.of(moved(newest, hour(898).plusSeconds(1_800)))),
            new Wrong(
                "[BTC-USD 2026-04-07T12:00Z] was not asked for", some -> with(some, candle(900))),
            new Wrong(
                "[BTC-USD 2026-04-07T07:00Z] was not asked for, and 895 more",
                some -> TAPE.first(896).candles().reversed()));
    for (Wrong row : table) {
      archive = MemoryCandles.of(TAPE.first(896));
      feed.answer = usual -> new Reading.Read<>(row.made().apply(usual.read().orElseThrow()));
      CandleWindow window = completed();
      assertTrue(
          window.notes().getFirst().startsWith("the venue's candles were refused: " + row.said()),
          window.notes()::toString);
      assertEquals(1, window.notes().size());
      assertEquals(hour(895), window.closed().newest().orElseThrow().openTime());
      assertEquals(List.of(), pauses);
    }
  }

  @Test
  void ofTwoValuesOfAnHourTheRecordedOneStaysAndTheOtherIsTold() {
    archive = MemoryCandles.of(tape(hours("300-799,810-898")));
    feed.answer =
        usual ->
            new Reading.Read<>(
                usual.read().orElseThrow().stream()
                    .map(
                        candle ->
                            hour(850).equals(candle.openTime()) ? changed(candle, 951) : candle)
                    .toList());
    CandleWindow window = completed();
    assertEquals(Optional.empty(), window.stale(hour(HOUR)));
    assertEquals(candle(850), window.closed().candle(550));
    assertEquals(
        List.of(
            "[BTC-USD 2026-04-05T10:00Z] is recorded with other values: 950 960 940 955 850, now"
                + " 950 960 940 951 850"),
        window.notes());
  }

  @Test
  void anArchiveThatCannotBeWrittenIsLeftAsItIs() {
    archive = MemoryCandles.of(TAPE.first(899));
    archive.broken = Optional.of("the disk is full");
    CandleWindow window = completed();
    assertEquals(
        List.of("the venue's candles could not be recorded: the disk is full"), window.notes());
    assertEquals(hour(898), window.closed().newest().orElseThrow().openTime());
  }

  @Test
  void anArchiveThatCannotBeReadAgainLeavesTheWindowThatWasThere() {
    archive = MemoryCandles.of(TAPE.first(899));
    CandleWindow before = source(archive).window(PRODUCT, hour(HOUR), COUNT);
    archive.unreadable = Optional.of("busy");
    now = hour(HOUR + 2);
    until = now.plusSeconds(120);
    CandleWindow after = source(archive).completed(before, hour(HOUR), COUNT, until);
    assertEquals(before.closed().candles(), after.closed().candles());
    assertEquals(List.of(), after.refused());
    assertEquals("the archive could not be read again: busy", after.notes().getFirst());
  }

  @Test
  void aRefusedWindowIsForAPersonAndNobodyIsAsked() {
    archive.unreadable = Optional.of("line 7 is torn");
    CandleWindow window = completed();
    assertEquals(List.of("line 7 is torn"), window.refused());
    assertEquals("", asked());
  }

  @Test
  void whoOnlyLooksAsksNobody() {
    assertEquals(0, source(archive).window(PRODUCT, hour(HOUR), COUNT).closed().size());
    assertEquals("", asked());
  }

  @Test
  void knowsTheOpenOfTheFormingCandleFromTheVenue() {
    CandleSource source = source(archive);
    feed.open = new Reading.Read<>(OptionalDouble.of(1_000.5));
    assertEquals(OptionalDouble.of(1_000.5), source.openAt(PRODUCT, hour(HOUR)));
    for (Reading<OptionalDouble> none :
        List.of(
            new Reading.Unread<OptionalDouble>("away"),
            new Reading.Read<>(OptionalDouble.empty()),
            new Reading.Read<>(OptionalDouble.of(0)),
            new Reading.Read<>(OptionalDouble.of(-3)),
            new Reading.Read<>(OptionalDouble.of(Double.NaN)),
            new Reading.Read<>(OptionalDouble.of(Double.POSITIVE_INFINITY)))) {
      feed.open = none;
      assertEquals(OptionalDouble.empty(), source.openAt(PRODUCT, hour(HOUR)), none::toString);
    }
  }

  @RepeatedTest(20)
  void noVenueMakesAWindowWorse() {
    long seed = new Random().nextLong();
    System.out.println("UpToDateCandlesTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      archive = MemoryCandles.of(some(random, 0.02));
      now = hour(HOUR).plusSeconds(random.nextInt(-120, 8_000));
      until = now.plusSeconds(random.nextInt(150));
      feed = new ScriptedFeed(some(random, 0.01), () -> now);
      feed.publishedAfter = Duration.ofSeconds(random.nextInt(120));
      feed.answer = usual -> spoiled(usual, random);
      CandleWindow before = archive.window(PRODUCT, hour(HOUR), COUNT);
      CandleWindow after = completed();
      String told = "seed " + seed + ", round " + round;
      assertTrue(after.refused().isEmpty(), told);
      assertTrue(after.closed().size() >= before.closed().size(), told);
      List<Candle> kept = new ArrayList<>(before.closed().candles());
      kept.removeIf(candle -> candle.openTime().isBefore(hour(HOUR - COUNT)));
      assertTrue(candles(after).containsAll(kept), told);
      Instant newest = hour(HOUR - 1);
      for (Candle candle : candles(after)) {
        assertTrue(!candle.openTime().isAfter(newest), () -> told + ": forming " + candle);
        boolean known = kept.contains(candle) || !candle.openTime().isAfter(closedBy(now));
        assertTrue(known, () -> told + ": not closed by " + now + " " + candle);
      }
      assertEquals(archive.window(PRODUCT, hour(HOUR), COUNT).closed().candles(), candles(after));
      assertTrue(pauses.size() <= 2, told);
      pauses.clear();
    }
  }

  private static Instant closedBy(Instant now) {
    return now.minus(CandleSeries.INTERVAL);
  }

  private static Reading<List<Candle>> spoiled(Reading<List<Candle>> usual, Random random) {
    List<Candle> candles = new ArrayList<>(usual.read().orElseThrow());
    switch (random.nextInt(8)) {
      case 0 -> {
        return new Reading.Unread<>("away");
      }
      case 1 -> candles.clear();
      case 2 -> candles.addAll(tape(899, 900, 901).candles());
      case 3 -> candles.replaceAll(candle -> changed(candle, random.nextDouble() * 2_000));
      case 4 -> candles.removeIf(candle -> random.nextBoolean());
      default -> {}
    }
    return new Reading.Read<>(candles);
  }

  /** Hours of the tape up to 898, each of them missing with this chance. */
  private static CandleSeries some(Random random, double missing) {
    int first = random.nextInt(850);
    return tape(
        IntStream.range(first, 899).filter(hour -> random.nextDouble() >= missing).toArray());
  }

  private CandleSource source(CandleArchive of) {
    return new UpToDateCandles(
        of,
        feed,
        () -> now,
        duration -> {
          pauses.add(duration);
          now = now.plus(duration);
        });
  }

  private CandleWindow completed() {
    CandleSource source = source(archive);
    return source.completed(source.window(PRODUCT, hour(HOUR), COUNT), hour(HOUR), COUNT, until);
  }

  private String asked() {
    return feed.asked.stream()
        .map(span -> span.replaceAll("\\.\\.", " "))
        .map(span -> number(span.split(" ", 2)[0]) + "-" + number(span.split(" ", 2)[1]))
        .collect(Collectors.joining(" "));
  }

  private static int number(String time) {
    return (int) Duration.between(hour(0), Instant.parse(time)).toHours();
  }

  /** Notes with times as the hours of this test. */
  private static List<String> shown(List<String> notes) {
    return notes.stream()
        .map(
            note ->
                java.util.regex.Pattern.compile("2026-\\S+?Z")
                    .matcher(note)
                    .replaceAll(time -> "H" + number(time.group())))
        .toList();
  }

  private static List<Candle> candles(CandleWindow window) {
    return window.closed().candles();
  }

  private static List<Integer> opened(CandleWindow window) {
    return candles(window).stream().map(candle -> number(candle.openTime().toString())).toList();
  }

  private static Candle changed(Candle candle, double close) {
    return new Candle(
        candle.openTime(), candle.open(), candle.high(), candle.low(), close, candle.volume());
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

  /** The hours of {@code 0-3,7-9}. */
  private static int[] hours(String spans) {
    if (spans == null || spans.isBlank()) {
      return new int[0];
    }
    return List.of(spans.split(",")).stream()
        .map(span -> span.split("-"))
        .flatMapToInt(
            ends -> IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
        .toArray();
  }

  private static Integer[] boxed(int[] hours) {
    return IntStream.of(hours).boxed().toArray(Integer[]::new);
  }
}
