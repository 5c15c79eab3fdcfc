package com.iteradynamics.candlefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a candle file, as a person names them. */
public final class ColumnNames {
  private final SourceShape shape;
  private final boolean named;

  private ColumnNames(SourceShape shape, boolean named) {
    this.shape = shape;
    this.named = named;
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
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String role = (equals < 0 ? part : part.substring(0, equals)).strip();
      int at = SourceShape.ROLES.indexOf(role);
      boolean skipped = role.equals(SourceShape.UNREAD) && !named;
      if ((at < 0 && !skipped) || (equals < 0) == named || (at >= 0 && !seen.add(role))) {
        throw new IllegalArgumentException(
            "\"" + part.strip() + "\" is not one of them, or is there twice");
      }
      words.add(new SourceShape.Word(at, List.of(SourceShape.plain(part.substring(equals + 1)))));
    }
    for (String role : SourceShape.ROLES) {
      if (!seen.contains(role)) {
        throw new IllegalArgumentException(role + " is missing");
      }
    }
    return new ColumnNames(new SourceShape(named ? 0 : words.size(), false, false, words), named);
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
