/**
 * Candles, and the indicators computed from them, in primitive doubles.
 *
 * <p>Entry type: {@link com.iteradynamics.market.CandleSeries}.
 *
 * <p>An {@link com.iteradynamics.market.Indicator} is computed in one place, along a {@link
 * com.iteradynamics.market.Pass}: over a window, over candles, and for the columns that the trials
 * of a search share. A pass goes a stretch of 250 candles at a time, because whole columns leave
 * the processor's cache, and runs its averages in one loop ({@code Averages}, with the figures).
 *
 * <p>Imports: document.
 */
package com.iteradynamics.market;
