package com.iteradynamics.research.report;

import com.iteradynamics.research.report.FigureTable.Row;
import java.util.Locale;

/** Tables of figures in HTML. */
final class TableView {
  private final Html html;
  private final String currency;

  /** Writes to {@code html}; amounts are of {@code currency}. */
  TableView(Html html, String currency) {
    this.html = html;
    this.currency = currency;
  }

  /** A table that scrolls sideways where it does not fit. */
  void write(FigureTable table) {
    scrolling(
        table.title(),
        () ->
            html.in(
                "table",
                () -> {
                  html.of("caption", table.title(), "class", "unseen");
                  html.in("thead", () -> html.in("tr", () -> head(table)));
                  html.in("tbody", () -> table.rows().forEach(this::row));
                },
                "class",
                "figures"));
  }

  /** Something that scrolls sideways, also by the keyboard. */
  void scrolling(String name, Runnable content) {
    html.in("div", content, "class", "wide", "role", "region", "tabindex", "0", "aria-label", name);
    html.line();
  }

  private void head(FigureTable table) {
    for (String column : table.columns()) {
      html.of("th", column, "scope", "col");
    }
  }

  private void row(Row row) {
    html.line();
    html.in(
        "tr",
        () -> {
          html.in("th", () -> name(row), "scope", "row");
          row.figures().forEach(figure -> html.in("td", () -> figure(figure), "class", of(figure)));
        });
  }

  private void name(Row row) {
    html.text(row.name());
    if (!row.meaning().isEmpty()) {
      html.of("small", row.meaning());
    }
  }

  /** What a cell says, without the cell. */
  void figure(Figure figure) {
    switch (figure) {
      case Figure.Known(double value, Unit unit) ->
          html.of("data", unit.format(value, currency), "value", Double.toString(value));
      case Figure.Undefined(String reason) -> {
        html.text("\u2014");
        html.of("small", reason);
      }
      case Figure.Words(String text) -> html.text(text);
      case Figure.Bar bar -> bar(bar);
    }
  }

  /** The class of the element that a figure stands in. */
  static String of(Figure figure) {
    return switch (figure) {
      case Figure.Known known when known.value() < 0 -> "number loss";
      case Figure.Known known -> "number";
      case Figure.Undefined undefined -> "number none";
      case Figure.Words words -> "words";
      case Figure.Bar bar -> "bar";
    };
  }

  private void bar(Figure.Bar bar) {
    double span = bar.highest() - bar.lowest();
    double scale = span > 0 ? 100 / span : 0;
    double zero = -bar.lowest() * scale;
    double length = Math.abs(bar.value()) * scale;
    html.in(
        "svg",
        () -> {
          rect(bar.value() < 0 ? "minus" : "plus", bar.value() < 0 ? zero - length : zero, length);
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
