package com.iteradynamics.strategy.meanreversion;

import com.iteradynamics.settings.SettingsReader;

/**
 * Parameters of Mean Reversion Extreme, as {@link #read} says; the defaults are those of the
 * reference.
 *
 * @param rsiLength length of the relative strength index, candles
 * @param oversold the index at or below which it enters, 0..100
 * @param recovered the index above which it leaves, 0..100
 * @param maxHoldHours after how long it leaves at the latest, hours
 * @param exposure share of equity that it holds, 0..1
 * @param tradeConfidence confidence of entries, exits and what is held, 0..1
 * @param confidence confidence while it waits, 0..1
 */
record MeanReversionParameters(
    int rsiLength,
    double oversold,
    double recovered,
    int maxHoldHours,
    double exposure,
    double tradeConfidence,
    double confidence) {
  /** How many times its length the index looks back, for what is older to vanish. */
  private static final int MEMORY = 40;

  /** The parameters as set; problems are left with the reader. */
  static MeanReversionParameters read(SettingsReader from) {
    MeanReversionParameters read =
        new MeanReversionParameters(
            from.whole("SG_MR_RSI_LEN", 21, 1, 250, "candles")
                .means("Length of Mean Reversion's RSI."),
            from.real("SG_MR_RSI_OVERSOLD", 25, 0, 100, "index")
                .means("RSI at or below which Mean Reversion enters."),
            from.real("SG_MR_RSI_EXIT", 50, 0, 100, "index")
                .means("RSI above which Mean Reversion leaves."),
            from.whole("SG_MR_MAX_HOLD_HOURS", 48, 1, 10_000, "hours")
                .means("After how long Mean Reversion leaves at the latest."),
            from.real("SG_MR_EXPOSURE_FRAC", 0.985, 0, 1, "share of equity")
                .means("What Mean Reversion holds."),
            from.real("SG_MR_TRADE_CONFIDENCE", 0.7, 0, 1, "confidence")
                .means("Confidence of Mean Reversion's entries and exits."),
            from.real("SG_MR_CONFIDENCE", 0.5, 0, 1, "confidence")
                .means("Confidence of Mean Reversion while it waits."));
    if (read.oversold > read.recovered) {
      from.problem(
          "SG_MR_RSI_OVERSOLD",
          "must be <= SG_MR_RSI_EXIT, was " + read.oversold + " > " + read.recovered);
    }
    return read;
  }

  /** How many candles it is asked with. */
  int windowCandles() {
    return MEMORY * rsiLength;
  }
}
