package com.iteradynamics.dashboard;

import com.iteradynamics.document.Html;
import java.util.List;

/** The line above all: whether a person is needed, and for what. */
final class AlertBanner {
  private final DashboardStatus status;

  AlertBanner(DashboardStatus status) {
    this.status = status;
  }

  void write(Html html) {
    List<Alert> items = status.needs();
    html.in(
        "div",
        () -> {
          html.of("p", verdict(items), "class", "verdict");
          html.in("ul", () -> items.forEach(item -> item(html, item)));
        },
        "class",
        items.isEmpty() ? idle() ? "strip idle" : "strip well" : "strip needs",
        "data-due",
        status.due().toString());
    html.in("p", () -> overdue(html), "id", "overdue", "class", "strip needs", "hidden", "");
  }

  private void overdue(Html html) {
    html.text("No tick has been recorded since this was written, and one was due at ");
    Text.time(html, status.due());
    html.text(". What is shown may be old.");
  }

  private boolean idle() {
    return status.lastTick().isEmpty();
  }

  private String verdict(List<Alert> items) {
    if (items.isEmpty()) {
      return idle() ? "Nothing to watch yet" : "All is well";
    }
    return items.size() == 1 ? "Needs attention" : items.size() + " things need attention";
  }

  private static void item(Html html, Alert item) {
    html.in(
        "li",
        () -> {
          if (!item.runbook().isEmpty()) {
            html.of("a", item.runbook(), "href", "#alarm-" + Html.anchor(item.runbook()));
            html.text(" ");
          }
          html.text(item.words());
        });
  }
}
