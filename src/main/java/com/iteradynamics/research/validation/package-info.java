/**
 * Whether a backtest can be trusted: no decision looks ahead, history is long enough, live equals
 * backtest.
 *
 * <p>Entry type: {@link com.iteradynamics.research.validation.LookaheadCheck}.
 *
 * <p>Imports: adapter.local, cortex, decision, execution, execution.port, feed, market, model,
 * order, regime, research, research.trades, strategy.
 */
package com.iteradynamics.research.validation;
