/**
 * What all commands share: context, options, output and failures.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.ArgusCommand}.
 *
 * <p>Imports: adapter.aws, adapter.local, candlefile, config, cortex, decision, document, event,
 * execution, execution.port, governance, market, model, order, settings, tablefile, wiring.
 */
package com.iteradynamics.cli;
