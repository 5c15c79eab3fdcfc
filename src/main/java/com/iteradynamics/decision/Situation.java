package com.iteradynamics.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything besides state and intent that the governors look at. Each {@code Optional<String>} is
 * empty when all is well, else it says what is wrong.
 *
 * @param productId what is traded
 * @param hour the tick hour H
 * @param priceUsd close of the newest closed candle, USD; empty without candles
 * @param staleCandles why the candles cannot be used
 * @param permission what a person allows
 * @param unresolvedOrder which earlier order's end is unknown
 * @param wallet balances against the ledger
 * @param strangeOrder which order at the venue does not agree with the journal
 * @param late why it is too late to enter
 * @param venueNotTradable why the venue does not trade the product
 * @param priceCollar how far the market is from the decided price
 * @param feeHeadroomFraction share of cash kept back for fees, 0..1
 * @param venueMinimumUsd smallest order the venue takes, USD
 * @param unlistedOrders why the venue's orders could not be listed, so that nothing was compared
 */
public record Situation(
    String productId,
    Instant hour,
    OptionalDouble priceUsd,
    Optional<String> staleCandles,
    TradingPermission permission,
    Optional<String> unresolvedOrder,
    WalletCheck wallet,
    Optional<String> strangeOrder,
    Optional<String> late,
    Optional<String> venueNotTradable,
    Optional<String> priceCollar,
    double feeHeadroomFraction,
    double venueMinimumUsd,
    Optional<String> unlistedOrders) {
  /** What a market buy keeps back beyond the taker fee, because the price may move meanwhile. */
  private static final double BEYOND_FEE = 0.005;

  /** A situation in which the venue's orders were listed. */
  public Situation(
      String productId,
      Instant hour,
      OptionalDouble priceUsd,
      Optional<String> staleCandles,
      TradingPermission permission,
      Optional<String> unresolvedOrder,
      WalletCheck wallet,
      Optional<String> strangeOrder,
      Optional<String> late,
      Optional<String> venueNotTradable,
      Optional<String> priceCollar,
      double feeHeadroomFraction,
      double venueMinimumUsd) {
    this(
        productId,
        hour,
        priceUsd,
        staleCandles,
        permission,
        unresolvedOrder,
        wallet,
        strangeOrder,
        late,
        venueNotTradable,
        priceCollar,
        feeHeadroomFraction,
        venueMinimumUsd,
        Optional.empty());
  }

  /**
   * The share of cash that an entry keeps back where a market order pays {@code takerFee}, 0..1.
   */
  public static double feeHeadroomFraction(double takerFee) {
    return Math.min(1, takerFee + BEYOND_FEE);
  }
}
