package com.iteradynamics.order;

import java.math.BigDecimal;

/**
 * A part of an order that was executed.
 *
 * @param priceUsd price, USD per unit of base, &gt; 0
 * @param baseQty units of base, &gt; 0
 * @param feeUsd fee, USD, &gt;= 0, on top of the value
 */
public record Fill(BigDecimal priceUsd, BigDecimal baseQty, BigDecimal feeUsd) {
  /** Price times quantity, USD, without the fee. */
  public BigDecimal valueUsd() {
    return priceUsd.multiply(baseQty);
  }
}
