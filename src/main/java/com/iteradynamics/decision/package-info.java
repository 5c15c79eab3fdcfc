/**
 * Layer 3, pure half: what the governors allow.
 *
 * <p>Entry type: {@link com.iteradynamics.decision.Decider}.
 *
 * <p>Imports: market, settings, strategy, strategy.primemodel.
 */
package com.iteradynamics.decision;
