package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;

/** What was decided, the regime, and what was wanted. */
final class MarketBoxes {
  private final Html html;
  private final Panel panel;
  private final MissionStatus.Hour hour;
  private final CortexRecord record;

  MarketBoxes(Html html, Panel panel, MissionStatus.Hour hour, CortexRecord record) {
    this.hour = hour;
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
    panel.main(hour.branch().name());
    panel.note(hour.why());
    panel.facts(
        () -> {
          panel.fact("hour", () -> Text.time(html, hour.hour()));
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
    String label = hour.regime().orElse("");
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
    hour.regimeConfidence().ifPresent(this::confidence);
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
        .ifPresent(value -> panel.fact(name, unit.format(value, quote())));
  }

  private String quote() {
    return CurrencyPair.of(record.text("product_id").orElse("")).quote();
  }

  private void intent() {
    panel.main(hour.intent().orElse("nobody was asked"));
    panel.note(hour.intentReason().orElse(""));
    panel.facts(
        () -> {
          panel.longFact("strategy", hour.strategy().orElse("not known"));
          number("confidence", "intent_confidence", Unit.RATIO);
          number("exposure", "intent_exposure_frac", Unit.FRACTION);
          record.text("intent_horizon_h").ifPresent(hours -> panel.fact("horizon", hours + " h"));
        });
  }

  private void number(String name, String field, Unit unit) {
    record.number(field).ifPresent(value -> panel.fact(name, unit.format(value)));
  }
}
