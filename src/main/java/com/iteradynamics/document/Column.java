package com.iteradynamics.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A column of a table.
 *
 * @param name its name; may be empty, and a table whose columns all have none has no head
 * @param right whether its cells stand to the right, as numbers do
 * @param least how many characters of a terminal it takes at least where there is room, &gt;= 0
 */
public record Column(String name, boolean right, int least) {

  /** A column of words. */
  public static Column left(String name) {
    return new Column(name, false, 0);
  }

  /** A column of numbers. */
  public static Column right(String name) {
    return new Column(name, true, 0);
  }

  /** The same, not narrower than {@code characters}. */
  public Column least(int characters) {
    return new Column(name, right, characters);
  }

  /** A column of words, and columns of numbers behind it. */
  public static List<Column> of(String first, String... numbers) {
    List<Column> columns = new ArrayList<>(List.of(left(first)));
    Arrays.stream(numbers).map(Column::right).forEach(columns::add);
    return columns;
  }

  /** Columns of words that have no names. */
  public static List<Column> unnamed(int count) {
    return Collections.nCopies(count, left(""));
  }
}
