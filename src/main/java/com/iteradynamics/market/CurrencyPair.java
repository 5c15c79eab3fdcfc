package com.iteradynamics.market;

/**
 * The two currencies of a product. Amounts and prices are in the quote currency, also those of
 * fields whose names end in {@code _usd}.
 *
 * @param base what is bought and sold, as {@code BTC}
 * @param quote what it is paid with, as {@code EUR}
 */
public record CurrencyPair(String base, String quote) {

  /**
   * The currencies of {@code productId}, {@code BASE-QUOTE}. Without a dash all of it is the base,
   * and the quote currency is {@code USD}.
   */
  public static CurrencyPair of(String productId) {
    int dash = productId.indexOf('-');
    return dash < 0
        ? new CurrencyPair(productId, "USD")
        : new CurrencyPair(productId.substring(0, dash), productId.substring(dash + 1));
  }
}
