package com.iteradynamics.document;

import java.util.Locale;

/** What a number counts, and how it is written for people. */
public enum Unit {
  /** A fraction, shown as a percentage: 0.05 is 5 %. */
  FRACTION,
  /** A fraction that was lost, &gt;= 0, shown as a negative percentage: 0.05 is -5 %. */
  LOSS,
  /** An amount or a price; US dollars where no other currency is named. */
  USD,
  /** Hours. */
  HOURS,
  /** Basis points, hundredths of a percent. */
  BPS,
  /** A whole number of something. */
  COUNT,
  /** A number without a unit. */
  RATIO,
  /** The same where small differences matter: four decimals. */
  FINE,
  /** Units of what is traded: up to eight decimals, and more where it is less than one. */
  QUANTITY;

  /** Its decimals are those of a quantity. */
  private static final String COIN = "BTC";

  private static final String DOLLAR = "USD";
  private static final String MINUS = "\u2212";

  /** A space that keeps number and unit on one line. */
  private static final String GAP = "\u00a0";

  private static final int HOURS_OF_A_DAY = 24;

  /** {@code value} with its unit, as {@code −5.53 %}. */
  public String format(double value) {
    return format(value, DOLLAR);
  }

  /** The same where amounts are of {@code currency}, as {@code −5.53 EUR}. */
  public String format(double value, String currency) {
    String brief = brief(value, currency);
    return this != HOURS || value < 2 * HOURS_OF_A_DAY
        ? brief
        : brief + " (" + number(value / HOURS_OF_A_DAY, 0) + GAP + "days)";
  }

  /** The same for a terminal, without hours in days as well. */
  String brief(double value, String currency) {
    String plain = plain(value, currency);
    return switch (this) {
      case FRACTION, LOSS -> plain + GAP + "%";
      case USD -> plain + GAP + currency;
      case HOURS -> plain + GAP + "h";
      case BPS -> plain + GAP + "bps";
      case COUNT, RATIO, FINE, QUANTITY -> plain;
    };
  }

  /** {@code value} without its unit, for tables that say it elsewhere. */
  public String plain(double value) {
    return plain(value, DOLLAR);
  }

  /** The same where amounts are of {@code currency}. */
  public String plain(double value, String currency) {
    return switch (this) {
      case FRACTION -> number(value * 100, 2);
      case LOSS -> FRACTION.plain(-value);
      case USD -> Amounts.number(value, currency).replace("-", MINUS);
      case QUANTITY -> Amounts.number(value, COIN).replace("-", MINUS);
      case RATIO -> number(value, 2);
      case FINE -> number(value, 4);
      case HOURS, COUNT -> number(value, 0);
      case BPS -> number(value, value == Math.rint(value) ? 0 : 2);
    };
  }

  private static String number(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
    boolean nothing = text.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
    return value < 0 && !nothing ? MINUS + text : text;
  }
}
