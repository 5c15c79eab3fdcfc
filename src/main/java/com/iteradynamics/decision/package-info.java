/**
 * Layer 3, pure half: what the governors allow.
 *
 * <p>Entry type: {@link com.iteradynamics.decision.Decider}.
 *
 * <p>To add a gate, see {@link com.iteradynamics.decision.ExecutionBranch} (its precedence) and
 * {@code Gates} (its question); for a cap, {@code Caps}; thresholds and defaults are in {@link
 * com.iteradynamics.decision.DecisionParameters}.
 *
 * <p>Imports: market, settings, strategy, strategy.primemodel.
 */
package com.iteradynamics.decision;
