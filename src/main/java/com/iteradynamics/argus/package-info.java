/**
 * The command line's main: it registers every command.
 *
 * <p>Entry type: {@link com.iteradynamics.argus.Argus}.
 *
 * <p>Imports: adapter.local, cli, cli.candles, cli.developer, cli.lab, cli.model, cli.operate,
 * cli.strategy, config.
 */
package com.iteradynamics.argus;
