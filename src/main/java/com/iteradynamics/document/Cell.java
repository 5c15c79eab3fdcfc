package com.iteradynamics.document;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What one cell of a table says. */
public sealed interface Cell {
  /**
   * A number; it is shown rounded, and a page keeps it to the last digit.
   *
   * @param more what is to be known of it, in a few words; may be empty
   */
  record Known(double value, Unit unit, String more) implements Cell {
    /** A number that says it all. A {@link Unit#LOSS} is a negative fraction. */
    public Known(double value, Unit unit) {
      this(unit == Unit.LOSS ? -value : value, unit == Unit.LOSS ? Unit.FRACTION : unit, "");
    }
  }

  /**
   * A number that does not exist.
   *
   * @param reason why, in a few words
   */
  record Undefined(String reason) implements Cell {}

  /** Words. */
  record Words(String text) implements Cell {}

  /**
   * A number as a bar from zero, beside others on the same scale; a terminal leaves it out.
   *
   * @param value how long it is, and to which side; nothing is drawn of a number that is not there
   * @param lowest the lowest of all, &lt;= 0
   * @param highest the highest of all, &gt;= 0
   */
  record Bar(OptionalDouble value, double lowest, double highest) implements Cell {
    /** A number that is there. */
    public Bar(double value, double lowest, double highest) {
      this(OptionalDouble.of(value), lowest, highest);
    }
  }

  /** {@code value}, or why there is none. */
  static Cell of(OptionalDouble value, Unit unit, String reason) {
    return value.isPresent() ? new Known(value.getAsDouble(), unit) : new Undefined(reason);
  }

  /**
   * A cell of what a figure's value is: a number, words, true or false, or an Optional of these.
   *
   * @param reason why there is none, where the Optional is empty
   */
  static Cell ofAny(Object value, Unit unit, String reason) {
    return switch (value) {
      case Number number -> new Known(number.doubleValue(), unit);
      case Boolean known -> new Words(known ? "yes" : "no");
      case OptionalDouble maybe -> of(maybe, unit, reason);
      case OptionalInt maybe ->
          maybe.isPresent() ? new Known(maybe.getAsInt(), unit) : new Undefined(reason);
      case Optional<?> maybe ->
          maybe.map(known -> ofAny(known, unit, reason)).orElseGet(() -> new Undefined(reason));
      default -> new Words(value.toString());
    };
  }

  /** A fraction as a percentage. */
  static Cell fraction(double value) {
    return new Known(value, Unit.FRACTION);
  }

  /** An amount of the document's currency. */
  static Cell usd(double value) {
    return new Known(value, Unit.USD);
  }

  /** A whole number. */
  static Cell count(long value) {
    return new Known(value, Unit.COUNT);
  }

  /** Words. */
  static Cell words(String text) {
    return new Words(text);
  }
}
