/**
 * What the lab found, as one page in a file that a browser shows from the disk, without a network.
 *
 * <p>Entry type: {@link com.iteradynamics.research.report.BacktestReport}.
 *
 * <p>Imports: document, market, regime, decision, research, research.luck.
 */
package com.iteradynamics.research.report;
