/**
 * Many trials of one strategy: the parameters to try, each trial's figures on disk, and what
 * choosing the best in the past earned afterwards.
 *
 * <p>Entry type: {@link com.iteradynamics.research.sweep.Sweep}.
 *
 * <p>Imports: settings, document, market, regime, strategy, decision, order, cortex, adapter.local,
 * research, research.luck.
 */
package com.iteradynamics.research.sweep;
