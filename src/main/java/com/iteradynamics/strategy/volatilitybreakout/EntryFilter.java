package com.iteradynamics.strategy.volatilitybreakout;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.settings.SettingsReader;
import java.util.List;

/** What an entry needs besides the breakout; what is held never waits for it. */
interface EntryFilter {
  /** Nothing: v1. */
  EntryFilter NONE = new None();

  /** How many closed candles it needs. */
  int candlesNeeded();

  /** How many candles it is asked with, if Layer 1's are fewer. */
  int windowCandles();

  /** What is said of an entry that it stops. */
  String blocked();

  /** The names of {@link Reading#numbers}. */
  List<String> names();

  /** Begins before the oldest candle of a pass. */
  Reading begin(Pass pass);

  /** The filter at the candles where a pass stands. */
  interface Reading {
    /** Whether an entry may happen at place {@code k} of the stretch. */
    boolean passes(int k);

    /** What it looked at there. */
    double[] numbers(int k);
  }

  /** {@link #NONE}. */
  record None() implements EntryFilter, Reading {
    @Override
    public int candlesNeeded() {
      return 0;
    }

    @Override
    public int windowCandles() {
      return 0;
    }

    @Override
    public String blocked() {
      return "nothing blocks";
    }

    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public Reading begin(Pass pass) {
      return this;
    }

    @Override
    public boolean passes(int k) {
      return true;
    }

    @Override
    public double[] numbers(int k) {
      return new double[0];
    }
  }

  /**
   * The close is above a slow average: v2.
   *
   * @param length of the average, candles
   */
  record AboveAverage(int length) implements EntryFilter {
    /** How many times its length an average looks back: what is older weighs 0.0045 %. */
    private static final int MEMORY = 5;

    static AboveAverage read(SettingsReader from) {
      return new AboveAverage(
          from.whole("SG_VB_MACRO_EMA_LEN", 2_000, 1, 2_000, "candles")
              .means("Length of the average above which v2 enters; the window is five times it."));
    }

    @Override
    public int candlesNeeded() {
      return 0;
    }

    @Override
    public int windowCandles() {
      return MEMORY * length;
    }

    @Override
    public String blocked() {
      return "VolBreakout v2: macro filter blocked entry (close <= EMA"
          + length
          + " or insufficient history)";
    }

    @Override
    public List<String> names() {
      return List.of("macro_close", "macro_ema", "macro_filter_pass");
    }

    @Override
    public Reading begin(Pass pass) {
      double[] close = pass.close();
      double[] average = pass.column(Indicator.windowEma(length));
      return new Reading() {
        @Override
        public boolean passes(int k) {
          return close[k] > average[k];
        }

        @Override
        public double[] numbers(int k) {
          return new double[] {close[k], average[k], passes(k) ? 1 : 0};
        }
      };
    }
  }

  /**
   * The range is still growing: v3.
   *
   * @param atrLength length of the plain ATR, candles
   * @param meanLength over how many ATRs their mean is
   * @param ratio ATR / mean that an entry exceeds, factor
   */
  record GrowingRange(int atrLength, int meanLength, double ratio) implements EntryFilter {

    static GrowingRange read(VolatilityBreakoutParameters breakout, SettingsReader from) {
      return new GrowingRange(
          breakout.atrLength(),
          from.whole("SG_VB_ATR_MEAN_LEN", 50, 1, 500, "candles")
              .means("Over how many ATRs v3's mean is."),
          from.real("SG_VB_ATR_RATIO_MIN", 1.10, 0, 100, "factor")
              .means("ATR against that mean that an entry of v3 exceeds."));
    }

    @Override
    public int candlesNeeded() {
      return atrLength + meanLength;
    }

    @Override
    public int windowCandles() {
      return 0;
    }

    @Override
    public String blocked() {
      return "VolBreakout v3: volatility-quality filter blocked entry (ATR ratio <= " + ratio + ")";
    }

    @Override
    public List<String> names() {
      return List.of("atr_last", "atr_ma_last", "atr_to_atr_ma_ratio", "vol_filter_pass");
    }

    @Override
    public Reading begin(Pass pass) {
      Indicator ranges = VolatilityBreakout.atr(atrLength);
      double[] atr = pass.column(ranges);
      double[] mean = pass.column(Indicator.mean(ranges, meanLength));
      return new Reading() {
        @Override
        public boolean passes(int k) {
          return atr[k] / mean[k] > ratio;
        }

        @Override
        public double[] numbers(int k) {
          return new double[] {atr[k], mean[k], atr[k] / mean[k], passes(k) ? 1 : 0};
        }
      };
    }
  }
}
