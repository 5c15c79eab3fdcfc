/**
 * Layer 3, effects: the one hourly cycle, the watch between the hours, and the ports they need.
 *
 * <p>Entry type: {@link com.iteradynamics.execution.SignalGenerator}.
 *
 * <p>Imports: cortex, decision, execution.port, feed, legacy, market, model, order, regime,
 * strategy, strategy.overlay.
 */
package com.iteradynamics.execution;
