/**
 * Drift since a model was trained: features, regimes, decisions and calibration, each against
 * limits from the training span.
 *
 * <p>Entry type: {@link com.iteradynamics.governance.Governance}.
 *
 * <p>To add a measure, see {@link com.iteradynamics.governance.Governance}, which lists them;
 * limits come from {@code Baselines}.
 *
 * <p>Imports: cortex, decision, market, model, model.evaluation, model.forest, order, regime.
 */
package com.iteradynamics.governance;
