/**
 * The probability of a rise: features, a random forest, its training and evaluation, and the
 * registry that says which model is active.
 *
 * <p>Entry type: {@link com.iteradynamics.model.Forecaster}.
 *
 * <p>Imports: market.
 */
package com.iteradynamics.model;
