package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A figure of a {@code T}, declared once: terminal, page, JSON and CSV have it from here.
 *
 * @param name what files call it, as {@code max_drawdown}
 * @param label what people call it, as {@code max drawdown}; a page begins it with a capital, and a
 *     terminal indents one that is said of the figure before it by its two leading spaces
 * @param meaning the label in plain words; may be empty
 * @param unit what it counts, and so how it is written
 * @param value it: a number, words, true or false, or an Optional of these; files get it as it is
 * @param absent why there is none, in a few words
 */
public record Figure<T>(
    String name,
    String label,
    String meaning,
    Unit unit,
    Function<T, ?> value,
    Function<T, String> absent) {

  /** A figure that is always there. */
  public static <T> Figure<T> of(
      String name, String label, String meaning, Unit unit, Function<T, ?> value) {
    return new Figure<>(name, label, meaning, unit, value, any -> "not defined");
  }

  /** The same figure, which may not be there for {@code reason}. */
  public Figure<T> orElse(Function<T, String> reason) {
    return new Figure<>(name, label, meaning, unit, value, reason);
  }

  /** The same figure, which may not be there for {@code reason}. */
  public Figure<T> orElse(String reason) {
    return orElse(any -> reason);
  }

  /** Of {@code of}, for a table. */
  public Cell cell(T of) {
    return Cell.ofAny(value.apply(of), unit, absent.apply(of));
  }

  /** A column of this figure, numbers to the right. */
  public Column column() {
    return Column.right(label.strip());
  }

  /** The figures of {@code of} by their names; what is not there is left out. */
  public static <T> Map<String, Object> json(List<Figure<T>> figures, T of) {
    Map<String, Object> map = new LinkedHashMap<>();
    figures.forEach(
        figure -> present(figure.value.apply(of)).ifPresent(v -> map.put(figure.name, v)));
    return map;
  }

  private static Optional<?> present(Object value) {
    return switch (value) {
      case OptionalDouble maybe ->
          maybe.isPresent() ? Optional.of(maybe.getAsDouble()) : Optional.empty();
      case OptionalInt maybe ->
          maybe.isPresent() ? Optional.of(maybe.getAsInt()) : Optional.empty();
      case Optional<?> maybe -> maybe;
      default -> Optional.of(value);
    };
  }

  /** A row of this figure with a cell for each of {@code of}. */
  @SafeVarargs
  public final Table.Row row(T... of) {
    return new Table.Row(label, meaning, Arrays.stream(of).map(this::cell).toList(), true);
  }

  /** A row for {@code of} with a cell for each of {@code figures}. */
  public static <T> Table.Row row(String name, List<Figure<T>> figures, T of) {
    return new Table.Row(name, figures.stream().map(figure -> figure.cell(of)).toList());
  }

  /** The columns of {@code figures} behind {@code first}, which is that of the rows' names. */
  public static <T> List<Column> columns(String first, List<Figure<T>> figures) {
    List<Column> columns = new ArrayList<>(List.of(Column.left(first)));
    figures.forEach(figure -> columns.add(figure.column()));
    return columns;
  }
}
