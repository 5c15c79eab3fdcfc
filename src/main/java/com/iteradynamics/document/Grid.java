package com.iteradynamics.document;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Numbers of one unit in rows and columns, colored by their size; for a page.
 *
 * @param title its heading
 * @param intro what it shows, a paragraph each; may be empty
 * @param unit what the numbers count; cells leave it out
 * @param columns their names; the first is that of the rows' names
 * @param rows for every column but the first a number; empty where it is not defined
 * @param totals how many of the last columns sum the others up and are not colored
 * @param context whether colors part at zero even where all numbers are on one side of it
 */
public record Grid(
    String title,
    List<String> intro,
    Unit unit,
    List<String> columns,
    List<Row> rows,
    int totals,
    boolean context)
    implements Part {

  /**
   * @throws IllegalArgumentException when a row has more or fewer numbers than there are columns
   */
  public Grid {
    intro = List.copyOf(intro);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      Table.requireFilled("grid " + title, row.name(), row.values().size(), columns.size() - 1);
    }
  }

  /** One row. */
  public record Row(String name, List<OptionalDouble> values) {
    public Row {
      values = List.copyOf(values);
    }
  }
}
