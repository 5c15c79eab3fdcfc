package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedFeatures;
import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import java.util.Optional;
import java.util.function.Function;

/** What was decided, the regime, and what was wanted. */
final class MarketBoxes {
  private final Html html;
  private final Panel panel;
  private final DashboardStatus.Hour hour;
  private final CortexRecord record;

  MarketBoxes(Html html, Panel panel, DashboardStatus.Hour hour, CortexRecord record) {
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
          panel.fact("orders", orders());
        });
  }

  private String orders() {
    String orders = DecisionRow.of(record).orders();
    return orders.isEmpty()
        ? record.get(Recorded.NO_ORDER_BECAUSE).map(why -> "none: " + why).orElse("none")
        : orders;
  }

  private void regime() {
    String label = hour.regime().orElse("");
    if (label.isEmpty()) {
      panel.main("not classified");
      return;
    }
    panel.in(
        "p",
        "main",
        () -> {
          html.of("span", "", "class", Text.regimeClass(label));
          html.text(label);
        });
    hour.regimeConfidence().ifPresent(this::confidence);
    panel.facts(
        () -> {
          feature("close", RecordedFeatures::price, Unit.USD);
          feature("ATR", RecordedFeatures::atrPct, Unit.FRACTION);
          feature("trend, in ATR", RecordedFeatures::trendStrength, Unit.RATIO);
        });
  }

  private void confidence(double value) {
    String words = "confidence " + Unit.RATIO.format(value);
    new Drawing(html).share(value, words);
    panel.note(words + record.get(Recorded.REGIME_NOTE).map(note -> ", " + note).orElse(""));
  }

  private void feature(
      String name, Function<RecordedFeatures, Optional<Double>> feature, Unit unit) {
    record
        .get(Recorded.REGIME_FEATURES)
        .flatMap(feature)
        .ifPresent(value -> panel.fact(name, unit.format(value, quote())));
  }

  private String quote() {
    return CurrencyPair.of(record.get(Recorded.PRODUCT_ID).orElse("")).quote();
  }

  private void intent() {
    panel.main(hour.intent().orElse("no strategy ran"));
    panel.note(hour.intentReason().orElse(""));
    panel.facts(
        () -> {
          panel.longFact("strategy", hour.strategy().orElse("not known"));
          number("confidence", Recorded.INTENT_CONFIDENCE, Unit.RATIO);
          number("exposure", Recorded.INTENT_EXPOSURE_FRAC, Unit.FRACTION);
          record
              .get(Recorded.INTENT_HORIZON_H)
              .map(hours -> hours + " h")
              .or(() -> Optional.of("none").filter(none -> record.is(Recorded.INTENT_NO_HORIZON)))
              .ifPresent(horizon -> panel.fact("horizon", horizon));
        });
  }

  private void number(String name, Field<Double> field, Unit unit) {
    record.get(field).ifPresent(value -> panel.fact(name, unit.format(value)));
  }
}
