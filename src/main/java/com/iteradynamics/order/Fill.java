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
  /** More than any market has, and few enough for a store that keeps 38 digits of a number. */
  private static final int DECIMALS = 20;

  /**
   * The same with a fee of a share of its value.
   *
   * @param feeFraction fraction, &gt;= 0
   */
  public Fill charged(double feeFraction) {
    return new Fill(priceUsd, baseQty, valueUsd().multiply(BigDecimal.valueOf(feeFraction)));
  }

  /**
   * Price times quantity, quote currency, without the fee, rounded half even to 20 decimals: an
   * exact price of a tiny coin times its quantity has more digits than tables keep.
   */
  public BigDecimal valueUsd() {
    BigDecimal value = priceUsd.multiply(baseQty);
    return value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
  }
}
