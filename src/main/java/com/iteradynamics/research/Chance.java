package com.iteradynamics.research;

/**
 * A candle in which an order can be filled.
 *
 * @param candle its number among the candles of its length
 * @param priceUsd at which price, before slippage, USD, &gt; 0
 * @param volume what was traded in it, units of base, &gt;= 0
 */
record Chance(int candle, double priceUsd, double volume) {}
