package com.iteradynamics.document;

import com.iteradynamics.document.Table.Row;
import java.util.List;
import java.util.Locale;

/** Tables of figures in HTML. */
final class TableView {
  /** Of a table without a head. */
  static final Runnable NO_HEAD = () -> {};

  private final Html html;
  private final String currency;

  /** Writes to {@code html}; amounts are of {@code currency}. */
  TableView(Html html, String currency) {
    this.html = html;
    this.currency = currency;
  }

  /** A table that scrolls sideways where it does not fit. */
  void write(Table table) {
    table(
        table.title(),
        "figures",
        table.named() ? () -> table.columns().forEach(this::head) : NO_HEAD,
        () -> table.rows().forEach(row -> row(row, table.columns())));
  }

  /**
   * A table that scrolls sideways, also by the keyboard, where it does not fit.
   *
   * @param head writes it
   * @param rows writes them
   */
  void table(String title, String kind, Runnable head, Runnable rows) {
    String name = title.isEmpty() ? "Table" : title;
    html.in(
        "div",
        () -> html.in("table", () -> table(name, head, rows), "class", kind),
        "class",
        "wide",
        "role",
        "region",
        "tabindex",
        "0",
        "aria-label",
        name);
    html.line();
  }

  private void table(String name, Runnable head, Runnable rows) {
    html.of("caption", name, "class", "unseen");
    if (head != NO_HEAD) {
      html.in("thead", () -> html.in("tr", head));
    }
    html.in("tbody", rows);
  }

  private void head(Column column) {
    String side = column.right() ? "" : "left";
    html.of("th", Html.capital(column.name()), "scope", "col", "class", side);
  }

  private void row(Row row, List<Column> columns) {
    html.line();
    html.in(
        "tr",
        () -> {
          html.in("th", () -> name(row), "scope", "row");
          for (int i = 0; i < row.cells().size(); i++) {
            Cell cell = row.cells().get(i);
            String side = columns.get(i + 1).right() ? "" : " left";
            html.in("td", () -> cell(cell), "class", of(cell) + side);
          }
        });
  }

  private void name(Row row) {
    html.text(row.label() ? Html.capital(row.name()) : row.name());
    if (!row.meaning().isEmpty()) {
      html.of("small", row.meaning());
    }
  }

  /** What a cell says, without the cell. */
  void cell(Cell cell) {
    switch (cell) {
      case Cell.Known(double value, Unit unit, String more) -> {
        html.of("data", unit.format(value, currency), "value", Double.toString(value));
        if (!more.isEmpty()) {
          html.of("small", more);
        }
      }
      case Cell.Undefined(String reason) -> {
        html.text("\u2014");
        html.of("small", reason);
      }
      case Cell.Words(String text) -> html.text(text);
      case Cell.Bar bar -> bar.value().ifPresent(value -> bar(value, bar));
    }
  }

  /** The class of the element that a cell is. */
  static String of(Cell cell) {
    return switch (cell) {
      case Cell.Known known when known.value() < 0 -> "number loss";
      case Cell.Known known -> "number";
      case Cell.Undefined undefined -> "number none";
      case Cell.Words words -> "words";
      case Cell.Bar bar -> "bar";
    };
  }

  private void bar(double value, Cell.Bar bar) {
    double span = bar.highest() - bar.lowest();
    double scale = span > 0 ? 100 / span : 0;
    double zero = -bar.lowest() * scale;
    double length = Math.abs(value) * scale;
    html.in(
        "svg",
        () -> {
          rect(value < 0 ? "minus" : "plus", value < 0 ? zero - length : zero, length);
          rect("zero", Math.min(zero, 99.4), 0.6);
        },
        "class",
        "bars",
        "viewBox",
        "0 0 100 10",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
  }

  private void rect(String kind, double x, double width) {
    boolean line = kind.equals("zero");
    html.of(
        "rect",
        "",
        "class",
        kind,
        "x",
        decimal(x),
        "y",
        line ? "0" : "1.5",
        "width",
        decimal(width),
        "height",
        line ? "10" : "7");
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
