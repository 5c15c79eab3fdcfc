/**
 * The Python reference's other engine: a regime of two averages and volatility, a model that says
 * buy or sell, and guardrails for the exit. What it wants goes through the same governors as a
 * strategy's.
 *
 * <p>Entry type: {@link com.iteradynamics.legacy.LegacyEngine}.
 *
 * <p>Imports: market, settings, strategy.
 */
package com.iteradynamics.legacy;
