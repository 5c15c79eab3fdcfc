package com.iteradynamics.strategy;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parameters of Regime Trend; the defaults are those of the reference.
 *
 * @param emaFast length of the fast average of the close, candles
 * @param emaSlow length of the slow average of the close, candles
 * @param atrLength length of the average true range, candles
 * @param adxLength length of the directional index, candles
 * @param trendMin smoothed trend strength that an entry has to exceed, ATRs
 * @param volMin smallest smoothed atr / price of an entry, fraction
 * @param volMax largest smoothed atr / price of an entry, fraction
 * @param spikeRatioMax largest atr / price of an entry against its smoothed value, factor
 * @param volExitMax atr / price above which it leaves, fraction
 * @param exposure exposure on every answer, share of equity
 * @param horizonHours how long it expects to hold, hours
 * @param volWindow window of the smoothed atr / price, candles
 * @param trendWindow window of the smoothed trend strength, candles
 * @param adxMin smallest ADX, 0..100; 0 asks for none
 * @param adxRelWindow window of the median that ADX is measured against, candles
 * @param adxRelMin smallest ADX against its median, factor; 0 asks for none
 * @param adxMode what a weak ADX does
 * @param adxSoftPenalty what a weak ADX costs in confidence
 * @param pLongMin probability below which confidence shrinks by 0.05
 * @param pLongBoost60 what a probability of 0.60 adds to confidence
 * @param pLongBoost70 what a probability of 0.70 adds to confidence
 */
