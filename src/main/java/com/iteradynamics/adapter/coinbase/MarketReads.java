package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.Query;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.BestPrices;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.ProductRules;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.PublicBook;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Trades;
import com.iteradynamics.adapter.coinbase.translator.MarketTranslator;
import com.iteradynamics.adapter.coinbase.translator.MarketTranslator.DatedQuote;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Ticker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Asks about products and prices, by the private paths when there is a key. */
final class MarketReads {
  private static final String TICKER = "/ticker";

  private final CoinbaseClient client;

  MarketReads(CoinbaseClient client) {
    this.client = client;
  }

  /** A product's rules. */
  Result<Product> product(String id) {
    Answer<ProductRules> answer =
        client.hasKey()
            ? client.get(path(id), Query.NONE, ProductRules.class)
            : client.getPublic(publicPath(id), Query.NONE, ProductRules.class);
    if (answer instanceof Answer.Refused<ProductRules> refused
        && refused.status() == Answer.Refused.NOT_FOUND) {
      return new Result.Failed<>(
          "the venue does not know the product " + id + ": " + refused.why());
    }
    return Translation.of(answer.reading(), rules -> MarketTranslator.product(id, rules));
  }

  /** The best prices; whether they are of now, the venue's clock says. */
  Result<DatedQuote> quote(String id) {
    if (client.hasKey()) {
      return Translation.of(
          client
              .get("/best_bid_ask", Query.NONE.with("product_ids", id), BestPrices.class)
              .reading(),
          prices -> MarketTranslator.quote(id, prices));
    }
    Query query = Query.NONE.with("product_id", id).with("limit", "1");
    return Translation.of(
        client.getPublic("/market/product_book", query, PublicBook.class).reading(),
        book -> MarketTranslator.quote(id, book));
  }

  /** The best prices and the newest trade. */
  Result<Ticker> ticker(String id) {
    Query query = Query.NONE.with("limit", "1");
    Answer<Trades> answer =
        client.hasKey()
            ? client.get(path(id) + TICKER, query, Trades.class)
            : client.getPublic(publicPath(id) + TICKER, query, Trades.class);
    Instant now = client.clock().instant().plus(client.venueClock().lastAhead());
    return Translation.of(answer.reading(), trades -> MarketTranslator.ticker(id, trades, now));
  }

  /** Where a product is found with a key. */
  static String path(String productId) {
    return "/products/" + encoded(productId);
  }

  /** The same without one. */
  static String publicPath(String productId) {
    return "/market/products/" + encoded(productId);
  }

  private static String encoded(String productId) {
    return URLEncoder.encode(productId, StandardCharsets.UTF_8);
  }
}
