/**
 * Coinbase Advanced Trade: candles, product rules, balances and orders over HTTP, with the JDK's
 * client and the JDK's cryptography.
 *
 * <p>Entry type: {@link com.iteradynamics.adapter.coinbase.CoinbaseBroker}.
 *
 * <p>Imports: settings, market, decision, order, execution.
 */
package com.iteradynamics.adapter.coinbase;
