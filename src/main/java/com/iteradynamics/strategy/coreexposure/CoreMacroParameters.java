package com.iteradynamics.strategy.coreexposure;

import com.iteradynamics.settings.SettingsReader;

/**
 * Parameters of Core Exposure v2, as {@link #read} says; the defaults are those of the reference.
 *
 * @param core what it has in common with v1
 * @param enabled whether the slow average is looked at
 * @param length length of the slow average, candles
 * @param bearCap largest exposure below a falling or higher average, share of equity, 0..1
 * @param slopeLag over how many candles the average has to rise, &gt;= 1
 */
record CoreMacroParameters(
    CoreExposureParameters core, boolean enabled, int length, double bearCap, int slopeLag) {
  /** How many times its length an average looks back: what is older weighs 0.0045 %. */
  private static final int MEMORY = 5;

  /** The parameters as set; problems are left with the reader. */
  static CoreMacroParameters read(SettingsReader from) {
    return new CoreMacroParameters(
        CoreExposureParameters.read(from),
        from.yesOrNo("SG_CORE_ENABLE_MACRO_FILTER", true)
            .means("Whether Core Exposure v2 caps exposure by the slow macro average."),
        from.whole("SG_CORE_MACRO_EMA_LEN", 200, 1, 2_000, "candles")
            .means("Length of the macro average; the window is five times as long."),
        from.real("SG_CORE_MACRO_EXPO_CAP_BEAR", 0.25, 0, 1, "share of equity")
            .means(
                "Largest exposure in an upward trend below the macro average; 0 enters nothing."),
        from.whole("SG_CORE_MACRO_SLOPE_LAG", 1, 1, 500, "candles")
            .means("Over how many candles the macro average has to rise."));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    int averages = core.candlesNeeded();
    return enabled ? Math.max(averages, length + slopeLag + 4) : averages;
  }

  /** How many candles it is asked with. */
  int windowCandles() {
    return enabled ? Math.max(candlesNeeded(), MEMORY * length) : 0;
  }
}
