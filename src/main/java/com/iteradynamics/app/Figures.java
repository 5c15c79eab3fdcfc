package com.iteradynamics.app;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** An amount to the cent. */
  static String usd(double amount) {
    return String.format(Locale.ROOT, "%,.2f USD", amount);
  }

  /** An amount to the cent, for a column that names the currency. */
  static String plainUsd(double amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** An exact quantity without superfluous zeros. */
  static String quantity(BigDecimal quantity) {
    return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
  }

  /** A fraction as a percentage with two decimals. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", zero(fraction * 100, 2));
  }

  /** A number with at most so many decimals. */
  static String decimal(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", zero(value, decimals));
    return text.indexOf('.') < 0 ? text : text.replaceFirst("\\.?0+$", "");
  }

  /** Without the minus sign of what rounds to nothing. */
  private static double zero(double value, int decimals) {
    return Math.abs(value) < 0.5 * Math.pow(10, -decimals) ? 0 : value;
  }
}
