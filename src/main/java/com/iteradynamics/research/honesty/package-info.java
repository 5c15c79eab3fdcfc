/**
 * Whether the lab can be believed: no decision looks ahead, history is long enough, live is as
 * tested.
 *
 * <p>Entry type: {@link com.iteradynamics.research.honesty.LookaheadCheck}.
 *
 * <p>Imports: market, regime, strategy, decision, cortex, execution, model, adapter.local,
 * research.
 */
package com.iteradynamics.research.honesty;
