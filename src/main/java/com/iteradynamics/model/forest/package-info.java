/**
 * A random forest over columns of features: its trees, its training, and the limits of both.
 *
 * <p>Entry type: {@link com.iteradynamics.model.forest.Forest}.
 *
 * <p>Imports: market.
 */
package com.iteradynamics.model.forest;
