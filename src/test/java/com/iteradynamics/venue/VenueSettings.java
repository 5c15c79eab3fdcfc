package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What the venue is like when nothing is wrong.
 *
 * @param seed of ids, of how an order is split into fills, and of what a fault picks
 * @param takerFee share of an order's value that an order which takes pays, 0..1
 * @param makerFee the same of an order that rests
 * @param halfSpread from the middle price to the bid and to the ask, fraction
 * @param depth what the book holds within the price protection of 2 %, units of base, &gt; 0
 * @param makerShare share of what is traded beyond a resting order's price that it gets, 0..1
 * @param mostFills into how many fills an order that takes is split at most, &gt;= 1
 * @param accountsPage most accounts in one answer, whatever limit is asked for, &gt;= 1
 * @param ordersPage most orders in one answer, and most fills, &gt;= 1
 * @param endInclusive whether candles are answered up to the one that opens at the end asked for
 * @param formingLag how far into an hour its candle is not shown yet
 * @param tolerance how far a token's times may be off
 */
public record VenueSettings(
    long seed,
    BigDecimal takerFee,
    BigDecimal makerFee,
    BigDecimal halfSpread,
    BigDecimal depth,
    BigDecimal makerShare,
    int mostFills,
    int accountsPage,
    int ordersPage,
    boolean endInclusive,
    Duration formingLag,
    Duration tolerance) {

  /**
   * A small account in the United States: 0.9 % and 0.5 %. Pages are small, so that whoever reads
   * only the first misses something.
   */
  public static VenueSettings defaults(long seed) {
    return new VenueSettings(
        seed,
        new BigDecimal("0.009"),
        new BigDecimal("0.005"),
        new BigDecimal("0.00005"),
        new BigDecimal("25"),
        new BigDecimal("0.05"),
        3,
        4,
        20,
        false,
        Duration.ofSeconds(60),
        Duration.ofSeconds(5));
  }

  public VenueSettings withFees(String taker, String maker) {
    return new VenueSettings(
        seed,
        new BigDecimal(taker),
        new BigDecimal(maker),
        halfSpread,
        depth,
        makerShare,
        mostFills,
        accountsPage,
        ordersPage,
        endInclusive,
        formingLag,
        tolerance);
  }

  public VenueSettings withDepth(String base) {
    return new VenueSettings(
        seed,
        takerFee,
        makerFee,
        halfSpread,
        new BigDecimal(base),
        makerShare,
        mostFills,
        accountsPage,
        ordersPage,
        endInclusive,
        formingLag,
        tolerance);
  }

  public VenueSettings withFills(int most, String share) {
    return new VenueSettings(
        seed,
        takerFee,
        makerFee,
        halfSpread,
        depth,
        new BigDecimal(share),
        most,
        accountsPage,
        ordersPage,
        endInclusive,
        formingLag,
        tolerance);
  }

  public VenueSettings withPages(int accounts, int orders) {
    return new VenueSettings(
        seed,
        takerFee,
        makerFee,
        halfSpread,
        depth,
        makerShare,
        mostFills,
        accounts,
        orders,
        endInclusive,
        formingLag,
        tolerance);
  }

  public VenueSettings withCandles(boolean inclusive, Duration lag) {
    return new VenueSettings(
        seed,
        takerFee,
        makerFee,
        halfSpread,
        depth,
        makerShare,
        mostFills,
        accountsPage,
        ordersPage,
        inclusive,
        lag,
        tolerance);
  }
}
