/**
 * HTTP to Coinbase: keys, tokens, signed calls, retries, and the difference of the clocks.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.coinbase.client.CoinbaseClient}.
 *
 * <p>Imports: adapter.coinbase.messages, execution.port, settings.
 */
package com.iteradynamics.adapter.coinbase.client;
