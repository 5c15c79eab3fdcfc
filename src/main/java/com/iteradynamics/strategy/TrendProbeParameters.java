package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Parameters of Trend Probe; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average of the close, candles
 * @param emaSlow length of the slow average of the close, candles
 * @param atrLength length of the plain average true range, candles
 * @param horizonHours how long it expects to hold, hours
 * @param exposure exposure of an entry, share of equity
 */
record TrendProbeParameters(
    int emaFast, int emaSlow, int atrLength, int horizonHours, double exposure) {

  private static final Setting.Whole EMA_FAST =
      Ranges.candles("SG_TREND_PROBE_EMA_FAST", 20, "Length of Trend Probe's fast average.");
  private static final Setting.Whole EMA_SLOW =
      Ranges.candles("SG_TREND_PROBE_EMA_SLOW", 50, "Length of Trend Probe's slow average.");
  private static final Setting.Whole ATR_LEN =
      Ranges.candles("SG_TREND_PROBE_ATR_LEN", 14, "Length of Trend Probe's plain ATR.");
  private static final Setting.Whole HORIZON_HOURS =
      Ranges.hours("SG_TREND_PROBE_HORIZON_HOURS", 36, "How long Trend Probe expects to hold.");
  private static final Setting.Real EXPOSURE_FRAC =
      Ranges.share("SG_TREND_PROBE_EXPOSURE_FRAC", 0.65, "Exposure of Trend Probe's entries.");

  static final List<Setting> SETTINGS =
      List.of(EMA_FAST, EMA_SLOW, ATR_LEN, HORIZON_HOURS, EXPOSURE_FRAC);

  static TrendProbeParameters read(SettingsReader settings) {
    return new TrendProbeParameters(
        settings.whole(EMA_FAST),
        settings.whole(EMA_SLOW),
        settings.whole(ATR_LEN),
        settings.whole(HORIZON_HOURS),
        settings.real(EXPOSURE_FRAC));
  }

  static TrendProbeParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return Math.max(Math.max(emaFast, emaSlow), atrLength) + 2;
  }
}
