package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The venue's arithmetic: 16 decimals, the last rounded half up, written without zeros behind. */
final class VenueAmounts {
  private static final int DECIMALS = 16;

  private VenueAmounts() {}

  /** As the venue writes it: plain, without trailing zeros. */
  static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  static BigDecimal times(BigDecimal a, BigDecimal b) {
    BigDecimal exact = a.multiply(b);
    return exact.scale() <= DECIMALS ? exact : exact.setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  static BigDecimal divided(BigDecimal a, BigDecimal b) {
    return a.divide(b, DECIMALS, RoundingMode.HALF_UP);
  }

  /** The exact decimal that this double is written as. */
  static BigDecimal of(double value) {
    return new BigDecimal(Double.toString(value));
  }

  static boolean isMultiple(BigDecimal amount, BigDecimal increment) {
    return amount.remainder(increment).signum() == 0;
  }

  /** The largest multiple of {@code increment} that is not more. */
  static BigDecimal floor(BigDecimal amount, BigDecimal increment) {
    return amount.divide(increment, 0, RoundingMode.FLOOR).multiply(increment);
  }

  /** The smallest multiple of {@code increment} that is not less. */
  static BigDecimal ceiling(BigDecimal amount, BigDecimal increment) {
    return amount.divide(increment, 0, RoundingMode.CEILING).multiply(increment);
  }
}
