/**
 * Many trials of one strategy: which parameters to try, each trial's figures, all of them on disk,
 * and what choosing the best of them in the past brought afterwards.
 *
 * <p>Entry type: {@link com.iteradynamics.research.sweep.Sweep}.
 *
 * <p>Imports: settings, document, market, regime, strategy, decision, order, cortex, adapter.local,
 * research, research.luck.
 */
package com.iteradynamics.research.sweep;
