package com.iteradynamics.archfixture.regime;

import java.math.BigDecimal;

/** Makes money of a double, where that is not allowed. */
final class Culprit {

  private Culprit() {}

  static BigDecimal sum(double percent) {
    return BigDecimal.valueOf(percent).add(new BigDecimal(percent));
  }
}
