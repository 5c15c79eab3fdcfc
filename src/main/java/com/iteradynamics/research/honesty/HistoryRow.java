package com.iteradynamics.research.honesty;

/**
 * What the layers say when they see only so many candles, beside what they say with all of them.
 *
 * @param candles how many they see
 * @param hours at how many hours they were asked, those with more candles than that
 * @param labels at how many of them Layer 1's label differs
 * @param actions at how many the strategy's action differs
 * @param decisions at how many anything decided differs: label, action, confidence, exposure,
 *     horizon, reason or panic
 * @param numbers at how many anything at all differs, if only the last bit of an average
 * @param regimeConfidence largest difference of Layer 1's confidence, 0..1
 * @param confidence largest difference of the strategy's confidence, 0..1
 * @param exposure largest difference of the desired share of equity, 0..1
 */
public record HistoryRow(
    int candles,
    int hours,
    int labels,
    int actions,
    int decisions,
    int numbers,
    double regimeConfidence,
    double confidence,
    double exposure) {

  /** Adds one hour up for each length. */
  static final class Tally {
    private final int candles;
    private int hours;
    private int labels;
    private int actions;
    private int decisions;
    private int numbers;
    private double regimeConfidence;
    private double confidence;
    private double exposure;

    Tally(int candles) {
      this.candles = candles;
    }

    void add(Said all, Said some) {
      hours++;
      labels += all.regime().label() == some.regime().label() ? 0 : 1;
      actions += all.intent().action() == some.intent().action() ? 0 : 1;
      decisions += all.decidesAs(some) ? 0 : 1;
      numbers += all.is(some) ? 0 : 1;
      regimeConfidence =
          larger(regimeConfidence, all.regime().confidence(), some.regime().confidence());
      confidence = larger(confidence, all.intent().confidence(), some.intent().confidence());
      exposure =
          larger(exposure, all.intent().desiredExposureFrac(), some.intent().desiredExposureFrac());
    }

    HistoryRow row() {
      return new HistoryRow(
          candles,
          hours,
          labels,
          actions,
          decisions,
          numbers,
          regimeConfidence,
          confidence,
          exposure);
    }

    private static double larger(double before, double one, double other) {
      return Math.max(before, Math.abs(one - other));
    }
  }
}
