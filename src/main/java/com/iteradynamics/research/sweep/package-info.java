/**
 * Many trials of one strategy: the parameters to try, each trial's figures on disk, and the
 * out-of-sample result of choosing the best.
 *
 * <p>Entry type: {@link com.iteradynamics.research.sweep.Sweep}.
 *
 * <p>Imports: adapter.local, cortex, decision, document, market, order, regime, research,
 * research.overfitting, settings, strategy, strategy.overlay, tablefile.
 */
package com.iteradynamics.research.sweep;
