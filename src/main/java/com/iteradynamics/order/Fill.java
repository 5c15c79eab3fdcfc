package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A part of an order that was executed.
 *
 * @param priceUsd price, USD per unit of base, &gt; 0
 * @param baseQty units of base, &gt; 0
 * @param feeUsd fee, USD, &gt;= 0, on top of the value
 */
public record Fill(BigDecimal priceUsd, BigDecimal baseQty, BigDecimal feeUsd) {
  private static final int VALUE_DECIMALS = 18;

  /**
   * Price times quantity, quote currency, without the fee. Exact to 18 decimals: an exact price of
   * a tiny coin times its quantity has more digits than tables keep.
   */
  public BigDecimal valueUsd() {
    BigDecimal value = priceUsd.multiply(baseQty);
    return value.scale() > VALUE_DECIMALS
        ? value.setScale(VALUE_DECIMALS, RoundingMode.HALF_EVEN)
        : value;
  }
}
