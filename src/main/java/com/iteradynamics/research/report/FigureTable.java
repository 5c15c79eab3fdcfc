package com.iteradynamics.research.report;

import java.util.List;
import java.util.Locale;

/**
 * A table of figures.
 *
 * @param title its heading
 * @param intro what it shows, in a sentence or two; may be empty
 * @param columns their names; the first is that of the rows' names
 * @param rows its rows, each with a figure for every column but the first
 */
public record FigureTable(String title, String intro, List<String> columns, List<Row> rows)
    implements Section {

  /**
   * @throws IllegalArgumentException when a row has more or fewer figures than there are columns
   */
  public FigureTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.figures().size() != columns.size() - 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %s of table %s has %d figures for %d columns",
                row.name(),
                title,
                row.figures().size(),
                columns.size() - 1));
      }
    }
  }

  /**
   * One row.
   *
   * @param name what it is of
   * @param meaning the name in plain words; may be empty
   * @param figures one for each column
   */
  public record Row(String name, String meaning, List<Figure> figures) {
    public Row {
      figures = List.copyOf(figures);
    }

    /** A row whose name says it all. */
    public Row(String name, List<Figure> figures) {
      this(name, "", figures);
    }
  }
}
