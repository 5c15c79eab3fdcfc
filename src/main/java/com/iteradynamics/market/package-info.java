/**
 * Candles, and the indicators computed from them, in primitive doubles.
 *
 * <p>Entry type: {@link com.iteradynamics.market.CandleSeries}.
 *
 * <p>Imports: document.
 */
package com.iteradynamics.market;
