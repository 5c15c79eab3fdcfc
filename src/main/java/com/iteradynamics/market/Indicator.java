package com.iteradynamics.market;

/**
 * A number at every candle: how it comes about. A record of its lengths, of which equal ones make
 * equal columns.
 */
public interface Indicator {
  /** For who looks back at all values that a pass has. */
  int ALL = 1 << 30;

  /**
   * Begins before the oldest candle of a block.
   *
   * @param pass where it asks for the columns that it is made of
   * @param column what its kernel fills in: room for {@link Pass#MAX_SIZE} values
   * @return what fills it in, stretch after stretch
   */
  Kernel begin(Pass pass, double[] column);

  /** An indicator on its way along a pass. */
  @FunctionalInterface
  interface Kernel {
    /** Fills in the values at the next {@code count} candles; NaN where there is none. */
    void fill(int count);
  }

  /**
   * Its values over a window, where no hole cuts: one a candle, oldest first; NaN where none is.
   */
  default double[] over(CandleSeries window) {
    return Pass.over(window).whole(this);
  }

  /**
   * The exponential average of the close that begins with the first close: {@code e = (1 - a) e + a
   * x} with {@code a = 2 / (length + 1)}, USD; NaN before the {@code length}-th candle. Core
   * Exposure and Trend Probe use this kind. It is pandas' {@code ewm(span=length, adjust=False,
   * min_periods=length).mean()}.
   *
   * @param length in candles, &gt;= 1
   * @throws IllegalArgumentException when it is less
   */
  static Indicator plainEma(int length) {
    return new Ema(length, false);
  }

  /**
   * The exponential average of the close that begins with the plain mean of the first {@code
   * length} closes, at the last of them, and goes on as {@link #plainEma}; USD, NaN before. Layer 1
   * and Regime Trend use this kind, as TA-Lib and pandas_ta do.
   *
   * @param length in candles, &gt;= 1
   * @throws IllegalArgumentException when it is less
   */
  static Indicator seededEma(int length) {
    return new Ema(length, true);
  }

  /**
   * Average true range, USD, &gt;= 0: {@link WilderAverage} of the true range (Wilder, New Concepts
   * in Technical Trading Systems, 1978). The oldest candle has no true range, so that the first
   * value is at candle {@code length}, 0 being the oldest; NaN before.
   *
   * @param length in candles, &gt;= 1
   * @param widening what is added to each high - low, USD, &gt;= 0; {@link ZeroRange}
   */
  static Indicator atr(int length, double widening) {
    return new Atr(length, widening);
  }

  /**
   * {@link Adx}, 0..100, whose ATR has the same length and widening.
   *
   * @param length in candles, &gt;= 1
   * @param widening what is added to each high - low, USD, &gt;= 0; {@link ZeroRange}
   */
  static Indicator adx(int length, double widening) {
    return new Directional(length, widening);
  }

  /**
   * The plain mean of the last {@code length} true ranges, USD, that of the first candle included;
   * of fewer at first.
   *
   * @param length in candles, &gt;= 1
   */
  static Indicator meanTrueRange(int length) {
    return meanTrueRange(length, 0);
  }

  /** The same, for who looks back at more of its values, as {@link #mean(Indicator, int, int)}. */
  static Indicator meanTrueRange(int length, int back) {
    return mean(new TrueRange(0), length, back);
  }

  /**
   * The plain mean of the last {@code length} values of {@code indicator}, in its unit; of fewer at
   * first, and NaN until it has one.
   *
   * @param length in candles, &gt;= 1
   */
  static Indicator mean(Indicator indicator, int length) {
    return mean(indicator, length, 0);
  }

  /**
   * The same, for who looks at more of its values than the newest.
   *
   * @param back how many candles back, 0..{@link #ALL}
   */
  static Indicator mean(Indicator indicator, int length, int back) {
    return new Mean(indicator, length, back);
  }

  /**
   * The exponential average of the close over the window of a live tick alone, which begins with
   * the window's first close and goes on as {@link #plainEma}; USD, NaN before the {@code
   * length}-th candle. For averages so long that what came before a window would still show.
   *
   * @param length in candles, &gt;= 1
   * @throws IllegalArgumentException when it is less
   */
  static Indicator windowEma(int length) {
    return new WindowEma.Newest(length);
  }

  /**
   * What {@link #windowEma(int)} was some candles before, with the first close of the window that
   * ends now; USD, NaN while the window has no candle so old.
   *
   * @param lag how many candles before, &gt;= 1
   */
  static Indicator windowEmaBefore(int length, int lag) {
    return new WindowEma(length, lag);
  }

  /**
   * The highest high of the last {@code length} candles, USD; of fewer at first.
   *
   * @param length in candles, &gt;= 1
   */
  static Indicator highest(int length) {
    return new Extreme(length, false);
  }

  /**
   * The lowest low of the last {@code length} candles, USD; of fewer at first.
   *
   * @param length in candles, &gt;= 1
   */
  static Indicator lowest(int length) {
    return new Extreme(length, true);
  }

  /** What {@code indicator} was a candle before, in its unit; NaN at the first candle. */
  static Indicator previous(Indicator indicator) {
    return new Previous(indicator);
  }

  /** The close, USD. */
  static Indicator close() {
    return new Close();
  }

  /**
   * Population standard deviation (ddof 0) of the last {@code length} closes, USD, &gt;= 0; NaN
   * before there are as many.
   *
   * @param length in candles, &gt;= 1
   */
  static Indicator deviation(int length) {
    return new Deviation(length);
  }

  /**
   * Relative strength index of the close, 0..100 (Wilder, New Concepts in Technical Trading
   * Systems, 1978): 100 - 100 / (1 + average gain / average loss). Both averages begin with the
   * first change and keep {@code 1 - 1/length} of what they were. NaN before the {@code length}-th
   * candle, and while the price has never moved.
   *
   * @param length in candles, &gt;= 1
   */
  static Indicator rsi(int length) {
    return new Rsi(length);
  }

  /**
   * {@link #atr}.
   *
   * @param length in candles, &gt;= 1
   * @param widening what is added to each high - low, USD
   */
  record Atr(int length, double widening) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] ranges = pass.column(new TrueRange(widening));
      return pass.averages().with(new WilderAverage(length), ranges, column);
    }
  }

  /**
   * {@link #adx}.
   *
   * @param length in candles, &gt;= 1
   * @param widening what is added to each high - low, USD
   */
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

  /**
   * {@link #mean}.
   *
   * @param indicator what it is a mean of
   * @param length in candles, &gt;= 1
   * @param back how many candles back its values are looked at, &gt;= 0
   */
  record Mean(Indicator indicator, int length, int back) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] values = pass.column(indicator);
      RollingMean mean = new RollingMean(length);
      return count -> {
        if (pass.wanted(length + back)) {
          mean.fill(values, count, column);
        }
      };
    }
  }
}
