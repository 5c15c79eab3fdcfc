package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Ticker;
import java.time.Instant;
import java.util.function.Function;

/**
 * The market's prices now, by product, for a book on paper; no key is needed. The best prices come
 * from the order book, whose answer is dated, as a ticker's is not.
 */
public final class CoinbaseTicker implements Function<String, Result<Ticker>> {
  private final CoinbaseClient client;
  private final MarketReads market;

  public CoinbaseTicker(CoinbaseClient client) {
    this.client = client;
    this.market = new MarketReads(client);
  }

  @Override
  public Result<Ticker> apply(String productId) {
    Instant now = client.clock().instant().plus(client.venueClock().lastAhead());
    Result<Quote> quote = Translation.of(market.quote(productId), dated -> dated.fresh(now));
    Result<Ticker> ticker = market.ticker(productId);
    return switch (quote) {
      case Result.Failed<Quote>(String why, boolean away) -> new Result.Failed<>(why, away);
      case Result.Ok<Quote>(Quote fresh) ->
          new Result.Ok<>(new Ticker(fresh, ticker.read().flatMap(Ticker::lastUsd)));
    };
  }
}
