package com.iteradynamics.archfixture.order;

import java.math.BigDecimal;

/** Makes money of a double, where that is allowed. */
final class Innocent {

  private Innocent() {}

  static BigDecimal money(double usd) {
    return BigDecimal.valueOf(usd);
  }
}
