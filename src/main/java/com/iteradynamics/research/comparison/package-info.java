/**
 * Runs side by side: backtests of the same hours in one table, how their returns correlate, and
 * whether they differ beyond chance.
 *
 * <p>Entry type: {@link com.iteradynamics.research.comparison.RunComparison}.
 *
 * <p>Nothing here has a clock, does input or output, or draws chance without a seed.
 *
 * <p>Imports: document, research, research.bootstrap, research.statistics.
 */
package com.iteradynamics.research.comparison;
