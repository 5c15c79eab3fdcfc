package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A venue's rules for one product. Increments are multiples: an amount is valid when it is a whole
 * number of increments, not when it has the right number of decimals. Amounts and prices are in the
 * product's quote currency. The same minimums and maximums hold for buys and sales.
 *
 * @param productId for example {@code BTC-USD}
 * @param baseIncrement step of a quantity, units of base, &gt; 0
 * @param quoteIncrement step of an amount, quote currency, &gt; 0
 * @param priceIncrement step of a price, quote currency, &gt; 0; empty when every price is valid
 * @param baseMin smallest quantity, units of base, &gt;= 0
 * @param baseMax largest quantity of one order, units of base; empty without a limit
 * @param quoteMin smallest amount, quote currency, &gt;= 0
 * @param quoteMax largest amount of one order, quote currency; empty without a limit
 * @param notTradable why market orders are not taken now; empty when they are
 */
public record Product(
    String productId,
    BigDecimal baseIncrement,
    BigDecimal quoteIncrement,
    Optional<BigDecimal> priceIncrement,
    BigDecimal baseMin,
    Optional<BigDecimal> baseMax,
    BigDecimal quoteMin,
    Optional<BigDecimal> quoteMax,
    Optional<String> notTradable) {
  private static final MathContext UPWARDS = new MathContext(12, RoundingMode.CEILING);
  private static final int DIVISION_DECIMALS = 18;

  /** A product with every rule there is. */
  public Product(
      String productId,
      BigDecimal baseIncrement,
      BigDecimal quoteIncrement,
      BigDecimal priceIncrement,
      BigDecimal baseMin,
      BigDecimal baseMax,
      BigDecimal quoteMin,
      BigDecimal quoteMax,
      Optional<String> notTradable) {
    this(
        productId,
        baseIncrement,
        quoteIncrement,
        Optional.of(priceIncrement),
        baseMin,
        Optional.of(baseMax),
        quoteMin,
        Optional.of(quoteMax),
        notTradable);
  }

  /** Why no order can keep these rules; empty when some can. */
  public Optional<String> problem() {
    if (baseIncrement.signum() <= 0
        || quoteIncrement.signum() <= 0
        || priceIncrement.filter(step -> step.signum() <= 0).isPresent()) {
      return Optional.of("an increment is not > 0");
    }
    if (baseMin.signum() < 0 || quoteMin.signum() < 0) {
      return Optional.of("a minimum is < 0");
    }
    return isBelow(baseMax, baseMin.max(baseIncrement))
            || isBelow(quoteMax, quoteMin.max(quoteIncrement))
        ? Optional.of("a maximum is below the minimum or the increment")
        : Optional.empty();
  }

  private static boolean isBelow(Optional<BigDecimal> most, BigDecimal least) {
    return most.filter(amount -> amount.compareTo(least) < 0).isPresent();
  }

  /** The rules by their names in records and results; what is not limited is left out. */
  public Map<String, Object> rules() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("base_increment", baseIncrement);
    map.put("quote_increment", quoteIncrement);
    priceIncrement.ifPresent(step -> map.put("price_increment", step));
    map.put("base_min", baseMin);
    baseMax.ifPresent(most -> map.put("base_max", most));
    map.put("quote_min_usd", quoteMin);
    quoteMax.ifPresent(most -> map.put("quote_max_usd", most));
    return map;
  }

  /** Whether an order of {@code base} units at {@code price} is below a minimum, or of nothing. */
  public boolean tooSmall(BigDecimal base, BigDecimal price) {
    return base.signum() <= 0
        || base.compareTo(baseMin) < 0
        || base.multiply(price).compareTo(quoteMin) < 0;
  }

  /** Whether an order of {@code base} units at {@code price} is above a maximum. */
  public boolean tooLarge(BigDecimal base, BigDecimal price) {
    return baseMax.filter(most -> base.compareTo(most) > 0).isPresent()
        || quoteMax.filter(most -> base.multiply(price).compareTo(most) > 0).isPresent();
  }

  /** The part of {@code base} units that one order at {@code price} may have. */
  public BigDecimal atMost(BigDecimal base, BigDecimal price) {
    BigDecimal most = baseMax.map(base::min).orElse(base);
    return quoteMax
        .map(amount -> most.min(amount.divide(price, DIVISION_DECIMALS, RoundingMode.FLOOR)))
        .orElse(most);
  }

  /** The highest valid price that is not above {@code price}. */
  public BigDecimal priceBelow(BigDecimal price) {
    return priceIncrement.map(step -> floor(price, step)).orElse(price);
  }

  /** The lowest valid price that is not below {@code price}. */
  public BigDecimal priceAbove(BigDecimal price) {
    return priceIncrement.map(step -> ceiling(price, step)).orElse(price);
  }

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
