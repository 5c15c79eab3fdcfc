package com.iteradynamics.adapter.coinbase.translator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Orders as the venue wants to read them. The same request gives the same bytes. Pure. */
public final class OrderBodies {
  /** Buys for an amount, or sells a quantity, at once; what cannot be filled is canceled. */
  static final String MARKET = "market_market_ioc";

  /** Rests at a price until a time. */
  static final String RESTING = "limit_limit_gtd";

  /** Rests as a stop until it is canceled. */
  static final String STOP = "stop_limit_stop_limit_gtc";

  private OrderBodies() {}

  /** What is posted to have an order. */
  public static String create(OrderRequest request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("client_order_id", request.clientOrderId());
    order(body, request);
    return body.toString();
  }

  /** What is posted to hear what would become of a buy at the market. */
  public static String previewBuy(String productId, BigDecimal quoteSize) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("product_id", productId).put("side", Side.BUY.name());
    body.putObject("order_configuration")
        .putObject(MARKET)
        .put("quote_size", quoteSize.toPlainString());
    return body.toString();
  }

  /** What is posted to end an order. */
  public static String cancel(String venueOrderId) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("order_ids").add(venueOrderId);
    return body.toString();
  }

  private static void order(ObjectNode body, OrderRequest request) {
    body.put("product_id", request.productId()).put("side", request.side().name());
    ObjectNode kind = body.putObject("order_configuration").putObject(kind(request));
    kind.put(sizeName(request), request.size().toPlainString());
    Optional<PostOnly> terms = request.postOnly();
    if (terms.isPresent()) {
      kind.put("limit_price", terms.get().limitPriceUsd().toPlainString())
          .put("end_time", end(terms.get()).toString())
          .put("post_only", true);
    }
    if (request.stop().isPresent()) {
      kind.put("limit_price", request.stop().get().limitPriceUsd().toPlainString())
          .put("stop_price", request.stop().get().stopPriceUsd().toPlainString())
          .put("stop_direction", "STOP_DIRECTION_STOP_DOWN");
    }
  }

  /** The name of the one configuration that the order has. */
  static String kind(OrderRequest request) {
    if (request.stop().isPresent()) {
      return STOP;
    }
    return request.postOnly().isPresent() ? RESTING : MARKET;
  }

  /** What the order's size is the size of. */
  static String sizeName(OrderRequest request) {
    return request.side() == Side.BUY && request.postOnly().isEmpty() ? "quote_size" : "base_size";
  }

  /** When an order that rests ends, to the second. */
  public static Instant end(PostOnly terms) {
    return terms.until().truncatedTo(ChronoUnit.SECONDS);
  }
}
