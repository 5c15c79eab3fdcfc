package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.settings.SettingsReader;
import java.util.Map;

/**
 * Parameters of the ta4j example. The lengths are the customary ones of MACD and of Wilder's ADX,
 * and nothing was tuned: it shows how a strategy is written, not how to earn.
 */
record EmaAdxParameters(
    int emaFast, int emaSlow, int adxLength, double adxMin, double exposureFrac, int horizonHours) {
  /** After five lengths of the slowest average, less than 0.01 % of its first value is left. */
  private static final int LENGTHS_TO_FORGET = 5;

  static EmaAdxParameters read(SettingsReader from) {
    EmaAdxParameters parameters =
        new EmaAdxParameters(
            from.whole("SG_TA4J_EMA_FAST", 12, 1, 100, "candles")
                .means("Length of the ta4j example's fast average."),
            from.whole("SG_TA4J_EMA_SLOW", 26, 2, 200, "candles")
                .means("Length of the ta4j example's slow average."),
            from.whole("SG_TA4J_ADX_LEN", 14, 2, 100, "candles")
                .means("Length of the ta4j example's ADX."),
            from.real("SG_TA4J_ADX_MIN", 20, 0, 100, "ADX points")
                .means("The ta4j example enters above this ADX."),
            from.real("SG_TA4J_EXPOSURE_FRAC", 0.25, 0, 1, "share of equity")
                .means("Exposure of the ta4j example's entries."),
            from.whole("SG_TA4J_HORIZON_HOURS", 48, 1, 10_000, "hours")
                .means("How long the ta4j example expects to hold."));
    if (parameters.emaFast >= parameters.emaSlow) {
      from.problem(
          "SG_TA4J_EMA_FAST",
          "must be < SG_TA4J_EMA_SLOW " + parameters.emaSlow + ", was " + parameters.emaFast);
    }
    return parameters;
  }

  static EmaAdxParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs, so that the start of the window does not matter. */
  int candlesNeeded() {
    return LENGTHS_TO_FORGET * Math.max(emaSlow, 2 * adxLength);
  }
}
