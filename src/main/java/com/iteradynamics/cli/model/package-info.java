/**
 * Commands that train, evaluate and promote models, and report drift.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.model.ModelTrainCommand}.
 *
 * <p>Imports: adapter.local, candlefile, cli, config, cortex, decision, document, execution.port,
 * feed, governance, market, model, model.evaluation, model.forest, order, regime, research,
 * research.audit, research.bootstrap, service, settings, strategy, strategy.event.
 */
package com.iteradynamics.cli.model;
