package com.iteradynamics.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an executed order cost against the price that it was decided at, in parts that add up to it
 * (implementation shortfall: A. Perold, The Implementation Shortfall, 1988). Amounts are in the
 * quote currency; a cost is positive for buys and sells alike, and a part below zero is a gain. A
 * part that the record cannot tell is empty and in no sum.
 *
 * <p>With the best prices of when it was sent: delay to their middle, spread to the best price that
 * it would take, or that it rested at, and impact from there to the average fill. Without them:
 * delay to its reference price, and impact from there, which is spread and impact together.
 *
 * @param delayUsd decision price to the middle or the reference price
 * @param spreadUsd the middle to the touch; below zero for an order that rested at its own side
 * @param impactUsd the touch, or the reference price, to the average fill
 * @param feeUsd what the venue charged, &gt;= 0
 * @param roundingUsd what rounding the other parts left over; 0 while nothing is rounded
 */
public record OrderCost(
    Optional<BigDecimal> delayUsd,
    Optional<BigDecimal> spreadUsd,
    BigDecimal impactUsd,
    BigDecimal feeUsd,
    BigDecimal roundingUsd) {

  /** More digits before or behind the point than any amount of a market has. */
  private static final int MOST_DIGITS = 60;

  /** Of no order at all. */
  public static final OrderCost NONE =
      new OrderCost(
          Optional.empty(), Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * What was known of an order when it was sent.
   *
   * @param side which way
   * @param rested whether it rested in the book instead of taking from it
   * @param decisionPriceUsd the price that it was decided at, &gt; 0; empty when nobody knows
   * @param referencePriceUsd the price that was known when it was sent, &gt; 0
   * @param quote the best prices then; empty without a market, and when they were not read
   */
  public record Prices(
      Side side,
      boolean rested,
      Optional<BigDecimal> decisionPriceUsd,
      BigDecimal referencePriceUsd,
      Optional<Quote> quote) {

    /**
     * @throws IllegalArgumentException when a price is not above zero, or of no market's size
     */
    public Prices {
      decisionPriceUsd.ifPresent(OrderCost::checkPrice);
      checkPrice(referencePriceUsd);
      quote.ifPresent(
          best -> {
            checkPrice(best.bidUsd());
            checkPrice(best.askUsd());
          });
    }

    /** The price that delay ends at: the middle, and without a market the reference price. */
    public BigDecimal arrivalUsd() {
      return quote.map(Quote::midUsd).orElse(referencePriceUsd);
    }

    /** The best price that it takes, or that it rests at. */
    public Optional<BigDecimal> touchUsd() {
      return quote.map(best -> (side == Side.BUY) == rested ? best.bidUsd() : best.askUsd());
    }
  }

  /**
   * The exact cost of what was executed.
   *
   * @param fills at least one
   * @throws IllegalArgumentException when there is none, or one is impossible
   */
  public static OrderCost of(Prices prices, List<Fill> fills) {
    if (fills.isEmpty()) {
      throw new IllegalArgumentException("an order without fills has no cost");
    }
    BigDecimal base = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal fee = BigDecimal.ZERO;
    for (Fill fill : fills) {
      check(fill);
      base = base.add(fill.baseQty());
      value = value.add(fill.valueUsd());
      fee = fee.add(fill.feeUsd());
    }
    BigDecimal quantity = prices.side() == Side.BUY ? base : base.negate();
    BigDecimal paid = prices.side() == Side.BUY ? value : value.negate();
    BigDecimal arrival = prices.arrivalUsd();
    BigDecimal from = prices.touchUsd().orElse(arrival);
    return new OrderCost(
        prices.decisionPriceUsd().map(decided -> arrival.subtract(decided).multiply(quantity)),
        prices.touchUsd().map(touch -> touch.subtract(arrival).multiply(quantity)),
        paid.subtract(from.multiply(quantity)),
        fee,
        BigDecimal.ZERO);
  }

  /**
   * A price of a decision.
   *
   * @param usd &gt; 0
   * @throws IllegalArgumentException when it is not finite
   */
  public static BigDecimal priceUsd(double usd) {
    if (!Double.isFinite(usd)) {
      throw new IllegalArgumentException("a price must be finite, was " + usd);
    }
    return BigDecimal.valueOf(usd);
  }

  private static void checkPrice(BigDecimal price) {
    checkSize(price);
    if (price.signum() <= 0) {
      throw new IllegalArgumentException(
          "a price must be above zero, was " + price.toPlainString());
    }
  }

  /** Before anything is computed or written out with a number of a billion digits. */
  private static void checkSize(BigDecimal amount) {
    if (Math.abs((long) amount.precision() - amount.scale()) > MOST_DIGITS
        || Math.abs((long) amount.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException("an amount has too many digits: " + amount);
    }
  }

  private static void check(Fill fill) {
    Stream.of(fill.priceUsd(), fill.baseQty(), fill.feeUsd()).forEach(OrderCost::checkSize);
    if (fill.priceUsd().signum() <= 0
        || fill.baseQty().signum() <= 0
        || fill.feeUsd().signum() < 0) {
      throw new IllegalArgumentException(
          "a fill needs price and quantity above zero and no negative fee, was "
              + fill.baseQty().toPlainString()
              + " at "
              + fill.priceUsd().toPlainString()
              + ", fee "
              + fill.feeUsd().toPlainString());
    }
  }

  /** All of it: the parts that are known, which is what was paid more than at the first price. */
  public BigDecimal totalUsd() {
    return known(delayUsd).add(known(spreadUsd)).add(impactUsd).add(feeUsd).add(roundingUsd);
  }

  /** The cost of both; a part that neither has is empty. */
  public OrderCost plus(OrderCost other) {
    return new OrderCost(
        sum(delayUsd, other.delayUsd),
        sum(spreadUsd, other.spreadUsd),
        impactUsd.add(other.impactUsd),
        feeUsd.add(other.feeUsd),
        roundingUsd.add(other.roundingUsd));
  }

  /**
   * The same with every part and the total rounded half even, which the rounding makes add up.
   *
   * @param decimals of an amount: 2 for cents
   */
  public OrderCost rounded(int decimals) {
    OrderCost parts =
        new OrderCost(
            delayUsd.map(amount -> rounded(amount, decimals)),
            spreadUsd.map(amount -> rounded(amount, decimals)),
            rounded(impactUsd, decimals),
            rounded(feeUsd, decimals),
            BigDecimal.ZERO);
    return new OrderCost(
        parts.delayUsd,
        parts.spreadUsd,
        parts.impactUsd,
        parts.feeUsd,
        rounded(totalUsd(), decimals).subtract(parts.totalUsd()));
  }

  private static BigDecimal rounded(BigDecimal amount, int decimals) {
    return amount.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal known(Optional<BigDecimal> part) {
    return part.orElse(BigDecimal.ZERO);
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isEmpty() && other.isEmpty()
        ? Optional.empty()
        : Optional.of(known(one).add(known(other)));
  }
}
