package com.iteradynamics.archfixture.regime;

import java.math.BigDecimal;

/** Innocent: the one helper that may. */
final class Rounding {

  private Rounding() {}

  static BigDecimal exact(double percent) {
    return new BigDecimal(percent);
  }
}
