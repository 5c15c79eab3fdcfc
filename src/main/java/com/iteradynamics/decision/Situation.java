package com.iteradynamics.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything besides state and intent that the governors evaluate. Each {@code Optional<String>} is
 * empty when all is well, else it says what is wrong.
 *
 * @param productId what is traded
 * @param hour the tick hour H
 * @param price what the position is valued at; empty when no price is known, which only stale
 *     candles allow
 * @param staleCandles why the newest closed candle is not there, or rows were refused: the strategy
 *     is not asked and nothing is bought
 * @param gappyCandles why too much of the window is missing for an entry
 * @param clockSkew why our clock cannot be trusted beside the venue's: nothing is bought
 * @param permission what a person allows
 * @param unresolvedOrder which earlier order's end is unknown
 * @param wallet balances against the ledger
 * @param unknownOrder which order at the venue does not agree with the journal
 * @param late why it is too late to enter
 * @param venueNotTradable why the venue does not trade the product
 * @param priceCollar how far the market is from the decided price
 * @param feeHeadroomFraction share of cash kept back for fees, 0..1
 * @param venueMinimumUsd smallest order the venue takes, USD; empty when its rules are not known
 * @param minimumSaleBase smallest quantity the venue sells, units of base; empty when its rules are
 *     not known
 * @param unlistedOrders why the venue's orders could not be listed, so that nothing was compared
 * @param restingStop what a stop that rested at the venue has sold since the last tick
 */
public record Situation(
    String productId,
    Instant hour,
    Optional<Price> price,
    Optional<String> staleCandles,
    Optional<String> gappyCandles,
    Optional<String> clockSkew,
    TradingPermission permission,
    Optional<String> unresolvedOrder,
    WalletCheck wallet,
    Optional<String> unknownOrder,
    Optional<String> late,
    Optional<String> venueNotTradable,
    Optional<String> priceCollar,
    double feeHeadroomFraction,
    OptionalDouble venueMinimumUsd,
    OptionalDouble minimumSaleBase,
    Optional<String> unlistedOrders,
    Optional<String> restingStop) {
  /** What a market buy keeps back beyond the taker fee, because the price may move meanwhile. */
  private static final double BEYOND_FEE = 0.005;

  /** The fee of a market order, fraction of its value, 0..1, to the last bit or two. */
  double takerFeeFraction() {
    return Math.max(0, feeHeadroomFraction - BEYOND_FEE);
  }

  /**
   * The share of cash that an entry keeps back where a market order pays {@code takerFee}, 0..1.
   */
  public static double feeHeadroomFraction(double takerFee) {
    return Math.min(1, takerFee + BEYOND_FEE);
  }
}
