package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A tick in facts, from its record. */
final class TickView {
  /** Characters of a label. */
  private static final int LABEL = 10;

  /** Characters of a label, a mark and the longest gate. */
  private static final int GATE = LABEL + 40;

  /** Reasons of an intent that a model would have changed. */
  private static final Set<String> WITHOUT_MODEL = Set.of("p_long_absent", "legacy_no_model");

  private final CortexRecord record;
  private final RecordWords words;
  private final List<Part> parts = new ArrayList<>();
  private List<Fact> facts = new ArrayList<>();

  private TickView(CortexRecord record) {
    this.record = record;
    this.words = new RecordWords(record);
  }

  /**
   * The facts of {@code record}.
   *
   * @param candles what to say of the candles besides their number; may be empty
   */
  static Document of(CortexRecord record, String candles) {
    TickView view = new TickView(record);
    view.add(
        "tick",
        String.format(
            Locale.ROOT,
            "%s UTC, %s, %s%s",
            view.words.text(CortexRecord.TIMESTAMP),
            view.words.text("product_id"),
            view.words.text("book"),
            record.flag("late") ? ", late" : ""));
    view.words
        .candles("")
        .ifPresent(text -> view.add("candles", candles.isEmpty() ? text : text + ": " + candles));
    record.text("regime_label").ifPresent(view::regime);
    record.text("intent_action").ifPresent(view::intent);
    view.end(LABEL);
    view.gates();
    view.end(GATE);
    view.add("decision", view.words.text("execution_branch") + ": " + view.words.text("why"));
    view.orders();
    if (record.fields().containsKey("cash_usd")) {
      view.money(RecordedMoney.of(record));
    }
    view.end(LABEL);
    return Document.text(new Block(Place.BOTH, view.parts));
  }

  /** The facts so far are a part. */
  private void end(int label) {
    parts.add(new Facts("", facts, label));
    facts = new ArrayList<>();
  }

  private void add(String label, String value) {
    facts.add(new Fact(label, value));
  }

  private void regime(String label) {
    add("regime", label + ", confidence " + words.decimal("regime_confidence") + features());
    record
        .text("legacy_regime")
        .ifPresent(
            legacy ->
                add(
                    "legacy",
                    String.format(
                        Locale.ROOT,
                        "%s, risk multiplier %s, severity %s%s",
                        legacy,
                        words.decimal("legacy_risk_multiplier"),
                        words.decimal("legacy_severity"),
                        record.flag("legacy_emergency_exit") ? ", EMERGENCY" : "")));
  }

  private String features() {
    return words
            .number("regime_features", "price")
            .map(p -> ", close " + Figures.amount(p, words.quote()))
            .orElse("")
        + words
            .number("regime_features", "atr_pct")
            .map(a -> ", ATR " + Figures.percent(a))
            .orElse("")
        + words
            .number("regime_features", "trend_strength")
            .map(t -> ", trend " + Figures.decimal(t, 2) + " ATR")
            .orElse("");
  }

  private void intent(String action) {
    add("intent", action + " by " + words.strategy());
    record.text("intent_error").ifPresent(error -> add("", error));
    if (WITHOUT_MODEL.contains(words.text("intent_reason"))) {
      add("", "p_long is absent: " + words.text("p_long_reason"));
    }
    if (record.number("intent_confidence").isPresent()) {
      String exposure = words.decimal("intent_exposure_frac");
      add("", words.text("intent_reason") + ", " + words.wanted(exposure));
    }
  }

  private void gates() {
    String head = "gates     ";
    for (Fact gate : words.gates("=> ", "   ")) {
      add(head + gate.label(), gate.value());
      head = " ".repeat(LABEL);
    }
  }

  private void orders() {
    words.orders("orders").forEach(order -> add("order", order.line()));
    if (record.entries("orders").isEmpty()) {
      add("order", record.text("no_order_because").map(why -> "none: " + why).orElse("none"));
    }
  }

  private void money(RecordedMoney money) {
    money
        .judgedUsd()
        .ifPresent(
            equity ->
                add(
                    "equity",
                    String.format(
                        Locale.ROOT,
                        "%s %s, peak %s, drawdown %s (%s%s)",
                        Figures.amount(equity, words.quote()),
                        money.verified() ? "before" : "when last verified",
                        words.usd(money.peakUsd()),
                        words.percent(money.judgedDrawdown()),
                        money.judgedBand().orElse(RecordWords.NOT_KNOWN),
                        record.flag("killed") ? ", killed" : "")));
    add(
        money.judgedUsd().isPresent() ? "" : "equity",
        String.format(
            Locale.ROOT,
            "%s after: cash %s, %s %s worth %s",
            words.usd(money.equityUsd()),
            words.usd(money.cashUsd()),
            words.quantity("base_qty"),
            words.base(),
            words.usd(money.positionUsd())));
    record.text("planned_exit_ts").ifPresent(time -> add("exit", "planned at " + time));
  }
}
