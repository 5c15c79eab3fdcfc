package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What makes an order a maker's: it rests at its price until it is filled or its time is over, and
 * the venue refuses it when it would trade at once. What is left of it then goes to the market.
 *
 * @param limitPriceUsd its price, USD, a multiple of the price increment
 * @param until when the venue ends it
 * @param restIncrement step of the market order for the rest: USD for a BUY, base for a SELL
 * @param restMinimum smallest such order, in the same unit
 */
public record PostOnly(
    BigDecimal limitPriceUsd, Instant until, BigDecimal restIncrement, BigDecimal restMinimum) {}
