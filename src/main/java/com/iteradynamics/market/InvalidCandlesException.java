package com.iteradynamics.market;

import java.util.List;

/** Candles that cannot have happened or are out of order; the message names product and hour. */
public final class InvalidCandlesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** Candles with these problems, each beginning with {@code [product hour]}. */
  public InvalidCandlesException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem found, in candle order, each beginning with {@code [product hour]}. */
  public List<String> problems() {
    return problems;
  }
}
