package com.iteradynamics.document;

import java.util.Locale;
import java.util.Set;

/** Amounts of money as people read them. */
public final class Amounts {
  /** What is counted in more than hundredths. */
  private static final Set<String> COINS = Set.of("BTC", "ETH");

  private static final int COIN_DECIMALS = 8;
  private static final int DECIMALS = 2;

  /** Less than that is what rounding left over. */
  private static final double NOTHING = 1e-15;

  /** So many digits of an amount below 1 are kept. */
  private static final int DIGITS = 4;

  private Amounts() {}

  /** Whether {@code currency} is counted in hundredths at most, as money is and a coin is not. */
  public static boolean inHundredths(String currency) {
    return !COINS.contains(currency);
  }

  /** An amount or a price: {@code 47,905.11 EUR}, {@code 0.0000023 USD}. */
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
    if (!inHundredths(currency)) {
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
