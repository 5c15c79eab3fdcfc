/**
 * What the cycle needs from the world: store, venue, candles, model, events, and the values that
 * cross these ports.
 *
 * <p>Entry type: {@link com.iteradynamics.execution.port.TickStore}.
 *
 * <p>To add a venue, implement {@link com.iteradynamics.execution.port.Broker} and {@link
 * com.iteradynamics.execution.port.CandleFeed} in a new {@code adapter} package.
 *
 * <p>Imports: cortex, decision, feed, market, model, order.
 */
package com.iteradynamics.execution.port;
