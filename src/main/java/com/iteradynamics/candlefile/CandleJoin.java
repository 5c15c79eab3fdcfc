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
 * Joins candles to longer ones, those of minutes to hours or those of hours to days: first open,
 * highest high, lowest low, last close, and the sum of the volumes. Only one of which no part is
 * missing is made.
 *
 * <p>Volumes are added with compensation (Neumaier 1974), so that the sum is that of the exact
 * values rounded once, but for the last bit in rare cases, in whatever order they come.
 */
final class CandleJoin {
  private final CandleLength length;
  private final CandleLength whole;
  private final long phase;
  private final Duration step;
  private final CandleSeriesBuilder made;
  private Optional<Instant> previous = Optional.empty();
  private int rows;
  private int count;

  private long begin;
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

  /**
   * Adds whole candles to {@code made}.
   *
   * @param length of those that are joined
   * @param whole of those that are made, a multiple of it
   * @param phase seconds since 1970-01-01T00:00Z at which one of those opens
   */
  CandleJoin(CandleLength length, CandleLength whole, long phase, CandleSeriesBuilder made) {
    this.length = length;
    this.whole = whole;
    this.phase = phase;
    this.step = Duration.ofSeconds(length.seconds());
    this.made = made;
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
    long own = second - Math.floorMod(second - phase, whole.seconds());
    if (parts == 0 || own != begin) {
      end();
      begin = own;
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
    if (parts == inOne() && traded > 0) {
      count++;
      made.add(begin, open, high, low, close, volume + lost);
      lastIncomplete = false;
    } else if (traded > 0) {
      if (incomplete++ == 0) {
        firstIncomplete = begin;
        firstParts = parts;
      }
      lastIncomplete = true;
    }
    parts = 0;
    traded = 0;
  }

  /** The candles; adds to {@code notices} what was joined, and what was left out. */
  CandleSeries build(List<String> notices) {
    boolean full = parts == inOne();
    int lastParts = parts;
    end();
    notices.add(
        String.format(
            Locale.ROOT,
            "%d candles of %s are joined to %d %s",
            rows,
            CandleLength.words(length.seconds()),
            count,
            whole.isHour() ? "hours" : "of " + CandleLength.words(whole.seconds())));
    int within = incomplete - (lastIncomplete && !full ? 1 : 0);
    if (within > 0) {
      notices.add(
          String.format(
              Locale.ROOT,
              "%s left out, as not all %d candles of each are there: the first is %s, which has %d",
              within == 1 ? "1 " + one() + " is" : within + " " + one() + "s are",
              inOne(),
              CandleLength.at(firstIncomplete),
              firstParts));
    }
    if (incomplete > within) {
      notices.add(
          String.format(
              Locale.ROOT,
              "the last %s, %s, is left out: it has %d of %d candles",
              one(),
              CandleLength.at(begin),
              lastParts,
              inOne()));
    }
    return made.build();
  }

  /** How many parts one has. */
  private int inOne() {
    return Math.toIntExact(whole.seconds() / length.seconds());
  }

  private String one() {
    return whole.isHour() ? "hour" : "candle";
  }
}
