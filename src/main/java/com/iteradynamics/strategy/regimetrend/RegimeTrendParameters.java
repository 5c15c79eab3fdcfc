package com.iteradynamics.strategy.regimetrend;

import com.iteradynamics.settings.SettingsReader;
import java.util.Map;

/**
 * Parameters of Regime Trend, as {@link #read} says; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average, candles
 * @param emaSlow length of the slow average, candles
 * @param atrLength length of the average true range, candles
 * @param adxLength length of the directional index, candles
 * @param trendMin smoothed trend strength that an entry exceeds, ATRs
 * @param volMin smallest smoothed ATR / price of an entry, fraction
 * @param volMax largest smoothed ATR / price of an entry, fraction
 * @param spikeRatioMax largest ATR / price of an entry against its smoothed value, factor, &gt; 0
 * @param volExitMax ATR / price above which it leaves, fraction
 * @param exposure share of equity on every answer, 0..1, &gt; 0
 * @param horizonHours how long it expects to hold, hours
 * @param volWindow window of the smoothed ATR / price, candles
 * @param trendWindow window of the smoothed trend strength, candles
 * @param adxMin smallest ADX of a strong trend, 0..100; 0 asks for none
 * @param adxRelWindow window of the median that ADX is held against, candles
 * @param adxRelMin smallest ADX / median of a strong trend, factor; 0 asks for none
 * @param adxMode what a weak ADX does to an entry
 * @param adxSoftPenalty what a weak ADX costs in confidence, 0..1
 * @param pLongMin probability below which confidence shrinks by 0.05, 0..1
 * @param pLongBoost60 what a probability from 0.60 on adds to confidence, 0..1
 * @param pLongBoost70 what a probability from 0.70 on adds instead, 0..1
 */
public record RegimeTrendParameters(
    int emaFast,
    int emaSlow,
    int atrLength,
    int adxLength,
    double trendMin,
    double volMin,
    double volMax,
    double spikeRatioMax,
    double volExitMax,
    double exposure,
    int horizonHours,
    int volWindow,
    int trendWindow,
    double adxMin,
    int adxRelWindow,
    double adxRelMin,
    AdxMode adxMode,
    double adxSoftPenalty,
    double pLongMin,
    double pLongBoost60,
    double pLongBoost70) {

  /** What a weak ADX does to an entry. */
  enum AdxMode {
    /** Nothing. */
    OFF,
    /** It costs confidence. */
    SOFT,
    /** It prevents the entry. */
    HARD
  }

  /** The parameters as set; problems are left with the reader. */
  public static RegimeTrendParameters read(SettingsReader from) {
    RegimeTrendParameters parameters =
        new RegimeTrendParameters(
            from.whole("SGRT_EMA_FAST", 20, 1, 500, "candles")
                .means("Length of Regime Trend's fast average."),
            from.whole("SGRT_EMA_SLOW", 50, 1, 500, "candles")
                .means("Length of Regime Trend's slow average."),
            from.whole("SGRT_ATR_LEN", 14, 1, 500, "candles")
                .means("Length of Regime Trend's average true range."),
            from.whole("SGRT_ADX_LEN", 14, 1, 500, "candles")
                .means("Length of Regime Trend's directional index."),
            from.real("SGRT_TREND_MIN", 0.25, 0, 100, "ATRs")
                .means("Smoothed trend strength that an entry exceeds."),
            from.real("SGRT_VOL_MIN", 0.003, 0, 1, "fraction")
                .means("Smallest smoothed ATR / price of an entry."),
            from.real("SGRT_VOL_MAX", 0.020, 0, 1, "fraction")
                .means("Largest smoothed ATR / price of an entry."),
            from.real("SGRT_SPIKE_RATIO_MAX", 1.8, 0, 1_000, "factor")
                .means("Largest ATR against its smoothed value on entry."),
            from.real("SGRT_VOL_EXIT_MAX", 0.030, 0, 1, "fraction")
                .means("ATR / price above which it leaves."),
            from.real("SGRT_EXPO_FRAC", 0.25, 0, 1, "share of equity")
                .means("Exposure on every answer of Regime Trend."),
            from.whole("SGRT_HORIZON_H", 36, 1, 10_000, "hours")
                .means("How long Regime Trend expects to hold."),
            from.whole("SGRT_VOL_WIN", 24, 1, 500, "candles")
                .means("Window of the smoothed ATR / price."),
            from.whole("SGRT_TREND_WIN", 24, 1, 500, "candles")
                .means("Window of the smoothed trend strength."),
            from.real("SGRT_ADX_MIN", 0, 0, 100, "index").means("Smallest ADX; 0 asks for none."),
            from.whole("SGRT_ADX_REL_WIN", 168, 1, 500, "candles")
                .means("Window of the median that ADX is held against."),
            from.real("SGRT_ADX_REL_MIN", 1.00, 0, 1_000, "factor")
                .means("Smallest ADX against its median; 0 asks for none."),
            from.choice("SGRT_ADX_MODE", AdxMode.SOFT)
                .means("Whether a weak ADX does nothing, costs confidence or prevents the entry."),
            from.real("SGRT_ADX_SOFT_PENALTY", 0.10, 0, 1, "confidence")
                .means("What a weak ADX costs in confidence."),
            from.real("SGRT_P_LONG_MIN", 0.55, 0, 1, "probability")
                .means("Model probability below which confidence shrinks by 0.05."),
            from.real("SGRT_P_LONG_BOOST_60", 0.05, 0, 1, "confidence")
                .means("What a probability of 0.60 adds to confidence."),
            from.real("SGRT_P_LONG_BOOST_70", 0.10, 0, 1, "confidence")
                .means("What a probability of 0.70 adds to confidence."));
    parameters.check(from);
    return parameters;
  }

  static RegimeTrendParameters defaults() {
    return read(new SettingsReader(Map.of()));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return Math.max(Math.max(emaSlow, atrLength), adxLength) + 10;
  }

  /** How many of the newest candles its windows reach back to. */
  int longestWindow() {
    return Math.max(Math.max(volWindow, trendWindow), adxRelWindow);
  }

  private void check(SettingsReader from) {
    if (volMin > volMax) {
      from.problem("SGRT_VOL_MIN", "must be <= SGRT_VOL_MAX, was " + volMin + " > " + volMax);
    }
    if (volMax > volExitMax) {
      from.problem(
          "SGRT_VOL_MAX", "must be <= SGRT_VOL_EXIT_MAX, was " + volMax + " > " + volExitMax);
    }
    if (spikeRatioMax == 0) {
      from.problem("SGRT_SPIKE_RATIO_MAX", "must be > 0, was 0");
    }
    if (exposure == 0) {
      from.problem("SGRT_EXPO_FRAC", "must be > 0, was 0");
    }
  }
}
