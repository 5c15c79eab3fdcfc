/**
 * The selection bias of a result: Sharpe ratios deflated by the number of trials, the probability
 * of overfitting, and folds that keep tests apart from training.
 *
 * <p>Entry type: {@link com.iteradynamics.research.overfitting.SelectionBias}.
 *
 * <p>Nothing here has a clock, does input or output, or draws chance without a seed; the same
 * arguments give the same answer on any number of cores.
 *
 * <p>Imports: nothing.
 */
package com.iteradynamics.research.overfitting;
