package com.iteradynamics.dashboard;

import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import java.util.List;
import java.util.Locale;

/**
 * The newest decisions without a script; with one, a table that can be filtered takes their place.
 */
final class PlainTable {
  private static final List<String> HEAD =
      List.of("Hour (UTC)", "Branch", "Regime", "Intent", "Equity", "Orders, and why");

  private final List<DecisionRow> rows;
  private final Html html = new Html();
  private final Panel panel = new Panel(html);

  PlainTable(List<DecisionRow> rows) {
    this.rows = rows;
  }

  /** The newest {@code count}, newest first. */
  String text(int count) {
    html.of(
        "noscript",
        String.format(
            Locale.ROOT,
            "Without JavaScript only the newest %d decisions are shown, and no charts.",
            count));
    List<DecisionRow> newest = rows.subList(Math.max(0, rows.size() - count), rows.size());
    panel.in(
        "table",
        "rows",
        () -> {
          html.of("caption", "The newest decisions", "class", "unseen");
          panel.head(HEAD);
          html.in("tbody", () -> newest.reversed().forEach(this::row));
        });
    return html.toString();
  }

  private void row(DecisionRow row) {
    html.in(
        "tr",
        () -> {
          html.in("th", () -> Text.time(html, row.hour()), "scope", "row");
          html.of("td", row.branch().name(), "class", "branch");
          html.of("td", row.regime().orElse("\u2013"));
          html.of("td", row.action().orElse("\u2013"));
          html.of("td", equity(row), "class", "number");
          html.of("td", row.orders().isEmpty() ? row.why() : row.orders() + " " + row.why());
        });
  }

  private static String equity(DecisionRow row) {
    return Double.isFinite(row.equityUsd()) ? Unit.USD.plain(row.equityUsd()) : "\u2013";
  }
}
