package com.iteradynamics.order;

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

  /** At a venue without a market, where every order goes through as it is. */
  public static OrderConditions withoutMarket(
      double maxOrderUsd, double minNotionalUsd, double feeFraction) {
    return new OrderConditions(
        maxOrderUsd, minNotionalUsd, feeFraction, Optional.empty(), Optional.empty(), false);
  }
}
