package com.iteradynamics.adapter.coinbase.messages;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as the venue writes them: decimals in texts, an empty one for none. */
public final class CoinbaseAmounts {
  /** Without room for exponents that would make a text of gigabytes. */
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,2})?");

  /** A store keeps 38 digits; so many are more than any amount at the venue has. */
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /** Digits before the point of an amount that makes sense. */
  private static final int MOST_DIGITS = 18;

  /** Decimals of what is added up: quantities and fees. */
  private static final int DECIMALS = 18;

  private CoinbaseAmounts() {}

  /**
   * The amount, rounded to 34 digits; empty when the text is. An amount of 10<sup>18</sup> or more
   * is none.
   */
  public static Optional<BigDecimal> of(String name, String text) throws InvalidResponseException {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return Optional.empty();
    }
    if (!DECIMAL.matcher(stripped).matches()) {
      throw new InvalidResponseException(
          name + " is no amount: \"" + AnswerReader.shortened(text) + "\"");
    }
    BigDecimal amount = new BigDecimal(stripped).round(DIGITS);
    if (amount.signum() != 0 && amount.precision() - amount.scale() > MOST_DIGITS) {
      throw new InvalidResponseException(
          name + " is too large: \"" + AnswerReader.shortened(text) + "\"");
    }
    return Optional.of(amount);
  }

  /** The amount; zero when the text is empty. */
  public static BigDecimal orZero(String name, String text) throws InvalidResponseException {
    return notNegative(name, of(name, text).orElse(BigDecimal.ZERO));
  }

  /** The amount, which has to be there. */
  public static BigDecimal needed(String name, String text) throws InvalidResponseException {
    return of(name, text).orElseThrow(() -> new InvalidResponseException(name + " is missing"));
  }

  /** The amount, which has to be there and above zero. */
  public static BigDecimal positive(String name, String text) throws InvalidResponseException {
    BigDecimal amount = needed(name, text);
    if (amount.signum() <= 0) {
      throw new InvalidResponseException(name + " must be > 0, was " + amount.toPlainString());
    }
    return amount;
  }

  /** The amount as it is added to others: with 18 decimals at most, the last rounded half even. */
  public static BigDecimal summable(BigDecimal amount) {
    return amount.scale() > DECIMALS ? amount.setScale(DECIMALS, RoundingMode.HALF_EVEN) : amount;
  }

  public static BigDecimal notNegative(String name, BigDecimal amount)
      throws InvalidResponseException {
    if (amount.signum() < 0) {
      throw new InvalidResponseException(name + " must be >= 0, was " + amount.toPlainString());
    }
    return amount;
  }
}
