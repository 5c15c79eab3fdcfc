package com.iteradynamics.venue;

import java.math.BigDecimal;

/**
 * A trade of an order.
 *
 * @param sequence its place among all fills, from 0
 * @param millis when, by the venue's clock
 * @param base units of base
 * @param value quote, without the fee
 * @param fee quote
 */
record VenueFill(
    long sequence,
    String entryId,
    String tradeId,
    SimulatedOrder order,
    long millis,
    BigDecimal price,
    BigDecimal base,
    BigDecimal value,
    BigDecimal fee,
    boolean maker) {}
