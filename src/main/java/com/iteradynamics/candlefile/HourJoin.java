package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Joins candles of minutes to hours: first open, highest high, lowest low, last close, and the sum
 * of the volumes. Only an hour of which no candle is missing is made.
 *
 * <p>Volumes are added with compensation (Neumaier 1974), so that the sum is that of the exact
 * values rounded once, but for the last bit in rare cases, in whatever order they come.
 */
final class HourJoin {
  private static final long HOUR_SECONDS = CandleSeries.INTERVAL.toSeconds();

  private final CandleLength length;
  private final Duration step;
  private final CandleSeriesBuilder hours;
  private Optional<Instant> previous = Optional.empty();
  private int rows;
  private int made;

  private long hour;
  private int parts;
  private int traded;
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;
  private double lost;

  private int incomplete;
  private long firstIncomplete;
  private int firstParts;
  private boolean lastIncomplete;

  /** Adds whole hours to {@code hours}. */
  HourJoin(CandleLength length, CandleSeriesBuilder hours) {
    this.length = length;
    this.step = Duration.ofSeconds(length.seconds());
    this.hours = hours;
  }

  /**
   * Adds a candle.
   *
   * @return why it cannot stand here; empty when it can and was added
   */
  Optional<String> add(Candle candle) {
    Optional<String> problem = CandleRules.problem(candle, previous, step);
    previous = Optional.of(candle.openTime());
    if (problem.isEmpty()) {
      rows++;
      append(candle);
    }
    return problem;
  }

  /** Counts a candle that the file has, and in which nothing was traded. */
  void addNothing(long second) {
    rows++;
    enter(second);
    parts++;
  }

  private void enter(long second) {
    long own = second - Math.floorMod(second, HOUR_SECONDS);
    if (parts == 0 || own != hour) {
      end();
      hour = own;
    }
  }

  private void append(Candle candle) {
    enter(candle.openTime().getEpochSecond());
    if (traded == 0) {
      open = candle.open();
      high = candle.high();
      low = candle.low();
      volume = 0;
      lost = 0;
    }
    parts++;
    traded++;
    high = Math.max(high, candle.high());
    low = Math.min(low, candle.low());
    close = candle.close();
    addVolume(candle.volume());
  }

  private void addVolume(double more) {
    double sum = volume + more;
    lost += volume >= more ? volume - sum + more : more - sum + volume;
    volume = sum;
  }

  private void end() {
    if (parts == 0) {
      return;
    }
    if (parts == length.inAnHour() && traded > 0) {
      made++;
      hours.add(hour, open, high, low, close, volume + lost);
      lastIncomplete = false;
    } else if (traded > 0) {
      if (incomplete++ == 0) {
        firstIncomplete = hour;
        firstParts = parts;
      }
      lastIncomplete = true;
    }
    parts = 0;
    traded = 0;
  }

  /** The hours; adds to {@code notices} what was joined, and what was left out. */
  CandleSeries build(List<String> notices) {
    boolean full = parts == length.inAnHour();
    int lastParts = parts;
    end();
    notices.add(
        String.format(
            Locale.ROOT,
            "%d candles of %s are joined to %d hours",
            rows,
            CandleLength.words(length.seconds()),
            made));
    int within = incomplete - (lastIncomplete && !full ? 1 : 0);
    if (within > 0) {
      notices.add(
          String.format(
              Locale.ROOT,
              "%s left out, as not all %d candles of each are there: the first is %s, which has %d",
              within == 1 ? "1 hour is" : within + " hours are",
              length.inAnHour(),
              CandleLength.at(firstIncomplete),
              firstParts));
    }
    if (incomplete > within) {
      notices.add(
          String.format(
              Locale.ROOT,
              "the last hour, %s, is left out: it has %d of %d candles",
              CandleLength.at(hour),
              lastParts,
              length.inAnHour()));
    }
    return hours.build();
  }
}
