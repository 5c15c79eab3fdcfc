package com.iteradynamics.execution;

import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tick of hour 900 a minute after it began, with a window of the 600 hours before: 300 to 899.
 * Its archive is empty, and its venue has the hours 0 to 999, each when it is closed.
 */
final class VenueWindow {
  static final String PRODUCT = "BTC-USD";
  static final int HOUR = 900;
  static final int COUNT = 600;
  static final CandleSeries TAPE = CandleSourceContract.tape(IntStream.range(0, 1_000).toArray());

  private static final Pattern TIME = Pattern.compile("2026-\\S+?Z");

  final List<Duration> pauses = new ArrayList<>();
  Instant now = hour(HOUR).plusSeconds(60);
  Instant until = now.plusSeconds(120);
  MemoryCandles archive = new MemoryCandles();
  ScriptedFeed feed = new ScriptedFeed(TAPE, () -> now);

  /** Puts these hours into the archive, and forgets others. */
  void recorded(CandleSeries candles) {
    archive = MemoryCandles.of(candles);
  }

  CandleSource source() {
    return source(archive);
  }

  CandleSource source(CandleArchive of) {
    return new RefreshingCandleSource(
        of,
        feed,
        () -> now,
        duration -> {
          pauses.add(duration);
          now = now.plus(duration);
        });
  }

  /** What is recorded. */
  CandleWindow window() {
    return source().window(PRODUCT, hour(HOUR), COUNT);
  }

  /** The same, completed. */
  CandleWindow completed() {
    return source().completed(window(), hour(HOUR), COUNT, until);
  }

  /** The spans that the venue was asked for: {@code 300-539 540-779}. */
  String asked() {
    return feed.asked.stream()
        .map(span -> span.split("\\.\\.", 2))
        .map(ends -> number(ends[0]) + "-" + number(ends[1]))
        .collect(Collectors.joining(" "));
  }

  /** Notes with times as the hours of this window: {@code H899}. */
  static List<String> shown(List<String> notes) {
    return notes.stream()
        .map(note -> TIME.matcher(note).replaceAll(time -> "H" + number(time.group())))
        .toList();
  }

  /** Which hours a window has. */
  static List<Integer> opened(CandleWindow window) {
    return candles(window).stream().map(candle -> number(candle.openTime())).toList();
  }

  static List<Candle> candles(CandleWindow window) {
    return window.closed().candles();
  }

  /** The hours of {@code 0-3,7-9}. */
  static int[] hours(String spans) {
    if (spans == null || spans.isBlank()) {
      return new int[0];
    }
    return List.of(spans.split(",")).stream()
        .map(span -> span.split("-"))
        .flatMapToInt(
            ends -> IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
        .toArray();
  }

  /** The candle with another close. */
  static Candle changed(Candle candle, double close) {
    return new Candle(
        candle.openTime(), candle.open(), candle.high(), candle.low(), close, candle.volume());
  }

  private static Instant hour(int i) {
    return CandleSourceContract.hour(i);
  }

  /** Which hour it is. */
  static int number(Instant time) {
    return (int) Duration.between(hour(0), time).toHours();
  }

  private static int number(String time) {
    return number(Instant.parse(time));
  }
}
