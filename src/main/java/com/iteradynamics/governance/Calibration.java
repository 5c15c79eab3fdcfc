package com.iteradynamics.governance;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.DriftLimits;
import com.iteradynamics.model.evaluation.Scores;
import com.iteradynamics.model.forest.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What a model said against what came. With p the probability of a rise and y = 1 for a rise, 0 for
 * none, over n outcomes whose 24 hours do not overlap, and which are taken as independent:
 *
 * <ul>
 *   <li>{@code bias}: sum of (y - p) / sqrt(sum of p (1 - p)): whether it rises as often as said
 *   <li>{@code spiegelhalter}: sum of (y - p)(1 - 2p) / sqrt(sum of (1 - 2p)^2 p (1 - p)): whether
 *       the Brier score is what it has to be if the probabilities are true (Spiegelhalter 1986)
 *   <li>{@code harm}: mean / standard error of the log-loss beyond that of always saying the base
 *       rate, 0 when there is none beyond (Diebold and Mariano 1995)
 * </ul>
 *
 * <p>Each is about standard normal when nothing is wrong. Limits: the three together pass WATCH in
 * at most 5 % and ALARM in at most 1 % of measurements by chance (Bonferroni).
 */
record Calibration(List<Outcome> outcomes) {
  /** Fewest outcomes that say anything; with 24 hours each they take as many days. */
  static final int LEAST = 90;

  /** Quantiles of the normal distribution at 1 - 0.05 / 6 and at 1 - 0.01 / 6. */
  private static final double WATCH = 2.394;

  private static final double ALARM = 2.935;

  /** Losses that differ by less, nats, are the same. */
  private static final double ROUNDING = 1e-9;

  private static final DriftLimits BOTH_SIDES = new DriftLimits(-ALARM, -WATCH, WATCH, ALARM);
  private static final DriftLimits ABOVE = DriftLimits.above(WATCH, ALARM);

  /**
   * A probability, and what came.
   *
   * @param pLong 0..1
   * @param up whether the close was higher 24 hours later
   */
  record Outcome(double pLong, boolean up) {}

  Calibration {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Of the hours that {@code modelId} gave a probability in: the oldest, and then each that is at
   * least 24 hours after the one before. An hour whose close then or 24 hours later is not among
   * the candles is passed over.
   *
   * @param records oldest first
   * @param asOf no later candle is read
   */
  static Calibration of(
      List<CortexRecord> records, CandleSeries candles, String modelId, Instant asOf) {
    CandleSeries seen = candles.first(candles.countBefore(asOf));
    List<Outcome> outcomes = new ArrayList<>();
    Instant next = Instant.MIN;
    for (CortexRecord record : records) {
      boolean his = record.get(Recorded.MODEL_ID).filter(modelId::equals).isPresent();
      OptionalDouble p =
          his ? RecordedForecasts.probability(record, Recorded.P_LONG) : OptionalDouble.empty();
      if (p.isEmpty() || record.hour().isBefore(next)) {
        continue;
      }
      Optional<Boolean> up = RecordedForecasts.rose(seen, record.hour(), Samples.HORIZON);
      if (up.isPresent()) {
        outcomes.add(new Outcome(p.getAsDouble(), up.get()));
        next = record.hour().plus(Samples.HORIZON);
      }
    }
    return new Calibration(outcomes);
  }

  /**
   * All measures, or why there are none.
   *
   * @param baseRate what climatology says: the share of rises in training, within 0..1
   */
  List<Measurement> measurements(OptionalDouble baseRate) {
    if (outcomes.size() < LEAST) {
      return List.of(
          new Measurement.NotMeasured(
              Group.CALIBRATION,
              String.format(
                  Locale.ROOT,
                  "not enough data: %s, and it takes %d",
                  outcomes.size() == 1
                      ? "1 outcome is known"
                      : outcomes.size() + " outcomes that do not overlap are known",
                  LEAST)));
    }
    List<Measurement> measurements = new ArrayList<>();
    measurements.add(
        measurement("bias", bias(), BOTH_SIDES, "rises against those that p_long forecast"));
    measurements.add(
        measurement(
            "spiegelhalter", spiegelhalter(), BOTH_SIDES, "how sure p_long is against what came"));
    measurements.add(
        baseRate.isPresent()
            ? measurement(
                "harm", harm(baseRate.getAsDouble()), ABOVE, "loss beyond the base rate's")
            : new Measurement.NotMeasured(
                Group.CALIBRATION, "calibration.harm", "the model's card names no base rate"));
    return measurements;
  }

  private Measurement measurement(
      String name, OptionalDouble value, DriftLimits limits, String what) {
    String measure = "calibration." + name;
    return value.isEmpty()
        ? new Measurement.NotMeasured(
            Group.CALIBRATION, measure, "p_long never varies, or is certain")
        : new Measurement.Measured(
            Group.CALIBRATION,
            measure,
            value.getAsDouble(),
            limits,
            String.format(
                Locale.ROOT,
                "%s: %+.2f standard deviations over %d outcomes (ECE %.3f)",
                what,
                value.getAsDouble(),
                outcomes.size(),
                ece()));
  }

  /** Expected calibration error, for display: about 0.08 at random alone with 100 outcomes. */
  double ece() {
    double[] forecasts = outcomes.stream().mapToDouble(Outcome::pLong).toArray();
    boolean[] up = new boolean[forecasts.length];
    for (int i = 0; i < up.length; i++) {
      up[i] = outcomes.get(i).up();
    }
    return Scores.of(forecasts, up).ece();
  }

  /** Above 0 when it rose more often than said; empty when every p is certain. */
  OptionalDouble bias() {
    return standardized(p -> 1);
  }

  /** Above 0 when p is too far from one half; empty when every p is one half or certain. */
  OptionalDouble spiegelhalter() {
    return standardized(p -> 1 - 2 * p);
  }

  private OptionalDouble standardized(DoubleUnaryOperator weight) {
    double sum = 0;
    double variance = 0;
    for (Outcome outcome : outcomes) {
      double p = outcome.pLong();
      double w = weight.applyAsDouble(p);
      sum += w * ((outcome.up() ? 1 : 0) - p);
      variance += w * w * p * (1 - p);
    }
    return variance > 0 ? OptionalDouble.of(sum / Math.sqrt(variance)) : OptionalDouble.empty();
  }

  /** Not below 0; empty when the loss beyond the base rate's is always the same. */
  OptionalDouble harm(double baseRate) {
    double[] beyond =
        outcomes.stream()
            .mapToDouble(
                outcome ->
                    Scores.loss(outcome.pLong(), outcome.up())
                        - Scores.loss(baseRate, outcome.up()))
            .toArray();
    double mean = 0;
    for (double each : beyond) {
      mean += each / beyond.length;
    }
    double squares = 0;
    for (double each : beyond) {
      squares += (each - mean) * (each - mean);
    }
    double error = Math.sqrt(squares / (beyond.length - 1.0) / beyond.length);
    return error > ROUNDING ? OptionalDouble.of(Math.max(0, mean / error)) : OptionalDouble.empty();
  }
}
