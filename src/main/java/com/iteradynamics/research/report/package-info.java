/**
 * Results of the lab as one HTML file that a browser opens from disk, without a network.
 *
 * <p>Entry type: {@link com.iteradynamics.research.report.BacktestReport}.
 *
 * <p>Imports: document, market, regime, decision, research, research.luck.
 */
package com.iteradynamics.research.report;
