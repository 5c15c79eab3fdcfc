package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 * @param shown what people see of it, which is the same but where they read a share and files a
 *     count
 * @param absent why there is none, in a few words
 * @param more what is to be known of a number, in a few words; may be empty
 */
public record Figure<T>(
    String name,
    String label,
    String meaning,
    Unit unit,
    Function<T, ?> value,
    Function<T, ?> shown,
    Function<T, String> absent,
    Function<T, String> more) {

  /** A figure that is always there. */
  public static <T> Figure<T> of(
      String name, String label, String meaning, Unit unit, Function<T, ?> value) {
    return new Figure<>(name, label, meaning, unit, value, value, any -> "not defined", any -> "");
  }

  /**
   * A figure that is always there, which files call as people do: its label in small letters with
   * underscores.
   */
  public static <T> Figure<T> of(String label, String meaning, Unit unit, Function<T, ?> value) {
    String name = label.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return of(name, label, meaning, unit, value);
  }

  /** A figure for files alone. */
  public static <T> Figure<T> file(String name, Function<T, ?> value) {
    return of(name, "", "", Unit.COUNT, value);
  }

  /** The same figure, which counts something else. */
  public Figure<T> in(Unit other) {
    return shownAs(other, shown);
  }

  /** The same figure by the name that files have for it. */
  public Figure<T> named(String other) {
    return new Figure<>(other, label, meaning, unit, value, shown, absent, more);
  }

  /** The same figure, which may not be there for {@code reason}. */
  public Figure<T> orElse(Function<T, String> reason) {
    return new Figure<>(name, label, meaning, unit, value, shown, reason, more);
  }

  /** The same figure, which may not be there for {@code reason}. */
  public Figure<T> orElse(String reason) {
    return orElse(any -> reason);
  }

  /** The same figure, with {@code words} beside a number. */
  public Figure<T> with(Function<T, String> words) {
    return new Figure<>(name, label, meaning, unit, value, shown, absent, words);
  }

  /** The same figure of what has a {@code T}. */
  public <S> Figure<S> of(Function<S, T> part) {
    return new Figure<>(
        name,
        label,
        meaning,
        unit,
        whole -> value.apply(part.apply(whole)),
        whole -> shown.apply(part.apply(whole)),
        whole -> absent.apply(part.apply(whole)),
        whole -> more.apply(part.apply(whole)));
  }

  /** The same figure, of which people see something else. */
  public Figure<T> shownAs(Unit other, Function<T, ?> seen) {
    return new Figure<>(name, label, meaning, other, value, seen, absent, more);
  }

  /** The same figure by another label, where a table says what it is of. */
  public Figure<T> called(String other) {
    return called(other, meaning);
  }

  /** The same figure in other words. */
  public Figure<T> called(String other, String otherMeaning) {
    return new Figure<>(name, other, otherMeaning, unit, value, shown, absent, more);
  }

  /** Of {@code of}, which is a number; empty where there is none. */
  public OptionalDouble number(T of) {
    return present(value.apply(of))
        .map(known -> OptionalDouble.of(((Number) known).doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  /** Of {@code of}, for a table. */
  public Cell cell(T of) {
    Cell cell = Cell.ofAny(shown.apply(of), unit, absent.apply(of));
    return cell instanceof Cell.Known(double known, Unit counts, String none)
        ? new Cell.Known(known, counts, more.apply(of))
        : cell;
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

  /** What {@code value} is, a value or an Optional of one; empty where there is none. */
  public static Optional<?> present(Object value) {
    return switch (value) {
      case OptionalDouble maybe ->
          maybe.isPresent() ? Optional.of(maybe.getAsDouble()) : Optional.empty();
      case OptionalInt maybe ->
          maybe.isPresent() ? Optional.of(maybe.getAsInt()) : Optional.empty();
      case Optional<?> maybe -> maybe;
      default -> Optional.of(value);
    };
  }

  /** A row of this figure. */
  public Table.Row row(Cell... cells) {
    return new Table.Row(label, meaning, List.of(cells), true);
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
