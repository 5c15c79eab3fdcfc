/**
 * The lab: the very same layers over recorded candles, and what that came to in figures.
 *
 * <p>Entry type: {@link com.iteradynamics.research.Backtest}.
 *
 * <p>Imports: document, market, regime, strategy, decision, order, cortex, execution, model,
 * adapter.local.
 */
package com.iteradynamics.research;
