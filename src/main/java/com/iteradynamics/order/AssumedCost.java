package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What the lab assumes that an order costs.
 *
 * @param feeBps the fee, hundredths of a percent of an order's value, &gt;= 0
 * @param slippageBps how much worse than the decision price a fill is, hundredths of a percent,
 *     &gt;= 0
 */
public record AssumedCost(BigDecimal feeBps, BigDecimal slippageBps) {
  private static final int BPS_DIGITS = 4;
  private static final int BPS_DECIMALS = 2;

  /**
   * @throws IllegalArgumentException when one of them is negative
   */
  public AssumedCost {
    if (feeBps.signum() < 0 || slippageBps.signum() < 0) {
      throw new IllegalArgumentException(
          "costs must not be negative, were " + feeBps + " and " + slippageBps + " bps");
    }
  }

  /**
   * The cost of an order that the lab makes at the same decision, quote currency, exact: slippage
   * from the decision price, and the fee of the value that results.
   *
   * @param decisionPriceUsd the price that it was decided at, &gt; 0
   * @param baseQty how much is bought or sold, units of base, &gt; 0
   */
  public BigDecimal usd(Side side, BigDecimal decisionPriceUsd, BigDecimal baseQty) {
    BigDecimal decided = decisionPriceUsd.multiply(baseQty);
    BigDecimal slip = decided.multiply(slippageBps.movePointLeft(BPS_DIGITS));
    BigDecimal value = side == Side.BUY ? decided.add(slip) : decided.subtract(slip);
    return slip.add(value.multiply(feeBps.movePointLeft(BPS_DIGITS)));
  }

  /**
   * A cost as a share of a value, hundredths of a percent, to two decimals.
   *
   * @param valueUsd &gt; 0
   */
  public static BigDecimal bps(BigDecimal costUsd, BigDecimal valueUsd) {
    return costUsd
        .movePointRight(BPS_DIGITS)
        .divide(valueUsd, MathContext.DECIMAL128)
        .setScale(BPS_DECIMALS, RoundingMode.HALF_EVEN);
  }
}
