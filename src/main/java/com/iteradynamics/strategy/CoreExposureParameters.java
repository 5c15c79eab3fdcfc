package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Parameters of Core Exposure; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average of the close, candles
 * @param emaSlow length of the slow average of the close, candles
 * @param atrLength length of the plain average true range, candles
 * @param horizonHours how long it expects to hold, hours
 * @param maxExposureTrendUp largest exposure in an upward trend, share of equity
 * @param baseExposureCompression exposure in compressed volatility before scaling, share of equity
 * @param maxExposureCompression largest exposure in compressed volatility, share of equity
 * @param targetAtrPct atr / price at which exposure is scaled by 1, fraction
 * @param atrPctFloor smallest atr / price that scaling sees, fraction
 * @param scaleCap largest multiplier that calm markets earn. The reference documents 1.5 and forces
 *     1 whatever is set; here 1 is the default, and what is set holds
 * @param trendStrengthWeak where a weak trend ends, ATRs
 * @param trendStrengthStrong where a strong trend begins, ATRs
 */
record CoreExposureParameters(
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

  private static final Setting.Whole EMA_FAST =
      Ranges.candles("SG_CORE_EMA_FAST", 20, "Length of Core Exposure's fast average.");
  private static final Setting.Whole EMA_SLOW =
      Ranges.candles("SG_CORE_EMA_SLOW", 50, "Length of Core Exposure's slow average.");
  private static final Setting.Whole ATR_LEN =
      Ranges.candles("SG_CORE_ATR_LEN", 14, "Length of Core Exposure's plain ATR.");
  private static final Setting.Whole HORIZON_HOURS =
      Ranges.hours("SG_CORE_HORIZON_HOURS", 48, "How long Core Exposure expects to hold.");
  private static final Setting.Real MAX_EXPO_TREND_UP =
      Ranges.share("SG_CORE_MAX_EXPO_TREND_UP", 0.75, "Largest exposure in an upward trend.");
  private static final Setting.Real BASE_EXPO_COMPRESSION =
      Ranges.share(
          "SG_CORE_BASE_EXPO_COMPRESSION", 0.12, "Exposure in low volatility, before scaling.");
  private static final Setting.Real MAX_EXPO_COMPRESSION =
      Ranges.share("SG_CORE_MAX_EXPO_COMPRESSION", 0.20, "Largest exposure in low volatility.");
  private static final Setting.Real TARGET_ATR_PCT =
      Ranges.fraction(
          "SG_CORE_TARGET_ATR_PCT", 0.010, "ATR / price at which exposure is scaled by 1.");
  private static final Setting.Real ATR_PCT_FLOOR =
      new Setting.Real(
          "SG_CORE_ATR_PCT_FLOOR",
          0.003,
          1e-6,
          1,
          "fraction",
          "Smallest ATR / price that scaling sees.");
  private static final Setting.Real SCALE_CAP =
      new Setting.Real(
          "SG_CORE_SCALE_CAP",
          1.0,
          0,
          10,
          "factor",
          "Largest factor by which calm markets scale exposure up; 1 never does.");
  private static final Setting.Real TREND_STRENGTH_WEAK =
      Ranges.atrs("SG_CORE_TREND_STRENGTH_WEAK", 0.20, "Where a weak trend ends.");
  private static final Setting.Real TREND_STRENGTH_STRONG =
      Ranges.atrs("SG_CORE_TREND_STRENGTH_STRONG", 0.60, "Where a strong trend begins.");

  static final List<Setting> SETTINGS =
      List.of(
          EMA_FAST,
          EMA_SLOW,
          ATR_LEN,
          HORIZON_HOURS,
          MAX_EXPO_TREND_UP,
          BASE_EXPO_COMPRESSION,
          MAX_EXPO_COMPRESSION,
          TARGET_ATR_PCT,
          ATR_PCT_FLOOR,
          SCALE_CAP,
          TREND_STRENGTH_WEAK,
          TREND_STRENGTH_STRONG);

  static CoreExposureParameters read(SettingsReader settings) {
    return new CoreExposureParameters(
        settings.whole(EMA_FAST),
        settings.whole(EMA_SLOW),
        settings.whole(ATR_LEN),
        settings.whole(HORIZON_HOURS),
        settings.real(MAX_EXPO_TREND_UP),
        settings.real(BASE_EXPO_COMPRESSION),
        settings.real(MAX_EXPO_COMPRESSION),
        settings.real(TARGET_ATR_PCT),
        settings.real(ATR_PCT_FLOOR),
        settings.real(SCALE_CAP),
        settings.real(TREND_STRENGTH_WEAK),
        settings.real(TREND_STRENGTH_STRONG));
  }

  static CoreExposureParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return Math.max(Math.max(emaFast, emaSlow), atrLength) + 2;
  }
}
