/**
 * Commands for work on Argus itself: self-test, simulation, simulated venue, packaged function.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.developer.SelftestCommand}.
 *
 * <p>Imports: adapter.aws, adapter.local, cli, config, document, event, execution.port, market,
 * regime, settings, strategy.
 */
package com.iteradynamics.cli.developer;
