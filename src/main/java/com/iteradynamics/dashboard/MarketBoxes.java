package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.research.report.Html;
import com.iteradynamics.research.report.Unit;
import java.util.Optional;

/** What was decided, the regime, and what was wanted. */
final class MarketBoxes {
  private final Html html;
  private final Panel panel;
  private final CortexRecord record;

  MarketBoxes(Html html, Panel panel, CortexRecord record) {
    this.html = html;
    this.panel = panel;
    this.record = record;
  }

  void write() {
    panel.box("decision", "Decision", this::decision);
    panel.box("regime", "Regime", this::regime);
    panel.box("intent", "Intent", this::intent);
  }

  private void decision() {
    panel.main(record.branch().name());
    panel.note(record.text("why").orElse(""));
    panel.facts(
        () -> {
          panel.fact("hour", () -> Text.time(html, record.hour()));
          panel.fact("orders", DecisionRow.of(record).orders().isEmpty() ? noOrder() : orders());
        });
  }

  private String orders() {
    return DecisionRow.of(record).orders();
  }

  private String noOrder() {
    return record.text("no_order_because").map(why -> "none: " + why).orElse("none");
  }

  private void regime() {
    String label = record.text("regime_label").or(() -> record.text("legacy_regime")).orElse("");
    if (label.isEmpty()) {
      panel.main("not classified");
      return;
    }
    html.in(
        "p",
        () -> {
          html.of("span", "", "class", Text.regimeClass(label));
          html.text(label);
        },
        "class",
        "main");
    record.number("regime_confidence").ifPresent(this::confidence);
    panel.facts(
        () -> {
          feature("close", "price", Unit.USD);
          feature("ATR", "atr_pct", Unit.FRACTION);
          feature("trend, in ATR", "trend_strength", Unit.RATIO);
        });
  }

  private void confidence(double value) {
    String words = "confidence " + Unit.RATIO.format(value);
    new Drawing(html).share(value, words);
    panel.note(words + record.text("regime_note").map(note -> ", " + note).orElse(""));
  }

  private void feature(String name, String field, Unit unit) {
    Fields.number(record, "regime_features", field)
        .ifPresent(value -> panel.fact(name, unit.format(value)));
  }

  private void intent() {
    panel.main(record.text("intent_action").orElse("nobody was asked"));
    panel.note(record.text("intent_error").or(() -> record.text("intent_reason")).orElse(""));
    panel.facts(
        () -> {
          panel.longFact("strategy", strategy());
          number("confidence", "intent_confidence", Unit.RATIO);
          number("exposure", "intent_exposure_frac", Unit.FRACTION);
          record.text("intent_horizon_h").ifPresent(hours -> panel.fact("horizon", hours + " h"));
        });
  }

  private void number(String name, String field, Unit unit) {
    record.number(field).ifPresent(value -> panel.fact(name, unit.format(value)));
  }

  private String strategy() {
    Optional<String> module = record.text("external_strategy_module");
    String id = module.or(() -> record.text("intent_source")).orElse("not known");
    return id.substring(id.lastIndexOf('.') + 1);
  }
}
