package com.iteradynamics.candlefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Candles of other lengths than an hour, and hourly ones that look like them. */
class CandleLengthTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final int MINUTES_A_CANDLE = 5;

  /** Candles of five minutes, each beginning where the one before ended. */
  private static List<Candle> scan(int hours, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    double price = 10_000;
    for (int i = 0; i < hours * 60 / MINUTES_A_CANDLE; i++) {
      double open = price;
      price *= 1 + random.nextGaussian() / 500;
      candles.add(
          new Candle(
              START.plus(Duration.ofMinutes((long) MINUTES_A_CANDLE * i)),
              open,
              Math.max(open, price) * 1.0005,
              Math.min(open, price) * 0.9995,
              price,
              // Sixteenths, so that every sum is exact.
              random.nextInt(1_000) / 16.0));
    }
    return candles;
  }

  /** Candles of so many minutes, made of finer ones. */
  private static List<Candle> joined(List<Candle> fine, int minutes) {
    int each = minutes / MINUTES_A_CANDLE;
    List<Candle> all = new ArrayList<>();
    for (int i = 0; i + each <= fine.size(); i += each) {
      List<Candle> part = fine.subList(i, i + each);
      all.add(
          new Candle(
              part.getFirst().openTime(),
              part.getFirst().open(),
              part.stream().mapToDouble(Candle::high).max().orElseThrow(),
              part.stream().mapToDouble(Candle::low).min().orElseThrow(),
              part.getLast().close(),
              part.stream().mapToDouble(Candle::volume).sum()));
    }
    return all;
  }

  private static String row(LocalDateTime time, Candle candle) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%s,%s\n",
        TIME.format(time),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume());
  }

  private static String text(List<Candle> candles, ZoneId zone) {
    StringBuilder text = new StringBuilder("Timestamp,Open,High,Low,Close,Volume\n");
    candles.forEach(
        candle -> text.append(row(LocalDateTime.ofInstant(candle.openTime(), zone), candle)));
    return text.toString();
  }

  private static String text(List<Candle> candles) {
    return text(candles, ZoneOffset.UTC);
  }

  private static CandleFile read(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return CandleFormat.read("a.csv", new ByteArrayInputStream(bytes), "BTC-USD", Instant.MAX);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> refused(String text) {
    return assertThrows(CandleFileException.class, () -> read(text)).problems();
  }

  private static List<Candle> where(List<Candle> candles, IntPredicate stays) {
    List<Candle> left = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      if (stays.test(i)) {
        left.add(candles.get(i));
      }
    }
    return left;
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10, 15, 20, 30})
  void finerCandlesAreJoinedToTheSameHours(int minutes) {
    List<Candle> fine = scan(50, minutes);
    CandleFile read = read(text(joined(fine, minutes)));
    assertEquals(joined(fine, 60), read.closed().candles());
    int rows = 50 * 60 / minutes;
    assertEquals(
        List.of(
            String.format(
                Locale.ROOT,
                "a.csv: %d candles of %d minutes are joined to 50 hours",
                rows,
                minutes)),
        read.notices());
  }

  @Test
  void volumesAreAddedAsIfWithoutRounding() {
    List<Candle> minutes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double volume = i == 0 ? 1e16 : 1;
      minutes.add(new Candle(START.plus(Duration.ofMinutes(i)), 1, 1, 1, 1, volume));
    }
    // Added one after the other, each 1 is lost: 1e16.
    assertEquals(1e16 + 60, read(text(minutes)).closed().volume(0));
  }

  @Test
  void anHourThatIsNotWholeIsLeftOutAndTold() {
    List<Candle> quarters = joined(scan(50, 7), 15);
    List<Candle> cut = where(quarters, i -> i != 4 * 10 + 2 && i != 4 * 20 && i < 4 * 49 + 3);
    CandleFile read = read(text(cut));
    List<Candle> hours = joined(scan(50, 7), 60);
    assertEquals(where(hours, i -> i != 10 && i != 20 && i != 49), read.closed().candles());
    assertEquals(
        List.of(
            "a.csv: 197 candles of 15 minutes are joined to 47 hours",
            "a.csv: 2 hours are left out, as not all 4 candles of each are there: the first is"
                + " 2026-01-01T10:00Z, which has 3",
            "a.csv: the last hour, 2026-01-03T01:00Z, is left out: it has 3 of 4 candles",
            "a.csv: 2 hours are missing in 2 gaps: the first at 2026-01-01T10:00Z, 1 candle"),
        read.notices());
  }

  @Test
  void withoutAWholeHourThereIsNothing() {
    List<Candle> quarters = joined(scan(2, 7), 15);
    List<String> problems = refused(text(where(quarters, i -> i != 0 && i != 4)));
    assertEquals("a.csv has no hour that is whole", problems.getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "90, 0, 1 hour 30 minutes, 2026-01-01T01:30Z, 2026-01-01T00:00Z",
    "120, 0, 2 hours, 2026-01-01T02:00Z, 2026-01-01T00:00Z",
    "240, 0, 4 hours, 2026-01-01T04:00Z, 2026-01-01T00:00Z",
    "240, 2, 4 hours, 2026-01-01T06:00Z, 2026-01-01T02:00Z",
    "1440, 0, 1 day (24 hours), 2026-01-02T00:00Z, 2026-01-01T00:00Z",
    "1440, 5, 1 day (24 hours), 2026-01-02T05:00Z, 2026-01-01T05:00Z",
    "10080, 0, 7 days (168 hours), 2026-01-08T00:00Z, 2026-01-01T00:00Z",
    "45, 0, 45 minutes, 2026-01-01T00:45Z, 2026-01-01T00:00Z"
  })
  void anotherLengthIsNamed(
      int minutes, int skippedHours, String length, String at, String before) {
    List<Candle> fine = scan(24 * 60, 3);
    List<Candle> other = joined(fine.subList(12 * skippedHours, fine.size()), minutes);
    for (List<Candle> candles : List.of(other, where(other, i -> i < 8 || i % 11 != 0))) {
      assertEquals(
          List.of(
              String.format(
                  Locale.ROOT,
                  "a.csv:3 has candles of %s, not of an hour: this one opens at %s, the one before it"
                      + " at %s, and most of the others as far apart. Argus reads hourly candles,"
                      + " and joins those of 1, 5, 15 or 30 minutes to hours; export such ones",
                  length,
                  at,
                  before)),
          refused(text(candles)));
    }
  }

  @Test
  void daysOfALocalClockAreDaysToo() {
    List<Candle> days = new ArrayList<>();
    ZoneId zone = ZoneId.of("America/New_York");
    for (int day = 0; day < 120; day++) {
      Instant at = LocalDateTime.of(2026, 1, 1, 0, 0).plusDays(day).atZone(zone).toInstant();
      days.add(new Candle(at, 100, 110, 90, 100, 1));
    }
    assertTrue(refused(text(days)).getFirst().contains("candles of 1 day (24 hours)"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void hourlyCandlesWithHolesStayHourly(long seed) {
    Random random = new Random(seed);
    List<Candle> hours = joined(scan(24 * 200, seed), 60);
    for (int missingOf10 = 0; missingOf10 <= 8; missingOf10++) {
      int share = missingOf10;
      List<Candle> left = where(hours, i -> random.nextInt(10) >= share);
      assertEquals(left, read(text(left)).closed().candles(), share + " of 10 are missing");
    }
    // A feed that was asked only every fourth hour for twenty days, then every night for forty.
    List<Candle> sparse =
        where(hours, i -> i < 1_000 || (i < 1_480 ? i % 4 == 0 : i % 24 == 0) || i > 2_400);
    assertEquals(sparse, read(text(sparse)).closed().candles());
  }

  @ParameterizedTest
  @CsvSource({
    // The header is line 1; of 60 days the first 30 are hourly.
    "30, 722, 30 minutes, 1 hour",
    "240, 722, 4 hours, 1 hour",
    "1440, 722, 1 day (24 hours), 1 hour",
    "15, 2, 1 hour, 15 minutes"
  })
  void twoLengthsInOneFileAreRefusedWithTheLine(int minutes, int line, String words, String usual) {
    List<Candle> fine = scan(24 * (minutes == 30 ? 40 : 60), 5);
    List<Candle> hours = joined(fine, 60);
    List<Candle> others = joined(fine, minutes);
    Instant change = START.plus(Duration.ofDays(30));
    List<Candle> mixed =
        new ArrayList<>(hours.stream().filter(each -> each.openTime().isBefore(change)).toList());
    mixed.addAll(others.stream().filter(each -> !each.openTime().isBefore(change)).toList());
    assertEquals(
        List.of(
            String.format(
                Locale.ROOT,
                "a.csv: from line %d on the candles are of %s, and elsewhere in the file of %s; a file has candles of one length",
                line,
                words,
                usual)),
        refused(text(mixed)));
  }

  @Test
  void timesOfTheCloseAreRefusedOnce() {
    List<Candle> hours =
        joined(scan(30, 1), 60).stream()
            .map(
                each ->
                    new Candle(
                        each.openTime().plusSeconds(3_599),
                        each.open(),
                        each.high(),
                        each.low(),
                        each.close(),
                        each.volume()))
            .toList();
    assertEquals(
        List.of(
            "a.csv:2 this candle, like all others of the file, opens 59 minutes 59 seconds late:"
                + " Timestamp must be when a candle opens, not when it closes, in UTC or with the"
                + " offset of a zone"),
        refused(text(hours)));
  }

  @Test
  void theHourThatALocalClockHasTwiceIsNamed() {
    Instant autumn = Instant.parse("2026-10-31T20:00:00Z");
    List<Candle> hours = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      hours.add(new Candle(autumn.plus(Duration.ofHours(i)), 100, 101, 99, 100 + i / 100.0, 1));
    }
    assertEquals(
        List.of(
            "a.csv:12 [BTC-USD 2026-11-01T01:00Z] this hour is there twice with other values; if"
                + " these are local times, write them in UTC or with their offset"),
        refused(text(hours, ZoneId.of("America/New_York"))));
  }

  @Test
  void aLastLineWithoutAnEndIsTold() {
    String whole = text(joined(scan(3, 1), 60));
    assertEquals(List.of(), read(whole).notices());
    assertEquals(
        List.of("a.csv:4 has no line end: the file may be cut, and its last value too"),
        read(whole.substring(0, whole.length() - 2)).notices());
  }
}
