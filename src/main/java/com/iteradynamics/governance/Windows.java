package com.iteradynamics.governance;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.CalibrationBins;
import com.iteradynamics.model.forest.Feature;
import com.iteradynamics.model.forest.FeatureColumns;
import java.util.List;
import java.util.OptionalDouble;
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
  private final List<RecordedHour> hours;

  /**
   * @param hours oldest first
   */
  Windows(CandleSeries candles, List<RecordedHour> hours) {
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
  CellColumn cells(Feature feature, CalibrationBins reference) {
    return CellColumn.of(
        reference,
        IntStream.range(0, candles.size()).mapToDouble(i -> features.at(feature, i)).toArray());
  }

  /** In which hours a rate's was so. */
  RateColumn rate(Rate rate) {
    return RateColumn.of(rate, hours);
  }

  /** The hours of a span. */
  List<RecordedHour> hours(Span span) {
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

  /** In which cell of a distribution each value of a column is. Immutable. */
  static final class CellColumn {
    private static final short UNKNOWN = -1;

    private final CalibrationBins reference;
    private final short[] cells;

    private CellColumn(CalibrationBins reference, short[] cells) {
      this.reference = reference;
      this.cells = cells;
    }

    /**
     * The cells of {@code values}.
     *
     * @param values one that is not finite is not known
     */
    static CellColumn of(CalibrationBins reference, double[] values) {
      double[] edges = reference.edgeColumn();
      short[] cells = new short[values.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] =
            Double.isFinite(values[i]) ? (short) CalibrationBins.cell(edges, values[i]) : UNKNOWN;
      }
      return new CellColumn(reference, cells);
    }

    /** How many of the known values {@code from..to}, without {@code to}, are in each cell. */
    int[] counts(int from, int to) {
      int[] counts = new int[reference.size()];
      for (int i = from; i < to; i++) {
        if (cells[i] != UNKNOWN) {
          counts[cells[i]]++;
        }
      }
      return counts;
    }
  }

  /** How often something was so, up to each hour of a list. Immutable. */
  static final class RateColumn {
    private final int[] told;
    private final int[] so;

    private RateColumn(int[] told, int[] so) {
      this.told = told;
      this.so = so;
    }

    static RateColumn of(Rate rate, List<RecordedHour> hours) {
      int[] told = new int[hours.size() + 1];
      int[] so = new int[hours.size() + 1];
      for (int i = 0; i < hours.size(); i++) {
        boolean tells = rate.tells(hours.get(i));
        told[i + 1] = told[i] + (tells ? 1 : 0);
        so[i + 1] = so[i] + (tells && rate.holds(hours.get(i)) ? 1 : 0);
      }
      return new RateColumn(told, so);
    }

    /** How many of the hours {@code from..to}, without {@code to}, tell whether it was so. */
    int knownHours(int from, int to) {
      return told[to] - told[from];
    }

    /**
     * The share of these in which it was so.
     *
     * @param least how many have to tell, at least 1
     * @return 0..1; empty when fewer do
     */
    OptionalDouble share(int from, int to, int least) {
      int known = knownHours(from, to);
      return known < least
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) (so[to] - so[from]) / known);
    }
  }
}
