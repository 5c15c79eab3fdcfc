package com.iteradynamics.adapter.coinbase;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as the venue writes them: decimals in texts, an empty one for none. */
final class Amounts {
  /** Without room for exponents that would make a text of gigabytes. */
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,2})?");

  private Amounts() {}

  /** The amount; empty when the text is. */
  static Optional<BigDecimal> of(String name, String text) throws NonsenseException {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return Optional.empty();
    }
    if (!DECIMAL.matcher(stripped).matches()) {
      throw new NonsenseException(name + " is no amount: \"" + AnswerReader.shortened(text) + "\"");
    }
    return Optional.of(new BigDecimal(stripped));
  }

  /** The amount; zero when the text is empty. */
  static BigDecimal orZero(String name, String text) throws NonsenseException {
    return notNegative(name, of(name, text).orElse(BigDecimal.ZERO));
  }

  /** The amount, which has to be there and above zero. */
  static BigDecimal positive(String name, String text) throws NonsenseException {
    BigDecimal amount =
        of(name, text).orElseThrow(() -> new NonsenseException(name + " is missing"));
    if (amount.signum() <= 0) {
      throw new NonsenseException(name + " must be > 0, was " + amount.toPlainString());
    }
    return amount;
  }

  private static BigDecimal notNegative(String name, BigDecimal amount) throws NonsenseException {
    if (amount.signum() < 0) {
      throw new NonsenseException(name + " must be >= 0, was " + amount.toPlainString());
    }
    return amount;
  }
}
