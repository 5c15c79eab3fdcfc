package com.iteradynamics.market;

import java.time.Instant;

/**
 * One hour of trading, named by its open time.
 *
 * @param openTime first instant of the hour, UTC, on the hour
 * @param open first price, USD per unit of base, &gt; 0
 * @param high highest price, USD, &gt;= low
 * @param low lowest price, USD, &gt; 0
 * @param close last price, USD, within low..high
 * @param volume traded quantity in units of base, &gt;= 0
 */
public record Candle(
    Instant openTime, double open, double high, double low, double close, double volume) {}
