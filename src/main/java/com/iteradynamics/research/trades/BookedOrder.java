package com.iteradynamics.research.trades;

import com.iteradynamics.order.Side;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * An order as it was executed in one candle. What is left of an order and goes on in a later candle
 * is another one of the same number.
 *
 * @param number of the order, counted from 1
 * @param decidedAt the hour that it was decided in, or the minute of the watch
 * @param at when it was executed: the fill candle's open, its close where orders fill at closes, or
 *     the minute of the watch
 * @param candle the fill candle, by its place in the series
 * @param side which way
 * @param state how it ended, as the order journal has it
 * @param rested whether it rested in the book first
 * @param leg 0-based part of a split sale; of an order that rests first, 0, and its rest 1
 * @param quantity what was executed, units of base, &gt;= 0; 0 when nothing was
 * @param priceUsd its average price, USD per unit of base; empty when nothing was executed
 * @param referencePriceUsd the price that was known when it was sent, USD per unit of base
 * @param valueUsd price times quantity, USD, without the fee
 * @param feeUsd the fee, USD
 * @param slippageUsd what it was worse than at the reference price, USD
 * @param cause why it was sent
 */
public record BookedOrder(
    int number,
    Instant decidedAt,
    Instant at,
    int candle,
    Side side,
    String state,
    boolean rested,
    int leg,
    double quantity,
    OptionalDouble priceUsd,
    double referencePriceUsd,
    double valueUsd,
    double feeUsd,
    double slippageUsd,
    OrderCause cause) {

  /** Whether it bought. */
  public boolean bought() {
    return side == Side.BUY;
  }
}
