package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import com.iteradynamics.model.Forecast;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Below the decisions: the model, what needs a person, costs, and what all of it was made by. */
final class Panels {
  private static final int MOST_PARTS = 12;

  private static final Runbook RUNBOOK = Runbook.packed();

  private final DashboardData mission;
  private final DashboardStatus status;
  private final Html html = new Html();
  private final Panel panel = new Panel(html);

  Panels(DashboardData mission, DashboardStatus status) {
    this.mission = mission;
    this.status = status;
  }

  String text() {
    panel.box("model", "", "Model and drift", this::model);
    panel.box("alarms", "", "Alarms and what to do", this::alarms);
    panel.box("costs", "", "What orders cost", new CostsPanel(panel, mission)::write);
    mission.log().newest().ifPresent(this::origin);
    return html.toString();
  }

  private void model() {
    CortexRecord record = mission.log().newest().orElse(null);
    if (record == null || record.get(Recorded.P_LONG).isEmpty()) {
      panel.main("no model");
      panel.note(
          record == null
              ? "There is no decision to show of it."
              : record.get(Recorded.P_LONG_REASON).orElse("The newest decision names no model."));
    } else {
      forecast(record);
    }
    drift();
  }

  /** The place of what compares live data with those that the model has learned from. */
  private void drift() {
    panel.note("Drift: there is no report of it.");
  }

  private void forecast(CortexRecord record) {
    double pLong = record.get(Recorded.P_LONG).orElseThrow();
    panel.main("p_long " + Unit.FRACTION.format(pLong));
    new Drawing(html).share(pLong, "p_long " + Unit.FRACTION.format(pLong));
    panel.facts(
        () -> {
          panel.fact("model", record.get(Recorded.MODEL_ID).orElse("not named"));
          record
              .get(Recorded.P_LONG_BIAS)
              .ifPresent(bias -> panel.fact("without any feature", Unit.FRACTION.format(bias)));
        });
    List<Forecast.Contribution> parts =
        record.all(Recorded.P_LONG_CONTRIBUTIONS).stream()
            .sorted((a, b) -> Double.compare(size(b), size(a)))
            .limit(MOST_PARTS)
            .toList();
    if (!parts.isEmpty()) {
      html.in("table", () -> parts(parts), "class", "parts");
    }
  }

  private static double size(Forecast.Contribution part) {
    return Math.abs(part.contribution());
  }

  private void parts(List<Forecast.Contribution> parts) {
    html.of("caption", "What moved it most");
    panel.head(List.of("Feature", "Value", "Adds"));
    html.in("tbody", () -> parts.forEach(this::part));
  }

  private void part(Forecast.Contribution part) {
    html.in(
        "tr",
        () -> {
          html.of("th", part.feature(), "scope", "row");
          html.of("td", String.format(Locale.ROOT, "%.4g", part.value()));
          html.of("td", signed(part.contribution()));
        });
  }

  private static String signed(double fraction) {
    return (fraction > 0 ? "+" : "") + Unit.FRACTION.format(fraction);
  }

  private void alarms() {
    List<Alert> items = status.needs();
    if (items.isEmpty()) {
      panel.main("none");
      panel.note("Nothing needs attention.");
      return;
    }
    html.in("ul", () -> items.forEach(this::alarm), "class", "alarms");
  }

  private void alarm(Alert item) {
    html.in("li", () -> about(item), "id", "alarm-" + Html.anchor(item.runbook()));
  }

  private void about(Alert item) {
    boolean told = !item.runbook().isEmpty();
    if (told) {
      html.of("b", item.runbook());
      html.text(" ");
    }
    html.of("span", item.words());
    if (told) {
      advice(item.runbook());
    }
  }

  private void advice(String name) {
    List<String> lines = RUNBOOK.section(name).orElse(List.of());
    if (lines.isEmpty()) {
      html.of("small", "what to do: " + Runbook.FILE + ", " + name);
      return;
    }
    html.in(
        "details",
        () -> {
          html.of("summary", "What to do (" + Runbook.FILE + ", " + name + ")");
          Runbook.write(html, lines);
        },
        "id",
        "runbook-" + Html.anchor(name));
  }

  private void origin(CortexRecord record) {
    panel.box("origin", "", "Made by", () -> panel.facts(() -> origins(record)));
  }

  private void origins(CortexRecord record) {
    panel.fact("read from", mission.from());
    origin("code", record.get(Recorded.CODE_VERSION));
    origin("parameters", record.get(Recorded.PARAMETER_HASH));
    origin("candles", record.get(Recorded.DATA_HASH));
    panel.fact("decisions shown", Unit.COUNT.format(mission.log().size()));
  }

  private void origin(String name, Optional<String> known) {
    panel.fact(name, known.orElse(StatusFigures.NOT_KNOWN));
  }
}
