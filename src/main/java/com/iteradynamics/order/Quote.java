package com.iteradynamics.order;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The best prices of a market now.
 *
 * @param bidUsd best bid, USD, &gt; 0
 * @param askUsd best ask, USD, &gt;= bid
 */
public record Quote(BigDecimal bidUsd, BigDecimal askUsd) {
  private static final BigDecimal TWO = new BigDecimal(2);

  /**
   * @throws IllegalArgumentException when a price is not above zero, or the two cross
   */
  public Quote {
    if (bidUsd.signum() <= 0 || askUsd.compareTo(bidUsd) < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "0 < bid <= ask must hold, was %s and %s",
              bidUsd.toPlainString(),
              askUsd.toPlainString()));
    }
  }

  /** The middle between the two, USD. */
  public BigDecimal midUsd() {
    return bidUsd.add(askUsd).divide(TWO);
  }
}
