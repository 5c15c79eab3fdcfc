package com.iteradynamics.document;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Tables whose cells are colored by their number: returns by month, and heat maps. */
final class GridView {
  /** Shades on each side of the middle. */
  private static final int SHADES = 5;

  private final Html html;
  private final TableView tables;

  GridView(Html html, TableView tables) {
    this.html = html;
    this.tables = tables;
  }

  void write(Grid grid) {
    int colored = grid.columns().size() - 1 - grid.totals();
    double[] known =
        grid.rows().stream()
            .flatMap(row -> row.values().subList(0, colored).stream())
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    double middle = middle(known, grid.context());
    double reach = Arrays.stream(known).map(value -> Math.abs(value - middle)).max().orElse(0);
    tables.table(
        grid.title(),
        "grid",
        () -> grid.columns().forEach(column -> html.of("th", column, "scope", "col")),
        () -> grid.rows().forEach(row -> row(grid.unit(), row, colored, middle, reach)));
  }

  private static double middle(double[] known, boolean context) {
    boolean signed = known.length == 0 || (known[0] < 0 && known[known.length - 1] > 0);
    return signed || context ? 0 : (known[0] + known[known.length - 1]) / 2;
  }

  private void row(Unit unit, Grid.Row row, int colored, double middle, double most) {
    html.line();
    html.in(
        "tr",
        () -> {
          html.of("th", row.name(), "scope", "row");
          for (int i = 0; i < row.values().size(); i++) {
            OptionalDouble value = row.values().get(i);
            cell(value, unit, i < colored ? shade(value, middle, most) : "total");
          }
        });
  }

  private void cell(OptionalDouble value, Unit unit, String shade) {
    html.in(
        "td",
        () ->
            value.ifPresentOrElse(
                known -> html.of("data", unit.plain(known), "value", Double.toString(known)),
                () -> html.of("span", "\u00b7", "aria-label", "none")),
        "class",
        "number " + shade);
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
