package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Under what conditions the orders of a tick are sent.
 *
 * @param maxOrderUsd largest amount of one order, USD; a larger sale is split
 * @param minNotionalUsd smallest position, USD, where the venue has no rules
 * @param feeFraction the fee of an order at the market, fraction of its value
 * @param quote the best prices; empty at a venue without a market
 * @param restUntil until when an order first rests in the book; empty to go straight to the market
 * @param makerOnly whether nothing is bought that cannot rest first
 */
public record OrderConditions(
    double maxOrderUsd,
    double minNotionalUsd,
    double feeFraction,
    Optional<Quote> quote,
    Optional<Instant> restUntil,
    boolean makerOnly) {

  /**
   * The same where an order first rests at a price, with no spread around it.
   *
   * @param priceUsd USD, &gt; 0
   */
  public OrderConditions restingAt(double priceUsd, Instant until, boolean givesUp) {
    BigDecimal price = BigDecimal.valueOf(priceUsd);
    return new OrderConditions(
        maxOrderUsd,
        minNotionalUsd,
        feeFraction,
        Optional.of(new Quote(price, price)),
        Optional.of(until),
        givesUp);
  }

  /** At a venue without a market, where every order goes through as it is. */
  public static OrderConditions withoutMarket(
      double maxOrderUsd, double minNotionalUsd, double feeFraction) {
    return new OrderConditions(
        maxOrderUsd, minNotionalUsd, feeFraction, Optional.empty(), Optional.empty(), false);
  }
}
