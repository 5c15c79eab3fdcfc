package com.iteradynamics.market;

import java.util.Locale;
import java.util.Set;

/**
 * The two currencies of a product. Amounts and prices are in the quote currency, also those of
 * fields whose names end in {@code _usd}.
 *
 * @param base what is bought and sold, as {@code BTC}
 * @param quote what it is paid with, as {@code EUR}
 */
public record CurrencyPair(String base, String quote) {
  private static final String DOLLAR = "USD";

  /** What is counted in more than hundredths. */
  private static final Set<String> COINS = Set.of("BTC", "ETH");

  private static final int COIN_DECIMALS = 8;
  private static final int DECIMALS = 2;

  /** Less than that is what rounding left over. */
  private static final double NOTHING = 1e-15;

  /** So many digits of an amount below 1 are kept. */
  private static final int DIGITS = 4;

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
    return !COINS.contains(quote);
  }

  /** An amount or a price as people read it: {@code 47,905.11 EUR}, {@code 0.0000023 USD}. */
  public String amount(double amount) {
    return amount(amount, quote);
  }

  /** An amount of a currency as people read it. */
  public static String amount(double amount, String currency) {
    return number(amount, currency) + " " + currency;
  }

  /**
   * The same for a column that names the currency: with two decimals, and with as many more as show
   * four digits of an amount below 1. A coin has up to eight decimals, the last not 0.
   */
  public static String number(double amount, String currency) {
    double size = Math.abs(amount) < NOTHING ? 0 : Math.abs(amount);
    int decimals = size > 0 && size < 1 ? DIGITS - 1 - exponent(size) : DECIMALS;
    if (COINS.contains(currency)) {
      decimals = Math.max(COIN_DECIMALS, decimals);
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", size);
    int end = text.length();
    int least = text.length() - decimals + DECIMALS;
    while (end > least && text.charAt(end - 1) == '0') {
      end--;
    }
    boolean nothing = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    return (amount < 0 && !nothing ? "-" : "") + text.substring(0, end);
  }

  /** The power of ten of the first digit. */
  private static int exponent(double size) {
    return (int) Math.floor(Math.log10(size));
  }
}
