package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A market order in the venue's terms. Made by {@link OrderPlanner} alone, and read back from the
 * order journal.
 *
 * @param clientOrderId see {@link ClientOrderId}
 * @param productId what is traded
 * @param side which way
 * @param size BUY: USD to spend, fees included, a multiple of the quote increment; SELL: units of
 *     base, a multiple of the base increment
 * @param hour the tick hour it belongs to
 * @param leg 0-based part of a split sale
 * @param attempt 0..2; grows only after a definite rejection
 * @param referencePriceUsd the price that was known when it was decided, USD
 * @param priceSource where that price comes from
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
    PriceSource priceSource) {

  /** The highest attempt. */
  public static final int MAX_ATTEMPT = 2;
}
