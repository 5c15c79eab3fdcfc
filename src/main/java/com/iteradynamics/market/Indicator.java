package com.iteradynamics.market;

/**
 * A number at every candle: how it comes about. A record of its lengths, of which equal ones make
 * equal columns.
 */
public interface Indicator {

  /**
   * Begins before the oldest candle of a block.
   *
   * @param pass where it asks for the columns that it is made of
   * @param column what its kernel fills in
   */
  Kernel begin(Pass pass, double[] column);

  /** An indicator on its way along a pass. */
  @FunctionalInterface
  interface Kernel {
    /** Fills in the values at the next {@code count} candles; NaN where there is none. */
    void fill(int count);
  }

  /** The column over a window, where no hole cuts. */
  default double[] over(CandleSeries window) {
    return Pass.over(window).whole(this);
  }

  /**
   * The exponential average of the close that begins with the first close: {@code e = (1 - a) e + a
   * x} with {@code a = 2 / (length + 1)}, withheld before the {@code length}-th candle. Core
   * Exposure and Trend Probe use this kind; source: numerics E.2.
   */
  static Indicator plainEma(int length) {
    return new Ema(length, false);
  }

  /**
   * The exponential average of the close that begins with the plain mean of the first {@code
   * length} closes. Layer 1 and Regime Trend use this kind; source: numerics E.1.
   */
  static Indicator seededEma(int length) {
    return new Ema(length, true);
  }

  /** Average true range, USD: {@link WilderAverage} of {@link TrueRange}. */
  static Indicator atr(int length, double widening) {
    return new Atr(length, widening);
  }

  /** {@link Adx}, whose ATR has the same length and widening. */
  static Indicator adx(int length, double widening) {
    return new Directional(length, widening);
  }

  /**
   * The plain mean of the last {@code length} true ranges, USD, that of the first candle included.
   */
  static Indicator meanTrueRange(int length) {
    return mean(new TrueRange(0), length);
  }

  /** The plain mean of the last {@code length} values of {@code indicator}; of fewer at first. */
  static Indicator mean(Indicator indicator, int length) {
    return new Mean(indicator, length);
  }

  /** Average true range; the oldest candle has none. Source: numerics E.3, E.4. */
  record Atr(int length, double widening) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] ranges = pass.column(new TrueRange(widening));
      return pass.averages().with(new WilderAverage(length), ranges, column);
    }
  }

  /** {@link Adx}. */
  record Directional(int length, double widening) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] atr = pass.column(new Atr(length, widening));
      double[] high = pass.high();
      double[] low = pass.low();
      Adx adx = new Adx(length);
      return count -> {
        for (int k = 0; k < count; k++) {
          adx.add(high[k], low[k], atr[k]);
          column[k] = adx.value();
        }
      };
    }
  }

  /** {@link RollingMean}. */
  record Mean(Indicator indicator, int length) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] values = pass.column(indicator);
      RollingMean mean = new RollingMean(length);
      return count -> {
        if (pass.wanted(length)) {
          mean.fill(values, count, column);
        }
      };
    }
  }
}
