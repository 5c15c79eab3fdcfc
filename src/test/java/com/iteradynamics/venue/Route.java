package com.iteradynamics.venue;

import java.util.Optional;

/**
 * Where a call goes.
 *
 * @param endpoint what is asked
 * @param id the product's or the order's id in the path; empty text when there is none
 */
record Route(Endpoint endpoint, String id) {
  /** What every path begins with. */
  static final String ROOT = "/api/v3/brokerage/";

  private static final String CANDLES = "/candles";
  private static final String TICKER = "/ticker";

  /** The route of a path; empty when there is nothing. */
  static Optional<Route> of(String path) {
    if (!path.startsWith(ROOT)) {
      return Optional.empty();
    }
    String rest = path.substring(ROOT.length());
    return switch (rest) {
      case "time" -> to(Endpoint.TIME);
      case "market/product_book" -> to(Endpoint.PUBLIC_BOOK);
      case "best_bid_ask" -> to(Endpoint.BEST_BID_ASK);
      case "accounts" -> to(Endpoint.ACCOUNTS);
      case "portfolios" -> to(Endpoint.PORTFOLIOS);
      case "key_permissions" -> to(Endpoint.KEY_PERMISSIONS);
      case "transaction_summary" -> to(Endpoint.FEES);
      case "orders" -> to(Endpoint.CREATE);
      case "orders/preview" -> to(Endpoint.PREVIEW);
      case "orders/batch_cancel" -> to(Endpoint.CANCEL);
      case "orders/historical/batch" -> to(Endpoint.ORDERS);
      case "orders/historical/fills" -> to(Endpoint.FILLS);
      default -> withId(rest);
    };
  }

  private static Optional<Route> withId(String rest) {
    if (rest.startsWith("orders/historical/")) {
      return to(Endpoint.ORDER, rest.substring("orders/historical/".length()));
    }
    if (rest.startsWith("products/")) {
      return product(
          rest.substring("products/".length()),
          Endpoint.PRODUCT,
          Endpoint.CANDLES,
          Endpoint.TICKER);
    }
    if (rest.startsWith("market/products/")) {
      return product(
          rest.substring("market/products/".length()),
          Endpoint.PUBLIC_PRODUCT,
          Endpoint.PUBLIC_CANDLES,
          Endpoint.PUBLIC_TICKER);
    }
    return Optional.empty();
  }

  private static Optional<Route> product(
      String rest, Endpoint product, Endpoint candles, Endpoint ticker) {
    if (rest.endsWith(TICKER)) {
      return to(ticker, rest.substring(0, rest.length() - TICKER.length()));
    }
    return rest.endsWith(CANDLES)
        ? to(candles, rest.substring(0, rest.length() - CANDLES.length()))
        : to(product, rest);
  }

  private static Optional<Route> to(Endpoint endpoint) {
    return Optional.of(new Route(endpoint, ""));
  }

  private static Optional<Route> to(Endpoint endpoint, String id) {
    return id.isEmpty() || id.indexOf('/') >= 0
        ? Optional.empty()
        : Optional.of(new Route(endpoint, RequestQuery.decoded(id)));
  }
}
