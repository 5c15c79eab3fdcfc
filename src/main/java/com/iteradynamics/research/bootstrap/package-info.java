/**
 * Monte Carlo resampling of a backtest: block bootstrap of hours, resampled and shuffled trades,
 * and the spread of their results.
 *
 * <p>Entry type: {@link com.iteradynamics.research.bootstrap.BlockBootstrap}.
 *
 * <p>Nothing here has a clock or does input or output. Each run draws from its own generator, whose
 * seed follows from the given one and the run's number, so that the same arguments give the same
 * answer on any number of cores.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.research.bootstrap;
