/**
 * Commands that list strategies and start a new one.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.strategy.StrategiesCommand}.
 *
 * <p>Imports: cli, config, cortex, document, strategy.
 */
package com.iteradynamics.cli.strategy;
