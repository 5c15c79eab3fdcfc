package com.iteradynamics.tablefile;

import com.iteradynamics.document.Figure;
import java.time.Instant;
import java.util.function.Function;

/**
 * A column of a table in a file. Its kind is declared and not found out, so that a file without
 * rows has the same columns as any other.
 *
 * @param name by which files call it
 * @param kind what it holds
 * @param value it of a row: as {@code kind} says, or an Optional or null where there is none; a
 *     number may be any {@link Number}, and any value stands for its words in a column of text
 */
public record FileColumn<T>(String name, Kind kind, Function<T, ?> value) {

  /** Words. */
  public static <T> FileColumn<T> text(String name, Function<T, ?> value) {
    return new FileColumn<>(name, Kind.TEXT, value);
  }

  /** A number with decimals. */
  public static <T> FileColumn<T> number(String name, Function<T, ?> value) {
    return new FileColumn<>(name, Kind.NUMBER, value);
  }

  /** A whole number. */
  public static <T> FileColumn<T> count(String name, Function<T, ?> value) {
    return new FileColumn<>(name, Kind.COUNT, value);
  }

  /** A time. */
  public static <T> FileColumn<T> time(String name, Function<T, ?> value) {
    return new FileColumn<>(name, Kind.TIME, value);
  }

  /** True or false. */
  public static <T> FileColumn<T> flag(String name, Function<T, ?> value) {
    return new FileColumn<>(name, Kind.FLAG, value);
  }

  /** A figure by its name in files. */
  public static <T> FileColumn<T> of(Figure<T> figure, Kind kind) {
    return new FileColumn<>(figure.name(), kind, figure.value());
  }

  /**
   * Of {@code row}: a String, Double, Long, Instant or Boolean, as the kind says; null where there
   * is none. A number that is not finite is none.
   *
   * @throws IllegalArgumentException when the value is of another kind
   */
  Object of(T row) {
    Object told = value.apply(row);
    Object known = told == null ? null : Figure.present(told).orElse(null);
    return switch (known) {
      case null -> null;
      case Number number when kind == Kind.NUMBER ->
          Double.isFinite(number.doubleValue()) ? (Object) number.doubleValue() : null;
      case Number number when kind == Kind.COUNT -> number.longValue();
      case Instant time when kind == Kind.TIME -> time;
      case Boolean flag when kind == Kind.FLAG -> flag;
      case Object any when kind == Kind.TEXT -> any.toString();
      default ->
          throw new IllegalArgumentException(
              "column " + name + " is of " + kind + ", and is no " + known.getClass().getName());
    };
  }
}
