package com.iteradynamics.governance;

import com.iteradynamics.governance.JointLimits.Band;
import com.iteradynamics.governance.JointLimits.Measure;
import com.iteradynamics.governance.Windows.CellColumn;
import com.iteradynamics.governance.Windows.RateColumn;
import com.iteradynamics.governance.Windows.Span;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.CalibrationBins;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.DriftBaseline.FeatureBaseline;
import com.iteradynamics.model.DriftBaseline.RateBaseline;
import com.iteradynamics.model.DriftLimits;
import com.iteradynamics.model.forest.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Makes baselines. Limits are those of windows of the training span itself: contiguous ones as long
 * as the window that is measured later, one begun every day. These are all the blocks of a block
 * bootstrap (Künsch 1989) whose block is the window: neighbouring hours stay together, which is
 * what textbook limits forget.
 *
 * <p>{@link #WATCH_SHARE} of these windows have a measure beyond its watch limits. Alarm limits
 * begin where {@link #ALARM_SHARE} of them do, and are then moved out: the span is cut into {@value
 * #FOLDS} parts, limits are made from all but one of them, and each limit moves as far as it takes
 * for the windows of the parts left out to be beyond in that share at most. Months that nobody has
 * seen stray farther than those that limits were made from.
 */
public final class Baselines {
  /** At most this share of the training span's windows has a measure beyond its watch limits. */
  static final double WATCH_SHARE = 0.05;

  /** At most this share has one beyond its alarm limits, in parts of the span left out, too. */
  static final double ALARM_SHARE = 0.01;

  /** Windows without overlap that a span has to hold at least. */
  static final int LEAST_WINDOWS = 10;

  static final int FOLDS = 5;
  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();
  private static final long DAY = 24 * HOUR;
  private static final long WINDOW = Windows.HOURS * HOUR;
  private static final int DECILES = 10;
  private static final int PERCENTILES = 100;

  private final Windows windows;
  private final Span all;
  private final long[] starts;
  private final List<Rate> rates;

  private Baselines(Windows windows, Span all) {
    this.windows = windows;
    this.all = all;
    int count = (int) ((all.to() - all.from() - WINDOW) / DAY) + 1;
    starts = IntStream.range(0, count).mapToLong(k -> all.from() + k * DAY).toArray();
    rates = Rate.all().stream().filter(rate -> isUsable(shares(rate))).toList();
  }

  /** The result of making one. */
  public sealed interface Made {
    /** There is one. */
    record Baseline(DriftBaseline baseline) implements Made {}

    /** There is none, for this reason. */
    record Not(String why) implements Made {}
  }

  /**
   * The baseline of a training span.
   *
   * @param candles of the span
   * @param hours what was seen and decided in it, oldest first; none when there is no strategy to
   *     ask, and then there are no rates
   * @param beside what the hours depend on
   */
  public static Made of(
      CandleSeries candles, List<RecordedHour> hours, DriftBaseline.BaselineContext beside) {
    int needed = LEAST_WINDOWS * Windows.HOURS;
    if (candles.size() < needed) {
      return new Made.Not(
          String.format(
              Locale.ROOT,
              "%,d candles are too few to say how far a month strays from the others; it takes %,d",
              candles.size(),
              needed));
    }
    Span all =
        new Span(candles.openEpochSecond(0), candles.openEpochSecond(candles.size() - 1) + HOUR);
    Baselines baselines = new Baselines(new Windows(candles, hours), all);
    for (Feature feature : Feature.values()) {
      if (!baselines.isKnown(feature)) {
        return new Made.Not(
            feature.word() + " does not vary, or is not known, in too many of these candles");
      }
    }
    return new Made.Baseline(baselines.made(beside));
  }

  private boolean isKnown(Feature feature) {
    double[] values = windows.values(feature, List.of(all));
    return DoubleStream.of(values).distinct().limit(2).count() == 2
        && isUsable(distances(feature, CalibrationBins.of(values, PERCENTILES), Distance::ks));
  }

  private DriftBaseline made(DriftBaseline.BaselineContext beside) {
    List<Measure> measures = measures(List.of(all));
    List<Band> watched = JointLimits.bands(measures, WATCH_SHARE);
    List<Band> alarming = JointLimits.bands(measures, ALARM_SHARE);
    double[] margins = margins(measures.size());
    List<DriftLimits> limits = new ArrayList<>();
    for (int m = 0; m < measures.size(); m++) {
      Band watch = watched.get(m);
      Measure measure = measures.get(m);
      Band alarm = alarming.get(m).stretched(measure.usual(), margins[m]);
      double high = Math.max(watch.high(), alarm.high());
      limits.add(
          measure.twoSided()
              ? new DriftLimits(
                  Math.max(0, Math.min(watch.low(), alarm.low())),
                  watch.low(),
                  watch.high(),
                  Math.min(1, high))
              : DriftLimits.above(watch.high(), high));
    }
    return new DriftBaseline(
        Windows.HOURS,
        Instant.ofEpochSecond(all.from()),
        Instant.ofEpochSecond(all.to() - HOUR),
        features(limits),
        IntStream.range(0, rates.size()).mapToObj(r -> rate(r, limits)).toList(),
        beside);
  }

  private List<FeatureBaseline> features(List<DriftLimits> limits) {
    List<FeatureBaseline> features = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      int f = features.size();
      double[] values = windows.values(feature, List.of(all));
      features.add(
          new FeatureBaseline(
              feature.word(),
              CalibrationBins.of(values, DECILES),
              CalibrationBins.of(values, PERCENTILES),
              limits.get(2 * f),
              limits.get(2 * f + 1)));
    }
    return features;
  }

  private RateBaseline rate(int r, List<DriftLimits> limits) {
    Rate rate = rates.get(r);
    return new RateBaseline(rate.word(), usual(rate), limits.get(2 * Feature.NAMES.size() + r));
  }

  private double usual(Rate rate) {
    return windows
        .rate(rate)
        .share(windows.hour(all.from()), windows.hour(all.to() + HOUR), 1)
        .orElseThrow();
  }

  /** All measures over all windows, where {@code reference} is what features are compared with. */
  private List<Measure> measures(List<Span> reference) {
    List<Measure> measures = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      double[] values = windows.values(feature, reference);
      double[] psi = distances(feature, CalibrationBins.of(values, DECILES), Distance::psi);
      double[] ks = distances(feature, CalibrationBins.of(values, PERCENTILES), Distance::ks);
      measures.add(new Measure(psi, 0, false));
      measures.add(new Measure(ks, 0, false));
    }
    for (Rate rate : rates) {
      measures.add(new Measure(shares(rate), usual(rate), true));
    }
    return measures;
  }

  /** By how much each alarm limit has to be moved out for what it was not made from, &gt;= 1. */
  private double[] margins(int measures) {
    List<double[]> stretches = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      stretches.addAll(stretches(fold(fold)));
    }
    List<Measure> beyond =
        IntStream.range(0, measures)
            .mapToObj(m -> stretches.stream().mapToDouble(window -> window[m]).toArray())
            .map(column -> new Measure(column, 0, false))
            .toList();
    return JointLimits.bands(beyond, ALARM_SHARE).stream()
        .mapToDouble(band -> Math.max(1, band.high()))
        .toArray();
  }

  private Span fold(int k) {
    long length = (all.to() - all.from()) / FOLDS;
    long from = all.from() + k * length;
    return new Span(from, k == FOLDS - 1 ? all.to() : from + length);
  }

  /** How far each window of {@code out} goes, by measure, to limits that were made without it. */
  private List<double[]> stretches(Span out) {
    Span before = new Span(all.from(), out.from());
    List<Measure> measures = measures(List.of(before, new Span(out.to(), all.to())));
    int[] others =
        IntStream.range(0, starts.length)
            .filter(w -> starts[w] >= out.to() || starts[w] + WINDOW <= out.from())
            .toArray();
    List<Measure> seen = measures.stream().map(measure -> measure.of(others)).toList();
    List<Band> bands = JointLimits.bands(seen, ALARM_SHARE);
    return IntStream.range(0, starts.length)
        .filter(w -> starts[w] >= out.from() && starts[w] + WINDOW <= out.to())
        .mapToObj(
            w ->
                IntStream.range(0, measures.size())
                    .mapToDouble(m -> bands.get(m).stretch(measures.get(m), w))
                    .toArray())
        .toList();
  }

  private double[] distances(
      Feature feature,
      CalibrationBins reference,
      ToDoubleBiFunction<CalibrationBins, int[]> distance) {
    CellColumn cells = windows.cells(feature, reference);
    double[] distances = new double[starts.length];
    for (int w = 0; w < distances.length; w++) {
      int[] counts = cells.counts(windows.candle(starts[w]), windows.candle(starts[w] + WINDOW));
      boolean known = IntStream.of(counts).sum() >= Windows.least(Windows.HOURS);
      distances[w] = known ? distance.applyAsDouble(reference, counts) : Double.NaN;
    }
    return distances;
  }

  private double[] shares(Rate rate) {
    RateColumn column = windows.rate(rate);
    double[] shares = new double[starts.length];
    for (int w = 0; w < shares.length; w++) {
      int from = windows.hour(starts[w]);
      int to = windows.hour(starts[w] + WINDOW);
      shares[w] = column.share(from, to, Windows.least(Windows.HOURS)).orElse(Double.NaN);
    }
    return shares;
  }

  /** Whether it is known in windows enough, and varies. */
  private static boolean isUsable(double[] values) {
    double[] known = DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
    return known.length > (LEAST_WINDOWS - 1) * Windows.HOURS / 24
        && DoubleStream.of(known).distinct().limit(2).count() == 2;
  }
}
