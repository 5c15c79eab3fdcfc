/**
 * What was seen, decided and done: one record a tick, and its JSON.
 *
 * <p>Entry type: {@link com.iteradynamics.cortex.CortexRecord}.
 *
 * <p>Imports: market, regime, model, strategy, legacy, decision, order.
 */
package com.iteradynamics.cortex;
