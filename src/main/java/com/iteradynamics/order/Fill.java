package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

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

  private static final int FEE_DECIMALS = 8;

  /** What these fills executed together, units of base, &gt;= 0. */
  public static BigDecimal base(List<Fill> fills) {
    return fills.stream().map(Fill::baseQty).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The same with a fee of a share of its value.
   *
   * @param feeFraction fraction, &gt;= 0
   */
  public Fill charged(double feeFraction) {
    return new Fill(priceUsd, baseQty, valueUsd().multiply(BigDecimal.valueOf(feeFraction)));
  }

  /**
   * As much of it as a market gives, in whole increments; its fee in proportion, to as many
   * decimals as the fee has, at least {@value #FEE_DECIMALS}.
   *
   * @param base what the market gives, units of base; nothing when it is less than an increment
   * @return the same fill when there is enough; empty when there is nothing
   */
  public Optional<Fill> atMost(double base, BigDecimal increment) {
    if (base >= baseQty.doubleValue()) {
      return Optional.of(this);
    }
    BigDecimal part = Product.floor(BigDecimal.valueOf(Math.max(0, base)), increment);
    return part.signum() == 0
        ? Optional.empty()
        : Optional.of(new Fill(priceUsd, part, feeOf(part)));
  }

  private BigDecimal feeOf(BigDecimal part) {
    int decimals = Math.max(FEE_DECIMALS, feeUsd.scale());
    return feeUsd.multiply(part).divide(baseQty, decimals, RoundingMode.HALF_UP);
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
