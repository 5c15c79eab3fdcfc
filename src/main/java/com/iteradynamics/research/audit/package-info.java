/**
 * Forecasts that were recorded when they were made, audited: their skill against climatology, their
 * calibration, and what the event style would have earned with them.
 *
 * <p>Entry type: {@link com.iteradynamics.research.audit.ForecastAudit}.
 *
 * <p>Nothing is fitted here, and nothing has a clock or does input or output.
 *
 * <p>Imports: cortex, governance, market, model, model.evaluation, research.bootstrap,
 * strategy.event.
 */
package com.iteradynamics.research.audit;
