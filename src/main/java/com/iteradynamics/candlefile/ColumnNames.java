package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a candle file, as a person names them. */
public final class ColumnNames {
  private final SourceShape shape;
  private final boolean named;
  private final List<String> typed;

  private ColumnNames(SourceShape shape, boolean named, List<String> typed) {
    this.shape = shape;
    this.named = named;
    this.typed = List.copyOf(typed);
  }

  /**
   * Reads {@code time,open,high,low,close,volume}, in the order of the file and with {@code -} for
   * a column that is not read; or {@code time=NAME,open=NAME,…} with the names of a header.
   *
   * @throws IllegalArgumentException when one of the six is missing, is there twice, or something
   *     else is; the message says which
   */
  public static ColumnNames of(String text) {
    boolean named = text.indexOf('=') >= 0;
    List<SourceShape.Word> words = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> columns = new HashSet<>();
    List<String> typed = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String role = (equals < 0 ? part : part.substring(0, equals)).strip();
      int at = SourceShape.ROLES.indexOf(role);
      boolean skipped = role.equals(SourceShape.UNREAD) && !named;
      if ((at < 0 && !skipped) || (equals < 0) == named || (at >= 0 && !seen.add(role))) {
        throw new IllegalArgumentException(
            "\"" + part.strip() + "\" is not one of them, or is there twice");
      }
      String column = part.substring(equals + 1).strip();
      typed.add(column);
      if (named && !columns.add(SourceShape.plain(column))) {
        throw new IllegalArgumentException("the column " + column + " is named twice");
      }
      words.add(new SourceShape.Word(at, List.of(SourceShape.plain(column))));
    }
    for (String role : SourceShape.ROLES) {
      if (!seen.contains(role)) {
        throw new IllegalArgumentException(role + " is missing");
      }
    }
    return new ColumnNames(
        new SourceShape(named ? 0 : words.size(), false, false, words), named, typed);
  }

  /**
   * What these columns have that a file has not, as a message goes on behind the file's name; empty
   * when that does not show.
   *
   * @param header the names or the fields of its first row, as {@link SourceShape#plain} makes them
   */
  Optional<String> misfit(List<String> header) {
    if (!named) {
      return header.size() < typed.size() && !header.isEmpty()
          ? Optional.of(
              ": --columns has "
                  + typed.size()
                  + " names, and the file has "
                  + header.size()
                  + " columns")
          : Optional.empty();
    }
    return typed.stream()
        .filter(each -> !header.isEmpty() && !header.contains(SourceShape.plain(each)))
        .findFirst()
        .map(each -> ": the header has no column " + each);
  }

  /** The shape that these columns are. */
  SourceShape shape() {
    return shape;
  }

  /** Whether they are names of a header. */
  boolean named() {
    return named;
  }
}
