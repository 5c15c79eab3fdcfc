/**
 * Commands that fetch, import, export and verify candles.
 *
 * <p>Entry type: {@link com.iteradynamics.cli.candles.CandlesSyncCommand}.
 *
 * <p>Imports: adapter.aws, adapter.local, candlefile, cli, config, document, event, execution,
 * execution.port, market, wiring.
 */
package com.iteradynamics.cli.candles;
