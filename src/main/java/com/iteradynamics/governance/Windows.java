package com.iteradynamics.governance;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.Bins;
import com.iteradynamics.model.Feature;
import com.iteradynamics.model.FeatureColumns;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Candles with their features, and hours, both by time, so that a window of either can be found.
 */
final class Windows {
  /** Hours of a window: 30 days. */
  static final int HOURS = 720;

  /** The share of a window's hours that has to be known. */
  private static final double KNOWN = 0.9;

  private final CandleSeries candles;
  private final FeatureColumns features;
  private final List<SeenHour> hours;

  /**
   * @param hours oldest first
   */
  Windows(CandleSeries candles, List<SeenHour> hours) {
    this.candles = candles;
    this.features = FeatureColumns.of(candles, GapRule.DEFAULT);
    this.hours = List.copyOf(hours);
  }

  /**
   * A stretch of time.
   *
   * @param from first second of it
   * @param to the second after it
   */
  record Span(long from, long to) {}

  /** How many hours of a window of {@code hours} have to be known. */
  static int least(int hours) {
    return (int) Math.ceil(KNOWN * hours);
  }

  /** The known values of a feature at the candles of these spans. */
  double[] values(Feature feature, List<Span> spans) {
    return spans.stream()
        .flatMapToInt(span -> IntStream.range(candle(span.from()), candle(span.to())))
        .mapToDouble(i -> features.at(feature, i))
        .filter(Double::isFinite)
        .toArray();
  }

  /**
   * How many candles of a span belong to a run of at least {@code run} in which a feature does not
   * move: it is as at the candle before, or not defined.
   */
  int still(Feature feature, Span span, int run) {
    int end = candle(span.to());
    int still = 0;
    int length = 0;
    double before = Double.NaN;
    for (int i = candle(span.from()); i < end; i++) {
      double value = features.at(feature, i);
      length = Double.isFinite(value) && value != before ? 0 : length + 1;
      still += length == run ? run : length > run ? 1 : 0;
      before = value;
    }
    return still;
  }

  /** In which cell of {@code reference} a feature is at each candle. */
  CellColumn cells(Feature feature, Bins reference) {
    return CellColumn.of(
        reference,
        IntStream.range(0, candles.size()).mapToDouble(i -> features.at(feature, i)).toArray());
  }

  /** In which hours a rate's was so. */
  RateColumn rate(Rate rate) {
    return RateColumn.of(rate, hours);
  }

  /** The hours of a span. */
  List<SeenHour> hours(Span span) {
    return hours.subList(hour(span.from()), hour(span.to()));
  }

  /** The first candle that opened at {@code second} or later. */
  int candle(long second) {
    return first(candles.size(), candles::openEpochSecond, second);
  }

  /** The first hour at {@code second} or later. */
  int hour(long second) {
    return first(hours.size(), i -> hours.get(i).second(), second);
  }

  private static int first(int size, IntToLongFunction at, long second) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (at.applyAsLong(middle) >= second) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
