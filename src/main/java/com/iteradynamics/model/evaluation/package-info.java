/**
 * How good forecasts are: scores on held-out hours, skill against climatology, and the rule of
 * promotion.
 *
 * <p>Entry type: {@link com.iteradynamics.model.evaluation.Evaluation}.
 *
 * <p>Imports: document, model.forest.
 */
package com.iteradynamics.model.evaluation;
