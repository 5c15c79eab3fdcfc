/**
 * The probability of a rise: features, a random forest over them, its training, and the file that
 * carries it.
 *
 * <p>Entry type: {@link com.iteradynamics.model.Forecaster}.
 *
 * <p>Imports: market.
 */
package com.iteradynamics.model;
