/**
 * Layer 1: what state the market is in.
 *
 * <p>Entry type: {@link com.iteradynamics.regime.RegimeEngine}.
 *
 * <p>It is one step over candles ({@code RegimeStep}), for a window, a candle history and a search
 * alike. The labels of a candle history are kept ({@link com.iteradynamics.regime.RegimeColumns}),
 * since deciding them takes as long as the rest of a trial's layers.
 *
 * <p>Imports: market, settings.
 */
package com.iteradynamics.regime;
