package com.iteradynamics.strategy.trendprobe;

import com.iteradynamics.settings.SettingsReader;
import java.util.Map;

/** Parameters of Trend Probe, as {@link #read} says; the defaults are those of the reference. */
record TrendProbeParameters(
    int emaFast, int emaSlow, int atrLength, int horizonHours, double exposure) {

  static TrendProbeParameters read(SettingsReader from) {
    return new TrendProbeParameters(
        from.whole("SG_TREND_PROBE_EMA_FAST", 20, 1, 500, "candles")
            .means("Length of Trend Probe's fast average."),
        from.whole("SG_TREND_PROBE_EMA_SLOW", 50, 1, 500, "candles")
            .means("Length of Trend Probe's slow average."),
        from.whole("SG_TREND_PROBE_ATR_LEN", 14, 1, 500, "candles")
            .means("Length of Trend Probe's plain ATR."),
        from.whole("SG_TREND_PROBE_HORIZON_HOURS", 36, 1, 10_000, "hours")
            .means("How long Trend Probe expects to hold."),
        from.real("SG_TREND_PROBE_EXPOSURE_FRAC", 0.65, 0, 1, "share of equity")
            .means("Exposure of Trend Probe's entries."));
  }

  static TrendProbeParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return Math.max(Math.max(emaFast, emaSlow), atrLength) + 2;
  }
}
