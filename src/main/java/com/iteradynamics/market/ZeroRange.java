package com.iteradynamics.market;

/**
 * The reference's guard against hours without any range: when one candle of the window has high =
 * low, {@link #WIDENING} is added to every candle's high - low. It shows only where ranges are next
 * to nothing, and keeps the average true range of a wholly flat series above 0.
 *
 * <p>Evaluated over a window, {@link #wideningOf} looks at that window. A single pass over a tape
 * that has such an hour anywhere carries both averages, with and without the guard, and {@link
 * #within} picks at each candle by the window that ends there. Source: numerics E.3.
 */
public final class ZeroRange {
  /** What is added to high - low, USD: the distance from 1 to the next double. */
  public static final double WIDENING = Math.ulp(1.0);

  private final CandleSeries tape;
  private final int window;
  private final boolean present;
  private int last;

  /**
   * A watch over a tape, standing before its oldest candle.
   *
   * @param window how many candles a window has, &gt;= 1
   */
  public ZeroRange(CandleSeries tape, int window) {
    this.tape = tape;
    this.window = Lengths.atLeastOne(window);
    this.present = wideningOf(tape) != 0;
    this.last = -window;
  }

  /** Whether any candle of the tape has high = low. */
  public boolean present() {
    return present;
  }

  /**
   * Whether a candle of the window that ends at {@code i} has high = low. To be asked candle by
   * candle, oldest first.
   */
  public boolean within(int i) {
    if (!present) {
      return false;
    }
    if (tape.high(i) == tape.low(i)) {
      last = i;
    }
    return i - last < window;
  }

  /** What to add to every candle's high - low in {@code window}: {@link #WIDENING} or 0. */
  public static double wideningOf(CandleSeries window) {
    for (int i = 0; i < window.size(); i++) {
      if (window.high(i) == window.low(i)) {
        return WIDENING;
      }
    }
    return 0;
  }
}
