package com.iteradynamics.market;

/**
 * The reference's guard against hours without any range: when one candle of the window has high =
 * low, {@link #WIDENING} is added to every candle's high - low. It shows only where ranges are next
 * to nothing, and keeps the average true range of a wholly flat series above 0.
 *
 * <p>It is the one thing that depends on where a window begins: a candle history that has such an
 * hour anywhere carries both averages, with and without the guard, and at each candle that one
 * counts which the window that ends there has. Source: numerics E.3.
 */
public final class ZeroRange {
  /** What is added to high - low, USD: the distance from 1 to the next double. */
  public static final double WIDENING = Math.ulp(1.0);

  private ZeroRange() {}

  /** What to add to every candle's high - low in {@code window}: {@link #WIDENING} or 0. */
  public static double wideningOf(CandleSeries window) {
    for (int i = 0; i < window.size(); i++) {
      if (window.high(i) == window.low(i)) {
        return WIDENING;
      }
    }
    return 0;
  }

  /**
   * {@code widened} where one of the last {@code window} candles has high = low, else {@code
   * plain}.
   */
  record Guarded(Indicator plain, Indicator widened, int window) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] without = pass.column(plain);
      double[] with = pass.column(widened);
      int[] sinceThen = {window};
      return count -> {
        for (int k = 0; k < count; k++) {
          sinceThen[0] = pass.high()[k] == pass.low()[k] ? 0 : Math.min(window, sinceThen[0] + 1);
          column[k] = sinceThen[0] < window ? with[k] : without[k];
        }
      };
    }
  }
}
