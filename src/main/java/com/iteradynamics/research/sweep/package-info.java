/**
 * Many trials of one strategy: the parameters to try, each trial's figures on disk, and what
 * choosing the best in the past earned afterwards.
 *
 * <p>Entry type: {@link com.iteradynamics.research.sweep.Sweep}.
 *
 * <p>Imports: adapter.local, cortex, decision, document, market, order, regime, research,
 * research.overfitting, settings, strategy.
 */
package com.iteradynamics.research.sweep;
