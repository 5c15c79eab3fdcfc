package com.iteradynamics.execution;

import static com.iteradynamics.execution.VenueWindow.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.CandleAppend;
import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.execution.port.HourSpan;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fills of an archive over the hours of {@link VenueWindow}, at hour 2000. */
class CandleSyncTest {
  private final VenueWindow at = new VenueWindow();
  private final List<Instant> reached = new ArrayList<>();

  CandleSyncTest() {
    at.now = hour(2_000);
  }

  @ParameterizedTest(name = "recorded {0}, at the venue {1}, from {2}: asks for {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // recorded    | at the venue   | wanted | asked           | added, same | filled | missing
        "              | 0-999          | 0-99    | 0-99           | 100, 0      | 0      |",
        "0-99          | 0-999          | 0-99    |                | 0, 0        | 0      |",
        // The hours beside what is missing are compared.
        "0-99          | 0-999          | 99-120  | 99-120         | 21, 1       | 0      |",
        "50-99         | 0-999          | 0-99    | 0-50           | 50, 1       | 0      |",
        "0-99,110-199  | 0-999          | 0-199   | 99-110         | 10, 2       | 1      |",
        "0-99,110-199  | 0-999          | 105-107 | 104-108        | 5, 0        | 1      |",
        // Near gaps are fetched with what lies between them, far ones apart.
        "0-9,11-19,21-199   | 0-999     | 0-199   | 9-21           | 2, 11       | 2      |",
        "0-9,11-499,501-599 | 0-999     | 0-599   | 9-11 499-501   | 2, 4        | 2      |",
        // Thirty days at a time.
        "              | 0-1999         | 0-1999  | 0-719 720-1439 1440-1999 | 2000, 0 | 0 |",
        // What the venue has not got stays a gap.
        "0-9,20-29     | 0-12,15-999    | 0-29    | 9-20           | 8, 2        | 0      | 13-14",
        "0-9,11-19,21-29 | 0-19,21-999  | 0-29    | 9-21           | 1, 11       | 1      | 20-20",
        "0-9           | 0-14           | 9-19    | 9-19           | 5, 1        | 0      | 15-19",
      })
  void fetchesWhatTheArchiveLacks(
      String recorded,
      String venue,
      String wanted,
      String asked,
      String counts,
      int filled,
      String missing) {
    at.recorded(CandleSourceContract.tape(hours(recorded)));
    at.feed = new ScriptedFeed(CandleSourceContract.tape(hours(venue)), () -> at.now);
    CandleSync.Report report = run(wanted, false);
    assertEquals(asked == null ? "" : asked, at.asked());
    assertEquals(counts, report.change().added() + ", " + report.change().same());
    assertEquals(filled, report.gapsFilled());
    assertEquals(missing == null ? "" : missing, spans(report.missing()));
    assertEquals(Optional.empty(), report.failure());
    assertEquals(at.feed.asked.size(), reached.size());
  }

  @Test
  void anHourWithOtherValuesStaysAndIsReported() {
    at.recorded(series(changed(candle(9), 110)));
    CandleSync.Report report = run("9-12", false);
    assertEquals(
        new CandleAppend(
            3,
            0,
            0,
            List.of(
                "[BTC-USD 2026-03-01T09:00Z] is recorded with other values: 109 119 99 110 9, now"
                    + " 109 119 99 114 9")),
        report.change());
    assertEquals(110, at.archive.recorded(PRODUCT, hour(9), hour(9)).close(0));
  }

  @Test
  void everyHourIsFetchedAndReplacedWhenTheVenueMayWin() {
    at.recorded(series(candle(5), changed(candle(6), 110), candle(7), candle(9)));
    CandleSync.Report report = run("5-9", true);
    assertEquals("5-9", at.asked());
    assertEquals(new CandleAppend(1, 3, 1, List.of()), report.change());
    assertEquals(1, report.gapsFilled());
    assertEquals(
        TAPE.between(hour(5), hour(9)).candles(),
        at.archive.recorded(PRODUCT, hour(0), hour(99)).candles());
  }

  @Test
  void whatCameBeforeAFailureIsKeptAndTheNextFillGoesOn() {
    at.feed = new ScriptedFeed(CandleSourceContract.tape(hours("0-1999")), () -> at.now);
    at.feed.answer =
        usual -> at.feed.asked.size() == 2 ? new Result.Failed<>("503 for now") : usual;
    CandleSync.Report first = run("0-1999", false);
    assertEquals(Optional.of("the venue: 503 for now"), first.failure());
    assertEquals(720, first.change().added());
    assertEquals(List.of(), first.missing(), "as far as it was asked");
    assertEquals(List.of(hour(719)), reached);
    CandleSync.Report second = run("0-1999", false);
    assertEquals("0-719 720-1439 719-1438 1439-1999", at.asked());
    assertEquals(1_280, second.change().added());
    assertEquals(Optional.empty(), second.failure());
    assertEquals(2_000, at.archive.recorded(PRODUCT, hour(0), hour(9_999)).size());
  }

  @Test
  void anAnswerThatCannotBeAndAnArchiveThatIsBrokenEndIt() {
    at.feed.answer = usual -> new Result.Ok<>(List.of(changed(candle(3), -1)));
    assertEquals(
        Optional.of(
            "the venue's candles were refused: [BTC-USD 2026-03-01T03:00Z] close must be > 0, was"
                + " -1"),
        run("0-9", false).failure());
    at.feed.answer = usual -> usual;
    at.archive.broken = Optional.of("the disk is full");
    assertEquals(
        Optional.of("the venue's candles could not be recorded: the disk is full"),
        run("0-9", false).failure());
    assertTrue(at.archive.extent(PRODUCT).isEmpty());
  }

  @Test
  void theFormingCandleIsNeverRecorded() {
    at.now = hour(10).plusSeconds(1_800);
    at.feed = new ScriptedFeed(TAPE, () -> hour(2_000));
    CandleSync.Report report = run("0-12", false);
    assertEquals("10-12", spans(report.missing()));
    assertEquals(hour(9), at.archive.extent(PRODUCT).orElseThrow().newest());
  }

  private CandleSync.Report run(String wanted, boolean replace) {
    int[] all = hours(wanted);
    reached.clear();
    return new CandleSync(at.archive, at.feed, () -> at.now)
        .run(PRODUCT, hour(all[0]), hour(all[all.length - 1]), replace, reached::add);
  }

  private static String spans(List<HourSpan> spans) {
    return spans.stream()
        .map(span -> number(span.first()) + "-" + number(span.last()))
        .collect(Collectors.joining(" "));
  }

  private static CandleSeries series(Candle... candles) {
    return CandleSeries.of(PRODUCT, List.of(candles));
  }

  private static Candle candle(int hour) {
    return CandleSourceContract.candle(hour);
  }

  private static Instant hour(int i) {
    return CandleSourceContract.hour(i);
  }
}
