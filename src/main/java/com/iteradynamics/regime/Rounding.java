package com.iteradynamics.regime;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding as the reference does it: the exact binary value, half to even, to 4 decimals. */
final class Rounding {
  private static final double SCALE = 10_000;
  private static final double NEAR_TIE = 0.499_999;

  private Rounding() {}

  /** {@code x}, from 0 to 1, to 4 decimals. */
  static double toFourDecimals(double x) {
    double rounded = awayFromTies(x);
    return Double.isNaN(rounded) ? exactly(x) : rounded;
  }

  /**
   * The same, or NaN near a tie.
   *
   * <p>Away from a tie there is only one candidate: below 10,000 the product is off by less than a
   * millionth, so that its nearest whole number is that of the exact product, and the quotient of
   * two exact doubles is the double next to the decimal. Near a tie only the exact value can tell.
   */
  static double awayFromTies(double x) {
    double scaled = x * SCALE;
    double whole = Math.rint(scaled);
    return Math.abs(scaled - whole) < NEAR_TIE ? whole / SCALE : Double.NaN;
  }

  static double exactly(double x) {
    return new BigDecimal(x).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
  }
}
