package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.venue.VenueFaults.Met;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What can be asked about products, prices and the time. */
final class MarketAnswers {
  private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

  private static final long DAY = 86_400_000;

  private final Products products;
  private final CandleAnswers candles;

  MarketAnswers(Products products, VenueSettings settings) {
    this.products = products;
    candles = new CandleAnswers(settings);
  }

  static Reply time(Now now) {
    long millis = now.server();
    return Reply.ok(
        Reply.object()
            .put("iso", Now.iso(Math.floorDiv(millis, 1_000) * 1_000))
            .put("epochSeconds", Long.toString(Math.floorDiv(millis, 1_000)))
            .put("epochMillis", Long.toString(millis)));
  }

  Reply candles(String id, RequestQuery query, boolean cached, Optional<Met> fault, Now now)
      throws InvalidCallException {
    Optional<VenueProduct> product = products.find(id);
    return product.isEmpty()
        ? unknown(id)
        : candles.candles(products.market(product.get()), query, cached, fault, now);
  }

  /** Public answers have no best prices. */
  Reply product(String id, boolean open, Now now) {
    Optional<VenueProduct> found = products.find(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    VenueProduct product = found.get();
    VenueQuote quote = products.market(product).quote(now.millis());
    ObjectNode json =
        Reply.object()
            .put("product_id", id)
            .put(
                "price",
                VenueAmounts.text(VenueAmounts.floor(quote.mid(), product.priceIncrement())))
            .put("price_percentage_change_24h", "0")
            .put("volume_24h", "5483.71830924")
            .put("volume_percentage_change_24h", "0")
            .put("base_increment", VenueAmounts.text(product.baseIncrement()))
            .put("quote_increment", VenueAmounts.text(product.quoteIncrement()))
            .put("quote_min_size", VenueAmounts.text(product.quoteMin()))
            .put("quote_max_size", VenueAmounts.text(product.quoteMax()))
            .put("base_min_size", VenueAmounts.text(product.baseMin()))
            .put("base_max_size", VenueAmounts.text(product.baseMax()))
            .put("base_name", product.base())
            .put("quote_name", product.quote())
            .put("watched", true)
            .put("new", false)
            .put("status", product.status());
    for (ProductFlag flag : ProductFlag.values()) {
      json.put(flag.key(), product.flags().contains(flag));
    }
    return Reply.ok(names(json, product, open ? Optional.empty() : Optional.of(quote)));
  }

  private static ObjectNode names(
      ObjectNode json, VenueProduct product, Optional<VenueQuote> quote) {
    json.put("product_type", "SPOT")
        .put("quote_currency_id", product.quote())
        .put("base_currency_id", product.base())
        .putNull("fcm_trading_session_details")
        .put("mid_market_price", "")
        .put("alias", product.alias());
    ArrayNode aliases = json.putArray("alias_to");
    product.aliasTo().forEach(aliases::add);
    return json.put("base_display_symbol", product.base())
        .put("quote_display_symbol", product.quote().equals("USDC") ? "USD" : product.quote())
        .put("price_increment", VenueAmounts.text(product.priceIncrement()))
        .put("display_name", product.id())
        .put("product_venue", "CBE")
        .put("approximate_quote_24h_volume", "")
        .put("best_bid_price", quote.map(q -> VenueAmounts.text(q.bid())).orElse(""))
        .put("best_ask_price", quote.map(q -> VenueAmounts.text(q.ask())).orElse(""));
  }

  Reply book(RequestQuery query, Optional<Met> fault, Now now) {
    String id = query.first("product_id").orElse("");
    Optional<VenueProduct> product = products.find(id);
    if (product.isEmpty()) {
      return unknown(id);
    }
    VenueQuote quote = products.market(product.get()).quote(now.millis());
    BigDecimal spread = quote.ask().subtract(quote.bid());
    ObjectNode json = Reply.object();
    json.set("pricebook", levels(product.get(), fault, now));
    return Reply.ok(
        json.put("last", VenueAmounts.text(quote.ask()))
            .put("mid_market", VenueAmounts.text(quote.mid()))
            .put(
                "spread_bps",
                spread
                    .multiply(BASIS_POINTS)
                    .divide(quote.mid(), 4, RoundingMode.HALF_UP)
                    .toPlainString())
            .put("spread_absolute", VenueAmounts.text(spread)));
  }

  /** The newest trades, of which there is one, at the side of the book that the second chooses. */
  Reply ticker(String id, Optional<Met> fault, Now now) {
    Optional<VenueProduct> product = products.find(id);
    if (product.isEmpty()) {
      return unknown(id);
    }
    long old = is(fault, VenueFault.STALE_QUOTE) ? DAY : 0;
    VenueQuote quote = products.market(product.get()).quote(now.millis() - old);
    boolean bought = Math.floorDiv(now.millis(), 1_000) % 2 == 0;
    ObjectNode json = Reply.object();
    json.putArray("trades")
        .addObject()
        .put("trade_id", Long.toString(now.millis()))
        .put("product_id", id)
        .put("price", VenueAmounts.text(bought ? quote.ask() : quote.bid()))
        .put("size", "0.00042")
        .put("time", Now.iso(now.server() - old))
        .put("side", bought ? "BUY" : "SELL")
        .put("bid", "")
        .put("ask", "");
    return Reply.ok(
        json.put("best_bid", VenueAmounts.text(quote.bid()))
            .put("best_ask", VenueAmounts.text(quote.ask())));
  }

  /** The products asked for that there are. */
  Reply bestBidAsk(RequestQuery query, Optional<Met> fault, Now now) {
    List<String> ids = query.all("product_ids");
    ObjectNode json = Reply.object();
    ArrayNode books = json.putArray("pricebooks");
    for (String id : ids) {
      products.find(id).ifPresent(product -> books.add(levels(product, fault, now)));
    }
    return Reply.ok(json);
  }

  private ObjectNode levels(VenueProduct product, Optional<Met> fault, Now now) {
    Market market = products.market(product);
    long old = is(fault, VenueFault.STALE_QUOTE) ? DAY : 0;
    VenueQuote quote = market.quote(now.millis() - old);
    String size = VenueAmounts.text(market.depth());
    boolean empty = is(fault, VenueFault.QUOTE_WITHOUT_SIZE);
    boolean noBids = empty && fault.get().fraction() < 0.5;
    ObjectNode json = Reply.object().put("product_id", product.id());
    level(json.putArray("bids"), quote.bid(), noBids ? "0" : size);
    level(json.putArray("asks"), quote.ask(), empty && !noBids ? "0" : size);
    return json.put("time", Now.iso(now.server() - old));
  }

  private static void level(ArrayNode side, BigDecimal price, String size) {
    side.addObject().put("price", VenueAmounts.text(price)).put("size", size);
  }

  private static boolean is(Optional<Met> fault, VenueFault which) {
    return fault.isPresent() && fault.get().fault() == which;
  }

  private static Reply unknown(String id) {
    return Reply.error(404, "NOT_FOUND", "Product " + id + " not supported");
  }
}
