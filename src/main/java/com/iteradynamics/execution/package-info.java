/**
 * Layer 3, effects: the one hourly cycle, and the ports it needs.
 *
 * <p>Entry type: {@link com.iteradynamics.execution.SignalGenerator}.
 *
 * <p>Imports: market, regime, model, strategy, legacy, decision, order, cortex.
 */
package com.iteradynamics.execution;
