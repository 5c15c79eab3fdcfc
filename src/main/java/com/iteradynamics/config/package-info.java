/**
 * The configuration: values from the environment, .env and options, with every problem reported at
 * once.
 *
 * <p>Entry type: {@link com.iteradynamics.config.Configuration}.
 *
 * <p>Imports: adapter.aws, adapter.coinbase.client, adapter.local, cortex, decision,
 * execution.port, feed, legacy, model, model.forest, order, regime, settings, strategy,
 * strategy.event, strategy.overlay.
 */
package com.iteradynamics.config;
