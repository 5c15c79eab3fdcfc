/**
 * Drift since a model was trained: features, regimes, decisions and calibration, each against
 * limits from the training span.
 *
 * <p>Entry type: {@link com.iteradynamics.governance.Governance}.
 *
 * <p>Imports: cortex, decision, market, model, model.evaluation, model.forest, order, regime.
 */
package com.iteradynamics.governance;
