package com.iteradynamics.research.report;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Tables whose cells are coloured by their figure: returns by month, and heat maps. */
final class GridView {
  /** Shades on each side of zero. */
  private static final int SHADES = 5;

  private final Html html;
  private final TableView tables;

  GridView(Html html) {
    this.html = html;
    this.tables = new TableView(html, "USD");
  }

  /** A figure and how it is coloured. */
  private record Cell(OptionalDouble value, Unit unit, String shade) {}

  void write(MonthlyReturns returns) {
    double most = 0;
    for (MonthlyReturns.Year year : returns.years()) {
      for (OptionalDouble month : year.months()) {
        most = Math.max(most, Math.abs(month.orElse(0)));
      }
    }
    List<String> columns = new ArrayList<>(List.of("Year"));
    for (Month month : Month.values()) {
      columns.add(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }
    columns.add("All year");
    columns.add("Buy and hold");
    List<String> names = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (MonthlyReturns.Year year : returns.years()) {
      names.add(Integer.toString(year.year()));
      rows.add(cells(year, most));
    }
    grid(returns.title(), columns, names, rows);
  }

  private static List<Cell> cells(MonthlyReturns.Year year, double most) {
    List<Cell> cells = new ArrayList<>();
    for (OptionalDouble month : year.months()) {
      cells.add(new Cell(month, Unit.FRACTION, shade(month, 0, most)));
    }
    cells.add(new Cell(OptionalDouble.of(year.total()), Unit.FRACTION, "total"));
    cells.add(new Cell(OptionalDouble.of(year.hold()), Unit.FRACTION, "total"));
    return cells;
  }

  void write(HeatMap map) {
    double[] known =
        map.rows().stream()
            .flatMap(List::stream)
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    boolean signed = known.length > 0 && known[0] < 0 && known[known.length - 1] > 0;
    double middle = signed || known.length == 0 ? 0 : (known[0] + known[known.length - 1]) / 2;
    double most = 0;
    for (double value : known) {
      most = Math.max(most, Math.abs(value - middle));
    }
    double reach = most;
    List<String> columns =
        new ArrayList<>(List.of(map.yName() + " \u2193  " + map.xName() + " \u2192"));
    columns.addAll(map.xs());
    List<List<Cell>> rows = new ArrayList<>();
    for (List<OptionalDouble> row : map.rows()) {
      rows.add(
          row.stream()
              .map(value -> new Cell(value, map.unit(), shade(value, middle, reach)))
              .toList());
    }
    grid(map.title(), columns, map.ys(), rows);
  }

  private void grid(String title, List<String> columns, List<String> names, List<List<Cell>> rows) {
    tables.scrolling(
        title,
        () ->
            html.in(
                "table",
                () -> {
                  html.of("caption", title, "class", "unseen");
                  html.in(
                      "thead",
                      () ->
                          html.in(
                              "tr", () -> columns.forEach(c -> html.of("th", c, "scope", "col"))));
                  html.in("tbody", () -> rows(names, rows));
                },
                "class",
                "grid"));
  }

  private void rows(List<String> names, List<List<Cell>> rows) {
    for (int i = 0; i < rows.size(); i++) {
      List<Cell> row = rows.get(i);
      String name = names.get(i);
      html.line();
      html.in(
          "tr",
          () -> {
            html.of("th", name, "scope", "row");
            row.forEach(this::cell);
          });
    }
  }

  private void cell(Cell cell) {
    html.in(
        "td",
        () ->
            cell.value()
                .ifPresentOrElse(
                    value ->
                        html.of("data", cell.unit().plain(value), "value", Double.toString(value)),
                    () -> html.of("span", "\u00b7", "aria-label", "none")),
        "class",
        "number " + cell.shade());
  }

  /** From {@code below5} to {@code above5}; {@code even} in the middle. */
  private static String shade(OptionalDouble value, double middle, double most) {
    if (value.isEmpty() || most <= 0) {
      return "even";
    }
    double distance = (value.getAsDouble() - middle) / most;
    long level = Math.min(SHADES, (long) Math.ceil(Math.abs(distance) * SHADES - 0.25));
    return level <= 0 ? "even" : (distance < 0 ? "below" : "above") + level;
  }
}
