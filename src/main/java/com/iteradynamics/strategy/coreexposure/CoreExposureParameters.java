package com.iteradynamics.strategy.coreexposure;

import com.iteradynamics.settings.SettingsReader;
import java.util.Map;

/**
 * Parameters of Core Exposure, as {@link #read} says; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average, candles
 * @param emaSlow length of the slow average, candles
 * @param atrLength length of the mean true range, candles
 * @param horizonHours how long it expects to hold, hours
 * @param maxExposureTrendUp largest exposure in an upward trend, share of equity, 0..1
 * @param baseExposureCompression exposure in low volatility before scaling, share of equity, 0..1
 * @param maxExposureCompression largest exposure in low volatility, share of equity, 0..1
 * @param targetAtrPct ATR / price at which exposure is scaled by 1, fraction
 * @param atrPctFloor smallest ATR / price that scaling sees, fraction, &gt; 0
 * @param scaleCap largest multiplier that calm markets earn. The reference documents 1.5 and forces
 *     1 whatever is set; here 1 is the default, and what is set holds
 * @param trendStrengthWeak where a weak trend ends, ATRs
 * @param trendStrengthStrong where a strong trend begins, ATRs
 */
public record CoreExposureParameters(
    int emaFast,
    int emaSlow,
    int atrLength,
    int horizonHours,
    double maxExposureTrendUp,
    double baseExposureCompression,
    double maxExposureCompression,
    double targetAtrPct,
    double atrPctFloor,
    double scaleCap,
    double trendStrengthWeak,
    double trendStrengthStrong) {

  /** The parameters as set; problems are left with the reader. */
  public static CoreExposureParameters read(SettingsReader from) {
    return new CoreExposureParameters(
        from.whole("SG_CORE_EMA_FAST", 20, 1, 500, "candles")
            .means("Length of Core Exposure's fast average."),
        from.whole("SG_CORE_EMA_SLOW", 50, 1, 500, "candles")
            .means("Length of Core Exposure's slow average."),
        from.whole("SG_CORE_ATR_LEN", 14, 1, 500, "candles")
            .means("Length of Core Exposure's plain ATR."),
        from.whole("SG_CORE_HORIZON_HOURS", 48, 1, 10_000, "hours")
            .means("How long Core Exposure expects to hold."),
        from.real("SG_CORE_MAX_EXPO_TREND_UP", 0.75, 0, 1, "share of equity")
            .means("Largest exposure in an upward trend."),
        from.real("SG_CORE_BASE_EXPO_COMPRESSION", 0.12, 0, 1, "share of equity")
            .means("Exposure in low volatility, before scaling."),
        from.real("SG_CORE_MAX_EXPO_COMPRESSION", 0.20, 0, 1, "share of equity")
            .means("Largest exposure in low volatility."),
        from.real("SG_CORE_TARGET_ATR_PCT", 0.010, 0, 1, "fraction")
            .means("ATR / price at which exposure is scaled by 1."),
        from.real("SG_CORE_ATR_PCT_FLOOR", 0.003, 1e-6, 1, "fraction")
            .means("Smallest ATR / price that scaling sees."),
        from.real("SG_CORE_SCALE_CAP", 1.0, 0, 10, "factor")
            .means("Largest factor by which calm markets scale exposure up; 1 never does."),
        from.real("SG_CORE_TREND_STRENGTH_WEAK", 0.20, 0, 100, "ATRs")
            .means("Where a weak trend ends."),
        from.real("SG_CORE_TREND_STRENGTH_STRONG", 0.60, 0, 100, "ATRs")
            .means("Where a strong trend begins."));
  }

  static CoreExposureParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return Math.max(Math.max(emaFast, emaSlow), atrLength) + 2;
  }
}
