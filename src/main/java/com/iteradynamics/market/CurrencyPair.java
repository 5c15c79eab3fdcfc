package com.iteradynamics.market;

import com.iteradynamics.document.Amounts;

/**
 * The two currencies of a product. Amounts and prices are in the quote currency, also those of
 * fields whose names end in {@code _usd}.
 *
 * @param base what is bought and sold, as {@code BTC}
 * @param quote what it is paid with, as {@code EUR}
 */
public record CurrencyPair(String base, String quote) {
  private static final String DOLLAR = "USD";

  /**
   * The currencies of {@code productId}, {@code BASE-QUOTE}. Without a dash all of it is the base,
   * and the quote currency is {@code USD}.
   */
  public static CurrencyPair of(String productId) {
    int dash = productId.indexOf('-');
    return dash < 0
        ? new CurrencyPair(productId, DOLLAR)
        : new CurrencyPair(productId.substring(0, dash), productId.substring(dash + 1));
  }

  /** Whether the quote currency is counted in hundredths at most, as money is and a coin is not. */
  public boolean inHundredths() {
    return Amounts.inHundredths(quote);
  }

  /**
   * Decimals of the smallest amount of the quote currency that is told: 2 of money, 8 of a coin.
   */
  public int decimals() {
    return inHundredths() ? 2 : 8;
  }

  /** An amount or a price as people read it: {@code 47,905.11 EUR}, {@code 0.0000023 USD}. */
  public String amount(double amount) {
    return Amounts.amount(amount, quote);
  }
}
