/**
 * The handlers of the AWS functions: one tick an hour, one governance round a day.
 *
 * <p>Entry type: {@link com.iteradynamics.lambda.CycleHandler}.
 *
 * <p>Imports: adapter.aws, adapter.local, config, cortex, dashboard, decision, event, execution,
 * execution.port, governance, market, model, order, service, settings, wiring.
 */
package com.iteradynamics.lambda;
