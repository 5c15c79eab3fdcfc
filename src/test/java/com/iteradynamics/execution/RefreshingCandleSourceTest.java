package com.iteradynamics.execution;

import static com.iteradynamics.execution.VenueWindow.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a window asks the venue for, and how long it waits. */
class RefreshingCandleSourceTest extends CandleSourceContract {
  private final VenueWindow at = new VenueWindow();

  @Override
  protected CandleSource holding(CandleSeries candles) {
    return at.source(MemoryCandles.of(candles));
  }

  @ParameterizedTest(name = "recorded {0}, at the venue {1}: asks for {2}, lacks {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // recorded        | at the venue      | asked            | lacking then  | what is said
        "300-899           | 0-999             |                  |               |",
        "300-898           | 0-999             | 898-899          |               |",
        "300-890           | 0-999             | 890-899          |               |",
        // The hour before what is missing is compared. Nothing of the window is there: all of it,
        // ten days at a time.
        "                  | 0-999             | 300-539 540-779 780-899 |        |",
        "0-100             | 0-999             | 300-539 540-779 780-899 |        |",
        // What is older than the oldest candle of the window is not asked for.
        "700-898           | 0-999             | 898-899          |               |",
        // Gaps: near ones together, far ones apart.
        "300-499,510-898   | 0-999             | 499-509 898-899  |               |",
        "300-799,810-898   | 0-999             | 799-899          |               |",
        "300-499,510-899   | 0-999             | 499-509          |               |",
        // Older candles than the window's hours do not matter.
        "100-200,300-898   | 0-999             | 898-899          |               |",
        // What the venue has not got stays a gap, and the newest hour is there all the same.
        "300-799,810-898   | 0-802,806-999     | 799-899          | 803-805       |"
            + " the venue has no candle of 3 hours from H803",
        "300-309,311-319,321-899 | 0-309,321-999 | 309-320        | 310-310,320-320 |"
            + " the venue has no candle of H310 and of 1 other gap",
        // The newest is late for ever.
        "300-898           | 0-898             | 898-899 898-899 898-899 | 899-899 |"
            + " the venue has no candle of H899, polled 3 times",
        "300-890           | 0-895             | 890-899 895-899 895-899 | 896-899 |"
            + " the venue has no candle of 4 hours from H896, polled 3 times",
      })
  void asksForWhatTheWindowLacksAndKeepsIt(
      String recorded, String venue, String asked, String lacking, String said) {
    at.recorded(tape(hours(recorded)));
    at.feed = new ScriptedFeed(tape(hours(venue)), () -> at.now);
    CandleWindow window = at.completed();

    assertEquals(asked == null ? "" : asked, at.asked());
    TreeSet<Integer> wanted = new TreeSet<>(List.of(boxed(hours(span(recorded)))));
    wanted.removeAll(List.of(boxed(hours(lacking))));
    assertEquals(List.copyOf(wanted), opened(window));
    assertEquals(said == null ? List.of() : List.of(said), shown(window.notes()));
    assertEquals(at.archive.window(PRODUCT, hour(HOUR), COUNT).closed().candles(), candles(window));
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
    at.recorded(TAPE.first(899));
    at.feed.publishedAfter = Duration.ofSeconds(published);
    at.now = hour(HOUR).plusSeconds(second);
    at.until = at.now.plusSeconds(left);
    CandleWindow window = at.completed();
    assertEquals(waits, at.pauses.size());
    assertTrue(at.pauses.stream().allMatch(Duration.ofSeconds(20)::equals));
    assertEquals(complete, window.stale(hour(HOUR)).isEmpty(), () -> "" + window.notes());
    assertEquals(complete, window.notes().isEmpty());
  }

  @Test
  void isNotAskedWhenTheTickHasNoTimeLeft() {
    at.recorded(TAPE.first(899));
    at.until = at.now.plusSeconds(29);
    assertEquals(
        List.of("there was no time left to poll the venue for H899"),
        shown(at.completed().notes()));
    assertEquals("", at.asked());
  }

  @Test
  void stopsAskingWhenTheTimeIsOverAndKeepsWhatCame() {
    at.feed.answer =
        usual -> {
          at.now = at.now.plusSeconds(50);
          return usual;
        };
    CandleWindow window = at.completed();
    assertEquals("300-539 540-779", at.asked());
    assertEquals(
        List.of("there was no time left to poll the venue for 120 hours from H780"),
        shown(window.notes()));
    assertEquals(480, window.closed().size(), "the older hours, without a hole");
  }

  @Test
  void aReaderPollsNothing() {
    assertEquals(0, at.source().window(PRODUCT, hour(HOUR), COUNT).closed().size());
    assertEquals("", at.asked());
  }

  @Test
  void knowsTheOpenOfTheFormingCandleFromTheVenue() {
    CandleSource source = at.source();
    at.feed.open = new Result.Ok<>(OptionalDouble.of(1_000.5));
    assertEquals(OptionalDouble.of(1_000.5), source.openAt(PRODUCT, hour(HOUR)));
    for (Result<OptionalDouble> none :
        List.of(
            new Result.Failed<OptionalDouble>("away"),
            new Result.Ok<>(OptionalDouble.empty()),
            new Result.Ok<>(OptionalDouble.of(0)),
            new Result.Ok<>(OptionalDouble.of(-3)),
            new Result.Ok<>(OptionalDouble.of(Double.NaN)),
            new Result.Ok<>(OptionalDouble.of(Double.POSITIVE_INFINITY)))) {
      at.feed.open = none;
      assertEquals(OptionalDouble.empty(), source.openAt(PRODUCT, hour(HOUR)), none::toString);
    }
  }

  private static Integer[] boxed(int[] hours) {
    return IntStream.of(hours).boxed().toArray(Integer[]::new);
  }
}
