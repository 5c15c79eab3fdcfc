package com.iteradynamics.order;

import java.math.BigDecimal;

/**
 * What makes a sale a stop that rests at the venue until it is canceled: once a trade is at or
 * below its stop, the venue offers it at its limit; while the market pays less than that, it stays
 * in the book.
 *
 * @param stopPriceUsd from which price on it sells, USD, a multiple of the price increment
 * @param limitPriceUsd the least that it sells for, USD, at most the stop, a multiple of the price
 *     increment
 */
public record StopLimit(BigDecimal stopPriceUsd, BigDecimal limitPriceUsd) {}
