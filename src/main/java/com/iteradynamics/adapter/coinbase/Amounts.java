package com.iteradynamics.adapter.coinbase;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as the venue writes them: decimals in texts, an empty one for none. */
final class Amounts {
  /** Without room for exponents that would make a text of gigabytes. */
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,2})?");

  /** A store keeps 38 digits; so many are more than any amount at the venue has. */
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /** Digits before the point of an amount that makes sense. */
  private static final int MOST_DIGITS = 18;

  /** Decimals of what is added up: quantities and fees. */
  private static final int DECIMALS = 18;

  private Amounts() {}

  /**
   * The amount, rounded to 34 digits; empty when the text is. An amount of 10<sup>18</sup> or more
   * is none.
   */
  static Optional<BigDecimal> of(String name, String text) throws NonsenseException {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return Optional.empty();
    }
    if (!DECIMAL.matcher(stripped).matches()) {
      throw new NonsenseException(name + " is no amount: \"" + AnswerReader.shortened(text) + "\"");
    }
    BigDecimal amount = new BigDecimal(stripped).round(DIGITS);
    if (amount.signum() != 0 && amount.precision() - amount.scale() > MOST_DIGITS) {
      throw new NonsenseException(name + " is too large: \"" + AnswerReader.shortened(text) + "\"");
    }
    return Optional.of(amount);
  }

  /** The amount; zero when the text is empty. */
  static BigDecimal orZero(String name, String text) throws NonsenseException {
    return notNegative(name, of(name, text).orElse(BigDecimal.ZERO));
  }

  /** The amount, which has to be there. */
  static BigDecimal needed(String name, String text) throws NonsenseException {
    return of(name, text).orElseThrow(() -> new NonsenseException(name + " is missing"));
  }

  /** The amount, which has to be there and above zero. */
  static BigDecimal positive(String name, String text) throws NonsenseException {
    BigDecimal amount = needed(name, text);
    if (amount.signum() <= 0) {
      throw new NonsenseException(name + " must be > 0, was " + amount.toPlainString());
    }
    return amount;
  }

  /** The amount as it is added to others: with 18 decimals at most, the last rounded half even. */
  static BigDecimal summable(BigDecimal amount) {
    return amount.scale() > DECIMALS ? amount.setScale(DECIMALS, RoundingMode.HALF_EVEN) : amount;
  }

  static BigDecimal notNegative(String name, BigDecimal amount) throws NonsenseException {
    if (amount.signum() < 0) {
      throw new NonsenseException(name + " must be >= 0, was " + amount.toPlainString());
    }
    return amount;
  }
}
