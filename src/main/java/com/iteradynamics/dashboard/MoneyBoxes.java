package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.research.report.Html;
import com.iteradynamics.research.report.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The position, equity and how far it is below its peak. */
final class MoneyBoxes {
  private static final int WEEK = 168;

  private final Html html;
  private final Panel panel;
  private final Mission mission;
  private final CortexRecord record;

  MoneyBoxes(Html html, Panel panel, Mission mission, CortexRecord record) {
    this.html = html;
    this.panel = panel;
    this.mission = mission;
    this.record = record;
  }

  void write() {
    panel.box("position", "Position", this::position);
    panel.box("equity", "Equity", this::equity);
    panel.box("drawdown", "Drawdown", this::drawdown);
  }

  private void position() {
    if (!record.flag("in_position")) {
      panel.main("none");
      panel.note("Nothing is held above the minimum order.");
      panel.facts(() -> usd("cash", "cash_usd"));
      return;
    }
    panel.main(record.text("base_qty").orElse("") + " " + base());
    Holding.of(mission, record).ifPresent(this::profit);
    panel.facts(
        () -> {
          panel.fact("entry", this::entry);
          panel.fact("held for", this::held);
          panel.fact("planned exit", this::exit);
          usd("worth", "position_notional_usd");
        });
  }

  private void profit(Holding held) {
    if (held.unrealisedUsd().isEmpty() || held.unrealisedFrac().isEmpty()) {
      return;
    }
    double usd = held.unrealisedUsd().get();
    double fraction = held.unrealisedFrac().get();
    String sign = usd > 0 ? "+" : "";
    html.in(
        "p",
        () -> {
          html.text("unrealised ");
          html.of(
              "b",
              sign + Unit.USD.format(usd) + " (" + sign + Unit.FRACTION.format(fraction) + ")",
              "class",
              usd < 0 ? "loss" : "gain");
        },
        "class",
        "note");
  }

  private void entry() {
    record.number("entry_px").ifPresent(price -> html.text(Unit.USD.format(price) + " at "));
    time("entry_ts");
  }

  private void held() {
    Optional<Instant> entry = Fields.time(record, "entry_ts");
    html.text(entry.map(at -> Text.span(Duration.between(at, mission.now()))).orElse("not known"));
  }

  private void exit() {
    time("planned_exit_ts");
    Fields.time(record, "planned_exit_ts")
        .ifPresent(
            at -> {
              html.text(", ");
              Text.since(html, at, mission.now());
            });
  }

  private void time(String field) {
    Optional<Instant> time = Fields.time(record, field);
    if (time.isPresent()) {
      Text.time(html, time.get());
    } else {
      html.text("not known");
    }
  }

  private void usd(String name, String field) {
    record.number(field).ifPresent(value -> panel.fact(name, Unit.USD.format(value)));
  }

  private String base() {
    return mission.book().productId().replaceFirst("-.*", "");
  }

  private void equity() {
    Optional<Double> equity =
        record.number("equity_after_usd").or(() -> record.number("equity_usd"));
    panel.main(equity.map(Unit.USD::format).orElse("not known"));
    List<DecisionRow> rows = mission.log().rows();
    List<Double> week =
        rows.subList(Math.max(0, rows.size() - WEEK), rows.size()).stream()
            .map(DecisionRow::equityUsd)
            .toList();
    new Drawing(html).spark(week, "Equity over the last " + week.size() + " ticks");
    panel.facts(
        () -> {
          usd("peak", "peak_equity_usd");
          usd("cash", "cash_usd");
        });
  }

  private void drawdown() {
    Optional<Double> drawdown = record.number("drawdown_frac");
    String band = record.text("dd_band").orElse("not known");
    panel.main(drawdown.map(Unit.FRACTION::format).orElse("not known") + " \u00b7 " + band);
    drawdown.ifPresent(
        value ->
            new Drawing(html)
                .gauge(
                    value,
                    Money.levels(record),
                    "Drawdown " + Unit.FRACTION.format(value) + ", " + band));
    if (record.flag("killed")) {
      panel.note("The kill switch is tripped.");
    }
  }
}
