/**
 * The configuration: values from the environment, .env and options, with every problem reported at
 * once.
 *
 * <p>Entry type: {@link com.iteradynamics.config.Configuration}.
 *
 * <p>Imports: adapter.aws, adapter.coinbase.client, adapter.local, cortex, decision,
 * execution.port, legacy, model, model.forest, order, regime, settings, strategy.
 */
package com.iteradynamics.config;
