/**
 * Results of the lab as one HTML file that a browser opens from disk, without a network.
 *
 * <p>Entry type: {@link com.iteradynamics.research.report.BacktestReport}.
 *
 * <p>Imports: decision, document, market, regime, research, research.bootstrap,
 * research.overfitting, research.statistics, research.trades.
 */
package com.iteradynamics.research.report;
