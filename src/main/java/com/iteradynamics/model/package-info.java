/**
 * The probability of a rise: features, a random forest, its training and evaluation, and the
 * registry that says which model is active.
 *
 * <p>The forest is written by hand because no library in Java answers as scikit-learn does: the
 * seven exported forests of the tests give all 350 of their {@code predict_proba} to the last bit,
 * and a seed grows the same trees on every machine; Tribuo offers neither. Model files are read a
 * token at a time, as they hold up to a million nodes and are part of a cold start.
 *
 * <p>Entry type: {@link com.iteradynamics.model.Forecaster}.
 *
 * <p>Imports: market, model.forest.
 */
package com.iteradynamics.model;
