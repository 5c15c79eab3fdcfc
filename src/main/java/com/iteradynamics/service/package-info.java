/**
 * What runs beside the hourly tick: the daily governance round.
 *
 * <p>Entry type: {@link com.iteradynamics.service.GovernanceRound}.
 *
 * <p>Imports: adapter.aws, adapter.local, config, cortex, execution, execution.port,
 * execution.replay, governance, market, model, order, wiring.
 */
package com.iteradynamics.service;
