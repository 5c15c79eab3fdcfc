package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order in the venue's terms: to the market, or first to rest in its book. Made by {@link
 * OrderPlanner} alone, and read back from the order journal.
 *
 * @param clientOrderId see {@link ClientOrderId}
 * @param productId what is traded
 * @param side which way
 * @param size what is asked for. A BUY at the market: USD to spend, fees included, a multiple of
 *     the quote increment; else units of base, a multiple of the base increment
 * @param hour the tick hour it belongs to
 * @param leg 0-based part of a split sale; of an order that rests first, 0, and its rest 1
 * @param attempt 0..2; grows only after a definite rejection
 * @param referencePriceUsd the price that was known when it was decided, USD
 * @param priceSource where that price comes from
 * @param postOnly how it rests in the book; empty for a market order
 * @param minimumSale the smallest quantity that the venue would sell, units of base: what is left
 *     below it is no position; empty in orders from before it was known
 * @param stop at which price it becomes an order at all, of a stop that rests at the venue; empty
 *     for every other one
 */
public record OrderRequest(
    String clientOrderId,
    String productId,
    Side side,
    BigDecimal size,
    Instant hour,
    int leg,
    int attempt,
    BigDecimal referencePriceUsd,
    PriceSource priceSource,
    Optional<PostOnly> postOnly,
    Optional<BigDecimal> minimumSale,
    Optional<StopLimit> stop) {

  /** The highest attempt. */
  public static final int MAX_ATTEMPT = 2;

  /** An order that is no stop. */
  public OrderRequest(
      String clientOrderId,
      String productId,
      Side side,
      BigDecimal size,
      Instant hour,
      int leg,
      int attempt,
      BigDecimal referencePriceUsd,
      PriceSource priceSource,
      Optional<PostOnly> postOnly,
      Optional<BigDecimal> minimumSale) {
    this(
        clientOrderId,
        productId,
        side,
        size,
        hour,
        leg,
        attempt,
        referencePriceUsd,
        priceSource,
        postOnly,
        minimumSale,
        Optional.empty());
  }

  /** Whether it waits at the venue for its price. */
  public boolean rests() {
    return postOnly.isPresent() || stop.isPresent();
  }

  /** Whether it may wait at the venue for longer than until {@code end}. */
  public boolean restsBeyond(Instant end) {
    return stop.isPresent() || postOnly.filter(terms -> terms.until().isAfter(end)).isPresent();
  }

  /** The price that it has when it is filled at rest, USD; empty for a market order. */
  public Optional<BigDecimal> limitPriceUsd() {
    return postOnly.map(PostOnly::limitPriceUsd).or(() -> stop.map(StopLimit::limitPriceUsd));
  }

  /** The same order under another id. */
  OrderRequest again(String id, int nextAttempt) {
    return new OrderRequest(
        id,
        productId,
        side,
        size,
        hour,
        leg,
        nextAttempt,
        referencePriceUsd,
        priceSource,
        postOnly,
        minimumSale,
        stop);
  }

  /** The same order with another price known, USD, &gt; 0. */
  public OrderRequest pricedAt(double priceUsd) {
    return new OrderRequest(
        clientOrderId,
        productId,
        side,
        size,
        hour,
        leg,
        attempt,
        BigDecimal.valueOf(priceUsd),
        priceSource,
        postOnly,
        minimumSale,
        stop);
  }

  /** The same order at the best price that it takes, USD, &gt; 0, as paper fills it. */
  public OrderRequest atTouch(BigDecimal touchUsd) {
    return new OrderRequest(
        clientOrderId,
        productId,
        side,
        size,
        hour,
        leg,
        attempt,
        touchUsd,
        PriceSource.QUOTE_TOUCH,
        postOnly,
        minimumSale,
        stop);
  }

  /** A market order of the same trade. */
  OrderRequest atTheMarket(String id, int otherLeg, BigDecimal otherSize) {
    return ofTheSameTrade(id, hour, otherLeg, otherSize, Optional.empty());
  }

  /** An order that a watch sends for the same trade: at the market, or resting. */
  OrderRequest goingOn(String id, Instant minute, BigDecimal otherSize, Optional<PostOnly> terms) {
    return ofTheSameTrade(id, minute, 0, otherSize, terms);
  }

  private OrderRequest ofTheSameTrade(
      String id, Instant tick, int otherLeg, BigDecimal otherSize, Optional<PostOnly> terms) {
    return new OrderRequest(
        id,
        productId,
        side,
        otherSize,
        tick,
        otherLeg,
        0,
        referencePriceUsd,
        priceSource,
        terms,
        minimumSale);
  }
}
