package com.iteradynamics.cli;

import com.iteradynamics.document.Amounts;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
public final class NumberFormat {
  private NumberFormat() {}

  /** An amount or a price of a currency. */
  public static String amount(double amount, String currency) {
    return Amounts.amount(amount, currency);
  }

  /** An amount of US dollars. */
  public static String usd(double amount) {
    return amount(amount, "USD");
  }

  /** The same for a column that names the currency. */
  public static String plainAmount(double amount, String currency) {
    return Amounts.number(amount, currency);
  }

  /** An exact quantity without superfluous zeros. */
  public static String quantity(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }

  /** A fraction as a percentage with two decimals. */
  public static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", zero(fraction * 100, 2));
  }

  /** A number with at most so many decimals. */
  public static String decimal(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", zero(value, decimals));
    return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  /** Without the minus sign of what rounds to nothing. */
  private static double zero(double value, int decimals) {
    return Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
  }
}
