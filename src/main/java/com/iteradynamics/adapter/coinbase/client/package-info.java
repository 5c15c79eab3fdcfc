/**
 * HTTP to Coinbase: keys, tokens, signed calls, retries, and the difference of the clocks.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.coinbase.client.CoinbaseClient}.
 *
 * <p>Keys and tokens use the JDK's cryptography alone: nimbus-jose-jwt would need BouncyCastle for
 * the keys that Coinbase issues, 8 MB in the function's zip.
 *
 * <p>Imports: adapter.coinbase.messages, execution.port, settings.
 */
package com.iteradynamics.adapter.coinbase.client;
