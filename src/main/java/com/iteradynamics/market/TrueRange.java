package com.iteradynamics.market;

/**
 * How far the price moved in an hour, counting the jump from the close before: the largest of high
 * - low, |high - previous close| and |previous close - low|. USD, &gt;= 0.
 */
public final class TrueRange {
  private TrueRange() {}

  /** The true range of a candle after another. */
  public static double of(double high, double low, double previousClose) {
    // Equal to the largest of the three to the last bit: each of them is one of these differences.
    double top = previousClose > high ? previousClose : high;
    double bottom = previousClose < low ? previousClose : low;
    return top - bottom;
  }

  /** The same with {@code widening} added to high - low; see {@link ZeroRange}. */
  static double widened(double high, double low, double previousClose, double widening) {
    double range = of(high, low, previousClose);
    return widening == 0 ? range : Math.max(high - low + widening, range);
  }

  /** The true range of candle {@code i}; that of the oldest candle is high - low. */
  public static double at(CandleSeries candles, int i) {
    double high = candles.high(i);
    double low = candles.low(i);
    return i == 0 ? high - low : of(high, low, candles.close(i - 1));
  }

  /** {@link #widened} at every candle of a tape. */
  record Column(double widening) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] high = pass.high();
      double[] low = pass.low();
      double[] close = pass.close();
      return count -> {
        double before = pass.closeBefore();
        for (int k = 0; k < count; k++) {
          column[k] = widened(high[k], low[k], before, widening);
          before = close[k];
        }
      };
    }
  }
}
