package com.iteradynamics.regime;

import com.iteradynamics.market.GapRule;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Map;

/**
 * Layer 1's thresholds; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average of the close, candles, 1..500
 * @param emaSlow length of the slow one, candles, 1..500
 * @param atrLength length of the average true range, candles, 1..500
 * @param trendThreshold distance of the averages from which on there is a trend, ATRs, &gt;= 0
 * @param volatilityLow ATR / price below which volatility is compressed, fraction, 0..1
 * @param volatilityHigh ATR / price above which it is expanded, fraction, 0..1
 * @param panicHigh ATR / price, or range / price, above which there may be panic, fraction, 0..1
 * @param volumeZPanic volume above which a wide range is a panic, standard deviations, &gt;= 0
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

  /** The settings that make the parameters. */
  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(RegimeParameters::read);

  /** The parameters that {@code from} tells; problems are left with the reader. */
  public static RegimeParameters read(SettingsReader from) {
    return new RegimeParameters(
        from.whole("REGIME_EMA_FAST", 20, 1, 500, "candles")
            .means("Length of the regime's fast average of the close."),
        from.whole("REGIME_EMA_SLOW", 50, 1, 500, "candles")
            .means("Length of the regime's slow average of the close."),
        from.whole("REGIME_ATR_LEN", 14, 1, 500, "candles")
            .means("Length of the regime's average true range."),
        from.real("REGIME_TREND_THRESH", 0.25, 0, 100, "ATRs")
            .means("Distance of the two averages from which on there is a trend."),
        from.real("REGIME_VOL_LO", 0.003, 0, 1, "fraction")
            .means("ATR / price below which volatility is compressed."),
        from.real("REGIME_VOL_HI", 0.025, 0, 1, "fraction")
            .means("ATR / price above which volatility is expanded."),
        from.real("REGIME_PANIC_HI", 0.040, 0, 1, "fraction")
            .means("ATR / price or range above which there may be panic."),
        from.real("REGIME_VOLUME_Z_PANIC", 2.5, 0, 100, "standard deviations")
            .means("Unusual volume above which a wide range is a panic."),
        new GapRule(
            from.whole("ARGUS_GAP_BRIDGE_H", GapRule.DEFAULT.bridgeHours(), 0, 8_760, "hours")
                .means(
                    "Longest hole in the candles that is bridged; after a longer one history begins"
                        + " anew."),
            from.real("ARGUS_GAP_MAX_SHARE", GapRule.DEFAULT.maxShare(), 0, 1, "fraction")
                .means(
                    "Share of the window that may be missing in bridged holes before entries"
                        + " stop.")));
  }

  /** The parameters when nothing is set. */
  public static RegimeParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles a regime needs; with fewer it is CHOP with confidence 0. */
  public int candlesNeeded() {
    return Math.max(emaSlow, atrLength) + 10;
  }
}
