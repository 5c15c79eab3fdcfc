/**
 * What goes over the wire to Coinbase, and how an answer is read.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages}.
 *
 * <p>Imports: execution.port.
 */
package com.iteradynamics.adapter.coinbase.messages;
