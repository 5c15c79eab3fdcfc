package com.iteradynamics.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table of figures.
 *
 * @param title its heading on a page; may be empty, and then it stands below the part before it
 * @param intro what it shows, in a sentence or two, for a page; may be empty
 * @param columns the first is that of the rows' names
 * @param rows its rows, each with a cell for every column but the first
 */
public record Table(String title, String intro, List<Column> columns, List<Row> rows)
    implements Part {

  /**
   * @throws IllegalArgumentException when a row has more or fewer cells than there are columns
   */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      requireFilled("table " + title, row.name(), row.cells().size(), columns.size() - 1);
    }
  }

  static void requireFilled(String table, String row, int figures, int columns) {
    if (figures != columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "row %s of %s has %d figures for %d columns",
              row,
              table,
              figures,
              columns));
    }
  }

  /** Whether its columns have names. */
  public boolean named() {
    return columns.stream().anyMatch(column -> !column.name().isEmpty());
  }

  /**
   * One row.
   *
   * @param name what it is of
   * @param meaning the name in plain words, for a page; may be empty
   * @param cells one for each column
   * @param label whether the name is that of a figure, which a page begins with a capital
   */
  public record Row(String name, String meaning, List<Cell> cells, boolean label) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A row named as it is written. */
    public Row(String name, String meaning, List<Cell> cells) {
      this(name, meaning, cells, false);
    }

    /** A row whose name says it all. */
    public Row(String name, List<Cell> cells) {
      this(name, "", cells);
    }

    /** A row of words. */
    public static Row of(String name, String... words) {
      return new Row(name, Arrays.stream(words).map(Cell::words).toList());
    }
  }
}
