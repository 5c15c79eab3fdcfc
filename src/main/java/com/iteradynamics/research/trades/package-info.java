/**
 * Every order and every round trip of a book in the lab, and how far the market went meanwhile.
 *
 * <p>Entry type: {@link com.iteradynamics.research.trades.Trades}.
 *
 * <p>Imports: decision, document, market, order, strategy, tablefile.
 */
package com.iteradynamics.research.trades;
