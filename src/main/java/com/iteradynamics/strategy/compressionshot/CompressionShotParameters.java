package com.iteradynamics.strategy.compressionshot;

import com.iteradynamics.settings.SettingsReader;

/**
 * Parameters of Compression Shot, as {@link #read} says; the defaults are those of the reference.
 *
 * @param bandLength length of the Bollinger bands, candles
 * @param bandDeviations distance of a band from the mean, standard deviations
 * @param expandFactor width / previous width from which on the bands expand
 * @param horizonHours how long it expects to hold, hours
 * @param macro whether the slow average is looked at; without it the market counts as rising
 * @param macroLength length of the slow average, candles
 * @param bullCap exposure of an entry above the rising average, share of equity, 0..1
 * @param bearCap exposure of any other entry, share of equity, 0..1
 */
record CompressionShotParameters(
    int bandLength,
    double bandDeviations,
    double expandFactor,
    int horizonHours,
    boolean macro,
    int macroLength,
    double bullCap,
    double bearCap) {
  /** How many times its length an average looks back: what is older weighs 0.0045 %. */
  private static final int MEMORY = 5;

  /** The parameters as set; problems are left with the reader. */
  static CompressionShotParameters read(SettingsReader from) {
    return new CompressionShotParameters(
        from.whole("SG_COMP_BB_LEN", 20, 2, 500, "candles")
            .means("Length of Compression Shot's Bollinger bands."),
        from.real("SG_COMP_BB_STD", 2.0, 0, 100, "standard deviations")
            .means("Distance of Compression Shot's bands from their mean."),
        from.real("SG_COMP_WIDTH_EXPAND_FACTOR", 1.20, 0, 100, "factor")
            .means("Width / previous width from which on Compression Shot's bands expand."),
        from.whole("SG_COMP_HORIZON_H", 18, 1, 10_000, "hours")
            .means("How long Compression Shot expects to hold."),
        from.yesOrNo("SG_COMP_ENABLE_MACRO_FILTER", true)
            .means("Whether Compression Shot enters less below its slow macro average."),
        from.whole("SG_COMP_MACRO_EMA_LEN", 2_000, 1, 2_000, "candles")
            .means("Length of the macro average; the window is five times as long."),
        from.real("SG_COMP_CAP_BULL", 0.20, 0, 1, "share of equity")
            .means("Exposure of entries above the rising macro average."),
        from.real("SG_COMP_CAP_BEAR", 0.05, 0, 1, "share of equity")
            .means("Exposure of all other entries."));
  }

  /** How many closed candles it needs. */
  int candlesNeeded() {
    return Math.max(bandLength + 1, macro ? macroLength + 1 : 0);
  }

  /** How many candles it is asked with, if Layer 1's are fewer. */
  int windowCandles() {
    return macro ? Math.max(candlesNeeded(), MEMORY * macroLength) : 0;
  }

  /**
   * How v3 remembers narrow bands.
   *
   * @param bars how many widths are looked at, candles
   * @param minHits how many of them have to be narrow
   * @param narrow the largest width that is narrow, fraction
   */
  record Memory(int bars, int minHits, double narrow) {
    /** The parameters as set; problems are left with the reader. */
    static Memory read(SettingsReader from) {
      Memory memory =
          new Memory(
              from.whole("SG_COMP_MEMORY_BARS", 72, 1, 500, "candles")
                  .means("How many band widths v3 remembers."),
              from.whole("SG_COMP_MEMORY_MIN_HITS", 1, 1, 500, "candles")
                  .means("How many of these have to be narrow."),
              from.real("SG_COMP_WIDTH_COMPRESS_MAX", 0.06, 0, 100, "fraction")
                  .means("Band width / mean up to which v3 calls it narrow."));
      if (memory.minHits > memory.bars) {
        from.problem(
            "SG_COMP_MEMORY_MIN_HITS",
            "must be <= SG_COMP_MEMORY_BARS, was " + memory.minHits + " > " + memory.bars);
      }
      return memory;
    }

    /** How many closed candles it needs for bands of that length. */
    int candlesNeeded(int bandLength) {
      return bandLength + Math.max(2, bars);
    }
  }
}
