/**
 * Commands that train, evaluate and promote models, and report drift.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.model.ModelTrainCommand}.
 *
 * <p>Imports: adapter.local, candlefile, cli, config, cortex, decision, document, execution.port,
 * governance, market, model, model.evaluation, model.forest, order, regime, research, service,
 * settings, strategy.
 */
package com.iteradynamics.cli.model;
