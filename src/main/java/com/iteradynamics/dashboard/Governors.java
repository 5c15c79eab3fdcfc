package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedGate;
import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import java.util.List;
import java.util.stream.Collectors;

/** What each gate said, in the order they were asked. */
final class Governors {
  /** So many can be shown in more than a line each, without scrolling. */
  private static final int FEW = 14;

  private static final int TRADES = 5;

  private static final String GATES =
      "Gates in the order of evaluation; the first that matches decides";

  private final Html html;
  private final Panel panel;
  private final List<DecisionRow> rows;
  private final CortexRecord record;

  Governors(Html html, Panel panel, List<DecisionRow> rows, CortexRecord record) {
    this.rows = rows;
    this.html = html;
    this.panel = panel;
    this.record = record;
  }

  void write() {
    panel.box("governors", "Governors", this::gates);
    List<DecisionRow> traded = rows.stream().filter(row -> !row.trades().isEmpty()).toList();
    if (record.all(Recorded.GATES).size() <= FEW && !traded.isEmpty()) {
      List<DecisionRow> newest = traded.subList(Math.max(0, traded.size() - TRADES), traded.size());
      panel.box("trades", "Last trades", () -> trades(newest.reversed()));
    }
  }

  private void trades(List<DecisionRow> traded) {
    html.in(
        "table",
        () -> {
          html.of("caption", "The newest hours with trades, newest first", "class", "unseen");
          html.in("tbody", () -> traded.forEach(this::trade));
        });
  }

  private void trade(DecisionRow row) {
    html.in(
        "tr",
        () -> {
          html.in("th", () -> Text.time(html, row.hour()), "scope", "row");
          html.of("td", row.branch().name());
          String sides =
              row.trades().stream()
                  .map(
                      trade ->
                          (trade.bought() ? "\u25b2 " : "\u25bc ")
                              + Unit.USD.format(trade.priceUsd(), quote()))
                  .collect(Collectors.joining(", "));
          html.of("td", sides);
        });
  }

  private String quote() {
    return CurrencyPair.of(record.get(Recorded.PRODUCT_ID).orElse("")).quote();
  }

  private void gates() {
    List<RecordedGate> gates = record.all(Recorded.GATES);
    if (gates.isEmpty()) {
      panel.note(
          "No gate was evaluated: "
              + record.get(Recorded.WHY).orElse("the record does not say why"));
      return;
    }
    panel.in(
        "table",
        gates.size() <= FEW ? "few" : "many",
        () -> {
          html.of("caption", GATES, "class", "unseen");
          html.in("tbody", () -> gates.forEach(this::gate));
        });
    if (gates.size() <= FEW) {
      panel.note("The first that matches decides; the gates after it were not evaluated.");
    }
  }

  private void gate(RecordedGate gate) {
    panel.in(
        "tr",
        gate.matched() ? "matched" : "passed",
        () -> {
          html.in(
              "td",
              () -> {
                html.of("span", gate.matched() ? "\u25b6" : "\u2713", "aria-hidden", "true");
                html.of("span", gate.matched() ? "decides" : "passed", "class", "unseen");
              });
          html.of("th", gate.gate(), "scope", "row");
          html.of("td", gate.why(), "title", gate.why());
        });
  }
}
