package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.research.report.Html;
import java.util.List;
import java.util.Map;

/** What each gate said, in the order they were asked. */
final class Governors {
  /** So many can be told in more than a line each, without scrolling. */
  private static final int FEW = 14;

  private final Html html;
  private final Panel panel;
  private final CortexRecord record;

  Governors(Html html, Panel panel, CortexRecord record) {
    this.html = html;
    this.panel = panel;
    this.record = record;
  }

  void write() {
    panel.box("governors", "Governors", this::gates);
  }

  private void gates() {
    List<Map<String, Object>> gates = record.entries("gates");
    if (gates.isEmpty()) {
      panel.note("No gate was asked: " + record.text("why").orElse("the record does not say why"));
      return;
    }
    html.in(
        "table",
        () -> {
          html.of(
              "caption",
              "Gates in the order they were asked; the first that matches decides",
              "class",
              "unseen");
          html.in("tbody", () -> gates.forEach(this::gate));
        },
        "class",
        gates.size() <= FEW ? "few" : "many");
  }

  private void gate(Map<String, Object> gate) {
    boolean matched = Boolean.TRUE.equals(gate.get("matched"));
    String why = String.valueOf(gate.get("why"));
    html.in(
        "tr",
        () -> {
          html.in(
              "td",
              () -> {
                html.of("span", matched ? "\u25b6" : "\u2713", "aria-hidden", "true");
                html.of("span", matched ? "decides" : "passed", "class", "unseen");
              });
          html.of("th", String.valueOf(gate.get("gate")), "scope", "row");
          html.of("td", why, "title", why);
        },
        "class",
        matched ? "matched" : "passed");
  }
}
