package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A venue's rules for one product. Increments are multiples: an amount is valid when it is a whole
 * number of increments, not when it has the right number of decimals.
 *
 * @param productId for example {@code BTC-USD}
 * @param baseIncrement step of a quantity, units of base, &gt; 0
 * @param quoteIncrement step of an amount, USD, &gt; 0
 * @param priceIncrement step of a price, USD, &gt; 0
 * @param baseMin smallest quantity, units of base, &gt;= 0
 * @param baseMax largest quantity of one order, units of base
 * @param quoteMin smallest amount, USD, &gt;= 0
 * @param quoteMax largest amount of one order, USD
 * @param notTradable why market orders are not taken now; empty when they are
 */
public record Product(
    String productId,
    BigDecimal baseIncrement,
    BigDecimal quoteIncrement,
    BigDecimal priceIncrement,
    BigDecimal baseMin,
    BigDecimal baseMax,
    BigDecimal quoteMin,
    BigDecimal quoteMax,
    Optional<String> notTradable) {
  private static final MathContext UPWARDS = new MathContext(12, RoundingMode.CEILING);

  /** The largest whole number of {@code increment}s that is not more than {@code amount}. */
  public static BigDecimal floor(BigDecimal amount, BigDecimal increment) {
    return multiple(amount, increment, RoundingMode.FLOOR);
  }

  /** The smallest whole number of {@code increment}s that is not less than {@code amount}. */
  public static BigDecimal ceiling(BigDecimal amount, BigDecimal increment) {
    return multiple(amount, increment, RoundingMode.CEILING);
  }

  /**
   * The smallest quantity that the venue sells, units of base: its own minimum, and what its
   * smallest amount is at {@code priceUsd}. Where it has no rules, what {@code minNotionalUsd} is.
   */
  public BigDecimal minimumSale(BigDecimal priceUsd, double minNotionalUsd) {
    BigDecimal byRules = baseMin.max(quoteMin.divide(priceUsd, UPWARDS));
    return byRules.signum() > 0
        ? byRules
        : BigDecimal.valueOf(minNotionalUsd).divide(priceUsd, UPWARDS);
  }

  private static BigDecimal multiple(BigDecimal amount, BigDecimal increment, RoundingMode mode) {
    return amount.divide(increment, 0, mode).multiply(increment);
  }
}
