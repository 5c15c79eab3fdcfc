package com.iteradynamics.regime;

import com.iteradynamics.market.GapRule;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Layer 1's thresholds; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average of the close, candles
 * @param emaSlow length of the slow average of the close, candles
 * @param atrLength length of the average true range, candles
 * @param trendThreshold distance of the averages from which on there is a trend, ATRs, &gt;= 0
 * @param volatilityLow atr / price below which volatility is compressed, fraction
 * @param volatilityHigh atr / price above which volatility is expanded, fraction
 * @param panicHigh atr / price, or range / close, above which there may be panic, fraction
 * @param volumeZPanic volume z above which volume confirms a panic, standard deviations
 * @param gaps what missing hours do to the window that all layers see
 */
public record RegimeParameters(
    int emaFast,
    int emaSlow,
    int atrLength,
    double trendThreshold,
    double volatilityLow,
    double volatilityHigh,
    double panicHigh,
    double volumeZPanic,
    GapRule gaps) {

  private static final int LONGEST = 500;

  private static final Setting.Whole EMA_FAST =
      candles("REGIME_EMA_FAST", 20, "Length of the regime's fast average of the close.");
  private static final Setting.Whole EMA_SLOW =
      candles("REGIME_EMA_SLOW", 50, "Length of the regime's slow average of the close.");
  private static final Setting.Whole ATR_LEN =
      candles("REGIME_ATR_LEN", 14, "Length of the regime's average true range.");
  private static final Setting.Real TREND_THRESH =
      new Setting.Real(
          "REGIME_TREND_THRESH",
          0.25,
          0,
          100,
          "ATRs",
          "Distance of the two averages from which on there is a trend.");
  private static final Setting.Real VOL_LO =
      fraction("REGIME_VOL_LO", 0.003, "ATR / price below which volatility is compressed.");
  private static final Setting.Real VOL_HI =
      fraction("REGIME_VOL_HI", 0.025, "ATR / price above which volatility is expanded.");
  private static final Setting.Real PANIC_HI =
      fraction("REGIME_PANIC_HI", 0.040, "ATR / price or range above which there may be panic.");
  private static final Setting.Real VOLUME_Z_PANIC =
      new Setting.Real(
          "REGIME_VOLUME_Z_PANIC",
          2.5,
          0,
          100,
          "standard deviations",
          "Unusual volume above which a wide range is a panic.");

  private static final Setting.Whole GAP_BRIDGE_H =
      new Setting.Whole(
          "ARGUS_GAP_BRIDGE_H",
          GapRule.DEFAULT.bridgeHours(),
          0,
          8_760,
          "hours",
          "Longest hole in the candles that is bridged; after a longer one history begins anew.");
  private static final Setting.Real GAP_MAX_SHARE =
      new Setting.Real(
          "ARGUS_GAP_MAX_SHARE",
          GapRule.DEFAULT.maxShare(),
          0,
          1,
          "fraction",
          "Share of the window that may be missing in bridged holes before entries stop.");

  /** The settings that make the parameters. */
  public static final List<Setting> SETTINGS =
      List.of(
          EMA_FAST,
          EMA_SLOW,
          ATR_LEN,
          TREND_THRESH,
          VOL_LO,
          VOL_HI,
          PANIC_HI,
          VOLUME_Z_PANIC,
          GAP_BRIDGE_H,
          GAP_MAX_SHARE);

  /** The parameters that {@code settings} tell; problems are left with the reader. */
  public static RegimeParameters read(SettingsReader settings) {
    return new RegimeParameters(
        settings.whole(EMA_FAST),
        settings.whole(EMA_SLOW),
        settings.whole(ATR_LEN),
        settings.real(TREND_THRESH),
        settings.real(VOL_LO),
        settings.real(VOL_HI),
        settings.real(PANIC_HI),
        settings.real(VOLUME_Z_PANIC),
        new GapRule(settings.whole(GAP_BRIDGE_H), settings.real(GAP_MAX_SHARE)));
  }

  /** The parameters when nothing is set. */
  public static RegimeParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles a regime needs. */
  public int candlesNeeded() {
    return Math.max(emaSlow, atrLength) + 10;
  }

  private static Setting.Whole candles(String name, int defaultValue, String meaning) {
    return new Setting.Whole(name, defaultValue, 1, LONGEST, "candles", meaning);
  }

  private static Setting.Real fraction(String name, double defaultValue, String meaning) {
    return new Setting.Real(name, defaultValue, 0, 1, "fraction", meaning);
  }
}
