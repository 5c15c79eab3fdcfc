/**
 * Drift since a model was trained: features, regimes, decisions and calibration, each against
 * limits from the training span.
 *
 * <p>Entry type: {@link com.iteradynamics.governance.Governance}.
 *
 * <p>Imports: market, regime, decision, order, cortex, model.
 */
package com.iteradynamics.governance;
