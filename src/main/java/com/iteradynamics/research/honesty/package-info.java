/**
 * Whether a backtest can be trusted: no decision looks ahead, history is long enough, live equals
 * backtest.
 *
 * <p>Entry type: {@link com.iteradynamics.research.honesty.LookaheadCheck}.
 *
 * <p>Imports: market, regime, strategy, decision, cortex, execution, model, adapter.local,
 * research.
 */
package com.iteradynamics.research.honesty;
