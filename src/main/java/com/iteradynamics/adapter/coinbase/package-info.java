/**
 * Coinbase Advanced Trade: candles, product rules, balances and orders over HTTP, with the JDK's
 * client and the JDK's cryptography.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.coinbase.CoinbaseBroker}.
 *
 * <p>Imports: adapter.coinbase.client, adapter.coinbase.messages, adapter.coinbase.translator,
 * decision, execution, execution.port, market, order.
 */
package com.iteradynamics.adapter.coinbase;
