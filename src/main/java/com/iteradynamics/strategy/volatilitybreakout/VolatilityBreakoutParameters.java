package com.iteradynamics.strategy.volatilitybreakout;

import com.iteradynamics.settings.SettingsReader;

/**
 * Parameters of Volatility Breakout, as {@link #read} says; the defaults are those of the
 * reference.
 *
 * @param atrLength length of the plain ATR, candles; its mean is over twice as many
 * @param breakoutLength over how many candles before the newest highs and lows are looked at
 * @param expansion ATR / mean ATR that an entry exceeds, factor
 * @param exposure share of equity that it holds, 0..1
 * @param entryConfidence confidence of an entry, 0..1
 * @param confidence confidence of all other answers, 0..1
 */
record VolatilityBreakoutParameters(
    int atrLength,
    int breakoutLength,
    double expansion,
    double exposure,
    double entryConfidence,
    double confidence) {

  /** The parameters as set; problems are left with the reader. */
  static VolatilityBreakoutParameters read(SettingsReader from) {
    return new VolatilityBreakoutParameters(
        from.whole("SG_VB_ATR_LEN", 14, 1, 250, "candles")
            .means("Length of Volatility Breakout's plain ATR; its mean is over twice as many."),
        from.whole("SG_VB_BREAKOUT_LEN", 48, 1, 500, "candles")
            .means("How many highs an entry exceeds, and how many lows hold a position."),
        from.real("SG_VB_ATR_EXPANSION", 1.1, 0, 100, "factor")
            .means("ATR against its mean that an entry exceeds."),
        from.real("SG_VB_EXPOSURE_FRAC", 0.985, 0, 1, "share of equity")
            .means("What Volatility Breakout holds."),
        from.real("SG_VB_ENTRY_CONFIDENCE", 0.7, 0, 1, "confidence")
            .means("Confidence of Volatility Breakout's entries."),
        from.real("SG_VB_CONFIDENCE", 0.5, 0, 1, "confidence")
            .means("Confidence of Volatility Breakout's other answers."));
  }

  /** Over how many ATRs their mean is. */
  int meanLength() {
    return 2 * atrLength;
  }

  /** How many closed candles it needs: the oldest has no range of its own. */
  int candlesNeeded() {
    return Math.max(breakoutLength + meanLength(), atrLength + meanLength() + 1);
  }
}
