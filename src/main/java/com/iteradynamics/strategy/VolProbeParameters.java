package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Parameters of Vol Probe; the defaults are those of the reference.
 *
 * @param bandLength length of the Bollinger bands, candles
 * @param bandDeviations distance of a band from the mean, standard deviations
 * @param expandFactor width / previous width from which on the bands expand
 * @param horizonHours how long it expects to hold, hours
 * @param exposure exposure of an entry, share of equity
 */
record VolProbeParameters(
    int bandLength, double bandDeviations, double expandFactor, int horizonHours, double exposure) {

  private static final Setting.Whole BB_LEN =
      new Setting.Whole(
          "SG_VOL_PROBE_BB_LEN", 20, 2, 500, "candles", "Length of Vol Probe's Bollinger bands.");
  private static final Setting.Real BB_STD =
      new Setting.Real(
          "SG_VOL_PROBE_BB_STD",
          2.0,
          0,
          100,
          "standard deviations",
          "Distance of Vol Probe's bands from their mean.");
  private static final Setting.Real WIDTH_EXPAND_FACTOR =
      new Setting.Real(
          "SG_VOL_PROBE_WIDTH_EXPAND_FACTOR",
          1.20,
          0,
          100,
          "factor",
          "Width / previous width from which on the bands expand.");
  private static final Setting.Whole HORIZON_HOURS =
      Ranges.hours("SG_VOL_PROBE_HORIZON_HOURS", 18, "How long Vol Probe expects to hold.");
  private static final Setting.Real EXPOSURE_FRAC =
      Ranges.share("SG_VOL_PROBE_EXPOSURE_FRAC", 0.25, "Exposure of Vol Probe's entries.");

  static final List<Setting> SETTINGS =
      List.of(BB_LEN, BB_STD, WIDTH_EXPAND_FACTOR, HORIZON_HOURS, EXPOSURE_FRAC);

  static VolProbeParameters read(SettingsReader settings) {
    return new VolProbeParameters(
        settings.whole(BB_LEN),
        settings.real(BB_STD),
        settings.real(WIDTH_EXPAND_FACTOR),
        settings.whole(HORIZON_HOURS),
        settings.real(EXPOSURE_FRAC));
  }

  static VolProbeParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return bandLength + 3;
  }
}
