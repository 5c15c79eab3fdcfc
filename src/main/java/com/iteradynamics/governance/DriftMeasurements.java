package com.iteradynamics.governance;

import com.iteradynamics.governance.Windows.CellColumn;
import com.iteradynamics.governance.Windows.RateColumn;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.CalibrationBins;
import com.iteradynamics.model.DriftBaseline;
import com.iteradynamics.model.DriftBaseline.BaselineContext;
import com.iteradynamics.model.DriftBaseline.FeatureBaseline;
import com.iteradynamics.model.DriftBaseline.RateBaseline;
import com.iteradynamics.model.DriftLimits;
import com.iteradynamics.model.forest.Feature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Features and rates of the last window beside a baseline. */
final class DriftMeasurements {
  /** A feature that is the same, or unknown, in so many candles in a row stands still. */
  static final int STILL_HOURS = 24;

  private final DriftBaseline baseline;
  private final Windows windows;
  private final Windows.Span span;
  private final int least;
  private final int candles;

  /**
   * @param asOf the end of the window, not in it
   */
  DriftMeasurements(DriftBaseline baseline, Windows windows, Instant asOf) {
    this.baseline = baseline;
    this.windows = windows;
    long to = asOf.getEpochSecond();
    this.span =
        new Windows.Span(to - baseline.windowHours() * CandleSeries.INTERVAL.toSeconds(), to);
    this.least = Windows.least(baseline.windowHours());
    this.candles = windows.candle(span.to()) - windows.candle(span.from());
  }

  /**
   * Each feature's PSI and KS distance, and for how many hours it stood still. A feature that is
   * not known although the candles are there has stopped moving, which is worth a check.
   */
  List<Measurement> features() {
    List<Measurement> looks = new ArrayList<>();
    for (FeatureBaseline usual : baseline.features()) {
      Optional<Feature> feature = Feature.of(usual.name());
      if (feature.isEmpty()) {
        looks.add(
            new Measurement.NotMeasured(Group.FEATURES, usual.name(), "no feature has this name"));
        continue;
      }
      looks.addAll(distances(usual, feature.get()));
      if (candles >= least) {
        looks.add(still(usual.name(), feature.get()));
      }
    }
    return looks;
  }

  private List<Measurement> distances(FeatureBaseline usual, Feature feature) {
    int[] deciles = counts(feature, usual.deciles());
    int known = IntStream.of(deciles).sum();
    if (known < least) {
      return List.of(unknown(usual.name(), known));
    }
    int[] percentiles = counts(feature, usual.percentiles());
    double psi = Distance.psi(usual.deciles(), deciles);
    double ks = Distance.ks(usual.percentiles(), percentiles);
    return List.of(
        seen(usual, ".psi", psi, "population stability index"),
        seen(usual, ".ks", ks, "Kolmogorov-Smirnov distance"));
  }

  private Measurement.NotMeasured unknown(String name, int known) {
    return candles < least
        ? new Measurement.NotMeasured(Group.FEATURES, name, few(known) + ": candles are missing")
        : new Measurement.NotMeasured(
            Group.FEATURES,
            name,
            few(known) + ": the candles are there, and what it is made of does not move",
            AlertLevel.WATCH);
  }

  private Measurement.Measured still(String name, Feature feature) {
    int hours = windows.still(feature, span, STILL_HOURS);
    return new Measurement.Measured(
        Group.FEATURES,
        name + ".still",
        hours,
        DriftLimits.above(0, baseline.windowHours()),
        String.format(
            Locale.ROOT,
            "%s stood still in %d of the %d candles of the last %d days (%d or more in a row)",
            name,
            hours,
            candles,
            days(),
            STILL_HOURS));
  }

  private int[] counts(Feature feature, CalibrationBins reference) {
    double[] values = windows.values(feature, List.of(span));
    return CellColumn.of(reference, values).counts(0, values.length);
  }

  private Measurement.Measured seen(
      FeatureBaseline usual, String suffix, double value, String called) {
    return new Measurement.Measured(
        Group.FEATURES,
        usual.name() + suffix,
        value,
        suffix.equals(".psi") ? usual.psi() : usual.ks(),
        String.format(
            Locale.ROOT,
            "%s of the last %d days against training: %s %.3f",
            usual.name(),
            days(),
            called,
            value));
  }

  /**
   * The share of hours in each regime and with each decision.
   *
   * @param live what the records' newest was made beside; empty when there is no record
   */
  List<Measurement> rates(Optional<BaselineContext> live) {
    if (baseline.rates().isEmpty()) {
      return both("the baseline has no rates: no strategy ran in training");
    }
    if (live.isEmpty()) {
      return both("there is no record of the last " + days() + " days");
    }
    Optional<String> other = other(live.get());
    if (other.isPresent()) {
      return both("not comparable: " + other.get());
    }
    // Hours that are missing are missing for all rates of a group: said once.
    return baseline.rates().stream().map(this::rate).distinct().toList();
  }

  private static List<Measurement> both(String why) {
    return List.of(
        new Measurement.NotMeasured(Group.REGIMES, why),
        new Measurement.NotMeasured(Group.DECISIONS, why));
  }

  /** What the rates were made for instead; empty when it is the same. */
  private Optional<String> other(BaselineContext live) {
    BaselineContext usual = baseline.beside();
    if (!live.strategy().equals(usual.strategy())) {
      return Optional.of(
          "the rates were made for "
              + usual.strategy()
              + ", the records are of "
              + live.strategy());
    }
    return live.settings().equals(usual.settings())
        ? Optional.empty()
        : Optional.of(
            "the rates were made for the settings "
                + words(usual)
                + ", the records are of "
                + words(live));
  }

  private static String words(BaselineContext beside) {
    return beside.settings().isEmpty() ? "by default" : beside.settings().toString();
  }

  private Measurement rate(RateBaseline usual) {
    Optional<Rate> rate = Rate.named(usual.name());
    if (rate.isEmpty()) {
      return new Measurement.NotMeasured(
          Group.DECISIONS, usual.name(), "no regime or decision has this name");
    }
    Group group = rate.get().group();
    List<RecordedHour> hours = windows.hours(span);
    RateColumn column = RateColumn.of(rate.get(), hours);
    OptionalDouble share = column.share(0, hours.size(), least);
    if (share.isEmpty()) {
      String records = few(column.knownHours(0, hours.size()));
      return new Measurement.NotMeasured(
          group, records + (hours.size() < least ? " in records" : ": the others say nothing"));
    }
    double value = share.getAsDouble();
    return new Measurement.Measured(
        group,
        usual.name(),
        value,
        usual.limits(),
        String.format(
            Locale.ROOT,
            "%s in %.2f %% of the hours of the last %d days, %.2f %% in training",
            usual.name(),
            100 * value,
            days(),
            100 * usual.share()));
  }

  private String few(int known) {
    return known + " of " + baseline.windowHours() + " hours are known, and it takes " + least;
  }

  private int days() {
    return baseline.windowHours() / 24;
  }
}
