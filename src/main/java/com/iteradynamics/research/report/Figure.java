package com.iteradynamics.research.report;

import java.util.OptionalDouble;

/** What one cell of a table says. */
public sealed interface Figure {
  /** A number; the page shows it rounded and keeps it to the last digit. */
  record Known(double value, Unit unit) implements Figure {}

  /**
   * A number that does not exist.
   *
   * @param reason why, in a few words
   */
  record Undefined(String reason) implements Figure {}

  /** Words. */
  record Words(String text) implements Figure {}

  /**
   * A number as a bar from zero, beside others on the same scale.
   *
   * @param value how long it is, and to which side
   * @param lowest the lowest of all, &lt;= 0
   * @param highest the highest of all, &gt;= 0
   */
  record Bar(double value, double lowest, double highest) implements Figure {}

  /** {@code value}, or why there is none. */
  static Figure of(OptionalDouble value, Unit unit, String reason) {
    return value.isPresent() ? new Known(value.getAsDouble(), unit) : new Undefined(reason);
  }

  /** A fraction as a percentage. */
  static Figure fraction(double value) {
    return new Known(value, Unit.FRACTION);
  }

  /** US dollars. */
  static Figure usd(double value) {
    return new Known(value, Unit.USD);
  }

  /** A whole number. */
  static Figure count(long value) {
    return new Known(value, Unit.COUNT);
  }
}
