/**
 * The probability of a rise: features, a random forest over them, its training, how good it was,
 * and which model has the say.
 *
 * <p>Entry type: {@link com.iteradynamics.model.Forecaster}.
 *
 * <p>Imports: market.
 */
package com.iteradynamics.model;
