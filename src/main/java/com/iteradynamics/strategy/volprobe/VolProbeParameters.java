package com.iteradynamics.strategy.volprobe;

import com.iteradynamics.settings.SettingsReader;
import java.util.Map;

/** Parameters of Vol Probe, as {@link #read} says; the defaults are those of the reference. */
record VolProbeParameters(
    int bandLength, double bandDeviations, double expandFactor, int horizonHours, double exposure) {

  static VolProbeParameters read(SettingsReader from) {
    return new VolProbeParameters(
        from.whole("SG_VOL_PROBE_BB_LEN", 20, 2, 500, "candles")
            .means("Length of Vol Probe's Bollinger bands."),
        from.real("SG_VOL_PROBE_BB_STD", 2.0, 0, 100, "standard deviations")
            .means("Distance of Vol Probe's bands from their mean."),
        from.real("SG_VOL_PROBE_WIDTH_EXPAND_FACTOR", 1.20, 0, 100, "factor")
            .means("Width / previous width from which on the bands expand."),
        from.whole("SG_VOL_PROBE_HORIZON_HOURS", 18, 1, 10_000, "hours")
            .means("How long Vol Probe expects to hold."),
        from.real("SG_VOL_PROBE_EXPOSURE_FRAC", 0.25, 0, 1, "share of equity")
            .means("Exposure of Vol Probe's entries."));
  }

  static VolProbeParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return bandLength + 3;
  }
}