record RegimeTrendParameters(
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

  private static final Setting.Whole EMA_FAST =
      Ranges.candles("SGRT_EMA_FAST", 20, "Length of Regime Trend's fast average.");
  private static final Setting.Whole EMA_SLOW =
      Ranges.candles("SGRT_EMA_SLOW", 50, "Length of Regime Trend's slow average.");
  private static final Setting.Whole ATR_LEN =
      Ranges.candles("SGRT_ATR_LEN", 14, "Length of Regime Trend's average true range.");
  private static final Setting.Whole ADX_LEN =
      Ranges.candles("SGRT_ADX_LEN", 14, "Length of Regime Trend's directional index.");
  private static final Setting.Real TREND_MIN =
      Ranges.atrs("SGRT_TREND_MIN", 0.25, "Smoothed trend strength that an entry exceeds.");
  private static final Setting.Real VOL_MIN =
      Ranges.fraction("SGRT_VOL_MIN", 0.003, "Smallest smoothed ATR / price of an entry.");
  private static final Setting.Real VOL_MAX =
      Ranges.fraction("SGRT_VOL_MAX", 0.020, "Largest smoothed ATR / price of an entry.");
  private static final Setting.Real SPIKE_RATIO_MAX =
      factor("SGRT_SPIKE_RATIO_MAX", 1.8, "Largest ATR against its smoothed value on entry.");
  private static final Setting.Real VOL_EXIT_MAX =
      Ranges.fraction("SGRT_VOL_EXIT_MAX", 0.030, "ATR / price above which it leaves.");
  private static final Setting.Real EXPO_FRAC =
      Ranges.share("SGRT_EXPO_FRAC", 0.25, "Exposure on every answer of Regime Trend.");
  private static final Setting.Whole HORIZON_H =
      Ranges.hours("SGRT_HORIZON_H", 36, "How long Regime Trend expects to hold.");
  private static final Setting.Whole VOL_WIN =
      Ranges.candles("SGRT_VOL_WIN", 24, "Window of the smoothed ATR / price.");
  private static final Setting.Whole TREND_WIN =
      Ranges.candles("SGRT_TREND_WIN", 24, "Window of the smoothed trend strength.");
  private static final Setting.Real ADX_MIN =
      new Setting.Real("SGRT_ADX_MIN", 0, 0, 100, "index", "Smallest ADX; 0 asks for none.");
  private static final Setting.Whole ADX_REL_WIN =
      Ranges.candles("SGRT_ADX_REL_WIN", 168, "Window of the median that ADX is held against.");
  private static final Setting.Real ADX_REL_MIN =
      factor("SGRT_ADX_REL_MIN", 1.00, "Smallest ADX against its median; 0 asks for none.");
  private static final Setting.Choice ADX_MODE =
      new Setting.Choice(
          "SGRT_ADX_MODE",
          "soft",
          List.of("off", "soft", "hard"),
          "Whether a weak ADX does nothing, costs confidence or prevents the entry.");
  private static final Setting.Real ADX_SOFT_PENALTY =
      confidence("SGRT_ADX_SOFT_PENALTY", 0.10, "What a weak ADX costs in confidence.");
  private static final Setting.Real P_LONG_MIN =
      new Setting.Real(
          "SGRT_P_LONG_MIN",
          0.55,
          0,
          1,
          "probability",
          "Model probability below which confidence shrinks by 0.05.");
  private static final Setting.Real P_LONG_BOOST_60 =
      confidence("SGRT_P_LONG_BOOST_60", 0.05, "What a probability of 0.60 adds to confidence.");
  private static final Setting.Real P_LONG_BOOST_70 =
      confidence("SGRT_P_LONG_BOOST_70", 0.10, "What a probability of 0.70 adds to confidence.");

  static final List<Setting> SETTINGS =
      List.of(
          EMA_FAST,
          EMA_SLOW,
          ATR_LEN,
          ADX_LEN,
          TREND_MIN,
          VOL_MIN,
          VOL_MAX,
          SPIKE_RATIO_MAX,
          VOL_EXIT_MAX,
          EXPO_FRAC,
          HORIZON_H,
          VOL_WIN,
          TREND_WIN,
          ADX_MIN,
          ADX_REL_WIN,
          ADX_REL_MIN,
          ADX_MODE,
          ADX_SOFT_PENALTY,
          P_LONG_MIN,
          P_LONG_BOOST_60,
          P_LONG_BOOST_70);

  static RegimeTrendParameters read(SettingsReader settings) {
    RegimeTrendParameters parameters =
        new RegimeTrendParameters(
            settings.whole(EMA_FAST),
            settings.whole(EMA_SLOW),
            settings.whole(ATR_LEN),
            settings.whole(ADX_LEN),
            settings.real(TREND_MIN),
            settings.real(VOL_MIN),
            settings.real(VOL_MAX),
            settings.real(SPIKE_RATIO_MAX),
            settings.real(VOL_EXIT_MAX),
            settings.real(EXPO_FRAC),
            settings.whole(HORIZON_H),
            settings.whole(VOL_WIN),
            settings.whole(TREND_WIN),
            settings.real(ADX_MIN),
            settings.whole(ADX_REL_WIN),
            settings.real(ADX_REL_MIN),
            AdxMode.valueOf(settings.choice(ADX_MODE).toUpperCase(Locale.ROOT)),
            settings.real(ADX_SOFT_PENALTY),
            settings.real(P_LONG_MIN),
            settings.real(P_LONG_BOOST_60),
            settings.real(P_LONG_BOOST_70));
    parameters.check(settings);
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

  private void check(SettingsReader settings) {
    if (volMin > volMax) {
      settings.problem(
          VOL_MIN.name(), "must be <= " + VOL_MAX.name() + ", was " + volMin + " > " + volMax);
    }
    if (volMax > volExitMax) {
      settings.problem(
          VOL_MAX.name(),
          "must be <= " + VOL_EXIT_MAX.name() + ", was " + volMax + " > " + volExitMax);
    }
    if (spikeRatioMax == 0) {
      settings.problem(SPIKE_RATIO_MAX.name(), "must be > 0, was 0");
    }
    if (exposure == 0) {
      settings.problem(EXPO_FRAC.name(), "must be > 0, was 0");
    }
  }

  private static Setting.Real factor(String name, double defaultValue, String meaning) {
    return new Setting.Real(name, defaultValue, 0, 1_000, "factor", meaning);
  }

  private static Setting.Real confidence(String name, double defaultValue, String meaning) {
    return new Setting.Real(name, defaultValue, 0, 1, "confidence", meaning);
  }
}
