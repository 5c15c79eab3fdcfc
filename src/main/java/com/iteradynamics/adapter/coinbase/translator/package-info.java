/**
 * Coinbase's messages into orders, fills, balances and prices, and back; no input or output.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.coinbase.translator.OrderTranslator}.
 *
 * <p>Imports: adapter.coinbase.messages, execution.port, market, order.
 */
package com.iteradynamics.adapter.coinbase.translator;
