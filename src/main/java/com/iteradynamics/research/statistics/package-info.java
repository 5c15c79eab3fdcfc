/**
 * The figures that people expect of a result beside its metrics: drawdowns, tails, trades, the
 * market beside it, rolling figures and crises.
 *
 * <p>Entry type: {@link com.iteradynamics.research.statistics.BookStatistics}.
 *
 * <p>Nothing here has a clock, chance, input or output.
 *
 * <p>Imports: document, research, research.bootstrap, research.overfitting.
 */
package com.iteradynamics.research.statistics;
