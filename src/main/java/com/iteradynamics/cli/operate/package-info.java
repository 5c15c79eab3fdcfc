/**
 * Commands that run, watch and change a book, and verify its records.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.operate.TickCommand}.
 *
 * <p>Imports: adapter.aws, adapter.coinbase, adapter.coinbase.client, adapter.coinbase.translator,
 * adapter.local, candlefile, cli, config, cortex, dashboard, decision, document, event, execution,
 * execution.port, execution.replay, feed, market, model, order, settings, strategy,
 * strategy.overlay, tablefile, wiring.
 */
package com.iteradynamics.cli.operate;
