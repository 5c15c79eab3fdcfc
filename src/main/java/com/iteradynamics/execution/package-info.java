/**
 * Layer 3, effects: the one hourly cycle, and the ports it needs.
 *
 * <p>Entry type: {@link com.iteradynamics.execution.SignalGenerator}.
 *
 * <p>Imports: cortex, decision, execution.port, legacy, market, model, order, regime, strategy.
 */
package com.iteradynamics.execution;
