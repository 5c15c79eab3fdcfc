package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Ticker;
import java.util.function.Function;

/** The market's prices now, by product, for a book on paper; no key is needed. */
public final class CoinbaseTicker implements Function<String, Result<Ticker>> {
  private final MarketReads market;

  public CoinbaseTicker(CoinbaseClient client) {
    this.market = new MarketReads(client);
  }

  @Override
  public Result<Ticker> apply(String productId) {
    return market.ticker(productId);
  }
}
