/**
 * Puts store, venue, model and cycle together for one process.
 *
 * <p>Entry type: {@link com.iteradynamics.wiring.Cycle}.
 *
 * <p>Imports: adapter.aws, adapter.coinbase, adapter.coinbase.client, adapter.local, candlefile,
 * config, cortex, dashboard, decision, execution, execution.port, feed, market, model, order,
 * regime.
 */
package com.iteradynamics.wiring;
