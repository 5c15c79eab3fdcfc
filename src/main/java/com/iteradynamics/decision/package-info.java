/**
 * Layer 3, pure half: what the governors allow.
 *
 * <p>Entry type: {@link com.iteradynamics.decision.Decider}.
 *
 * <p>Imports: settings, market, strategy.
 */
package com.iteradynamics.decision;
