package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Parameters of the ta4j example. The lengths are the customary ones of MACD and of Wilder's ADX,
 * and nothing was tuned: it shows how a strategy is written, not how to earn.
 *
 * @param emaFast length of the fast average of the close, candles
 * @param emaSlow length of the slow average of the close, candles, greater than emaFast
 * @param adxLength length of the average directional index, candles
 * @param adxMin the trend must be stronger than this to enter, ADX points 0..100
 * @param exposureFrac exposure of an entry, share of equity
 * @param horizonHours how long it expects to hold, hours
 */
record EmaAdxParameters(
    int emaFast, int emaSlow, int adxLength, double adxMin, double exposureFrac, int horizonHours) {
  /** After five lengths of the slowest average, less than 0.01 % of its first value is left. */
  private static final int LENGTHS_TO_FORGET = 5;

  private static final Setting.Whole EMA_FAST =
      new Setting.Whole(
          "SG_TA4J_EMA_FAST", 12, 1, 100, "candles", "Length of the ta4j example's fast average.");
  private static final Setting.Whole EMA_SLOW =
      new Setting.Whole(
          "SG_TA4J_EMA_SLOW", 26, 2, 200, "candles", "Length of the ta4j example's slow average.");
  private static final Setting.Whole ADX_LEN =
      new Setting.Whole(
          "SG_TA4J_ADX_LEN", 14, 2, 100, "candles", "Length of the ta4j example's ADX.");
  private static final Setting.Real ADX_MIN =
      new Setting.Real(
          "SG_TA4J_ADX_MIN", 20, 0, 100, "ADX points", "The ta4j example enters above this ADX.");
  private static final Setting.Real EXPOSURE_FRAC =
      new Setting.Real(
          "SG_TA4J_EXPOSURE_FRAC",
          0.25,
          0,
          1,
          "share of equity",
          "Exposure of the ta4j example's entries.");
  private static final Setting.Whole HORIZON_HOURS =
      new Setting.Whole(
          "SG_TA4J_HORIZON_HOURS",
          48,
          1,
          10_000,
          "hours",
          "How long the ta4j example expects to hold.");

  static final List<Setting> SETTINGS =
      List.of(EMA_FAST, EMA_SLOW, ADX_LEN, ADX_MIN, EXPOSURE_FRAC, HORIZON_HOURS);

  static EmaAdxParameters read(SettingsReader settings) {
    EmaAdxParameters parameters =
        new EmaAdxParameters(
            settings.whole(EMA_FAST),
            settings.whole(EMA_SLOW),
            settings.whole(ADX_LEN),
            settings.real(ADX_MIN),
            settings.real(EXPOSURE_FRAC),
            settings.whole(HORIZON_HOURS));
    if (parameters.emaFast >= parameters.emaSlow) {
      settings.problem(
          EMA_FAST.name(),
          "must be < "
              + EMA_SLOW.name()
              + " "
              + parameters.emaSlow
              + ", was "
              + parameters.emaFast);
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
