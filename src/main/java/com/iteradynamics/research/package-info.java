/**
 * The lab: the same layers over recorded candles, and the result in figures.
 *
 * <p>Entry type: {@link com.iteradynamics.research.Backtest}.
 *
 * <p>Imports: adapter.local, cortex, decision, document, execution, execution.port, feed, market,
 * model, order, regime, research.trades, strategy, strategy.overlay, tablefile.
 */
package com.iteradynamics.research;
