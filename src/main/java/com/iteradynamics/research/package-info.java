/**
 * The lab: the same layers over recorded candles, and the result in figures.
 *
 * <p>Entry type: {@link com.iteradynamics.research.Backtest}.
 *
 * <p>Imports: document, market, regime, strategy, decision, order, cortex, execution, model,
 * adapter.local.
 */
package com.iteradynamics.research;
