package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
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

  /** Reasons of an intent that the feed would have changed. */
  private static final Set<String> WITHOUT_FEED = Set.of("feed_missing", "overlay_missing");

  private final CortexRecord record;
  private final RecordDescriptions words;
  private final List<Part> parts = new ArrayList<>();
  private List<Fact> facts = new ArrayList<>();

  private TickView(CortexRecord record) {
    this.record = record;
    this.words = new RecordDescriptions(record);
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
            view.words.text(Recorded.TIMESTAMP),
            view.words.text(Recorded.PRODUCT_ID),
            view.words.text(Recorded.BOOK),
            record.is(Recorded.LATE) ? ", late" : ""));
    view.words
        .candles("")
        .ifPresent(text -> view.add("candles", candles.isEmpty() ? text : text + ": " + candles));
    record.get(Recorded.REGIME_LABEL).ifPresent(view::regime);
    record.get(Recorded.INTENT_ACTION).ifPresent(view::intent);
    view.end(LABEL);
    view.gates();
    view.end(GATE);
    view.add("decision", view.words.text(Recorded.BRANCH) + ": " + view.words.text(Recorded.WHY));
    view.orders();
    if (record.has(Recorded.CASH_USD)) {
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
    add("regime", label + ", confidence " + words.decimal(Recorded.REGIME_CONFIDENCE) + features());
    record
        .get(Recorded.LEGACY_REGIME)
        .ifPresent(
            legacy ->
                add(
                    "legacy",
                    String.format(
                        Locale.ROOT,
                        "%s, risk multiplier %s, severity %s%s",
                        legacy,
                        words.decimal(Recorded.LEGACY_RISK_MULTIPLIER),
                        words.decimal(Recorded.LEGACY_SEVERITY),
                        record.is(Recorded.LEGACY_EMERGENCY_EXIT) ? ", EMERGENCY" : "")));
  }

  private String features() {
    return record
        .get(Recorded.REGIME_FEATURES)
        .map(
            seen ->
                seen.price().map(p -> ", close " + NumberFormat.amount(p, words.quote())).orElse("")
                    + seen.atrPct().map(a -> ", ATR " + NumberFormat.percent(a)).orElse("")
                    + seen.trendStrength()
                        .map(t -> ", trend " + NumberFormat.decimal(t, 2) + " ATR")
                        .orElse(""))
        .orElse("");
  }

  private void intent(String action) {
    add("intent", action + " by " + words.strategy());
    record.get(Recorded.INTENT_ERROR).ifPresent(error -> add("", error));
    if (WITHOUT_MODEL.contains(words.text(Recorded.INTENT_REASON))) {
      add("", "p_long is absent: " + words.text(Recorded.P_LONG_REASON));
    }
    if (WITHOUT_FEED.contains(words.text(Recorded.INTENT_REASON))
        || words.feedReason().isPresent()) {
      add("", words.feed().orElse("no feed is set (ARGUS_FEED_URI)"));
    }
    words.overlay().forEach(told -> add("", told));
    if (record.get(Recorded.INTENT_CONFIDENCE).isPresent()) {
      String exposure = words.decimal(Recorded.INTENT_EXPOSURE_FRAC);
      add("", words.text(Recorded.INTENT_REASON) + ", " + words.wanted(exposure));
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
    words.orders(Recorded.ORDERS).forEach(order -> add("order", order.line()));
    if (record.all(Recorded.ORDERS).isEmpty()) {
      add("order", record.get(Recorded.NO_ORDER_BECAUSE).map(why -> "none: " + why).orElse("none"));
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
                        NumberFormat.amount(equity, words.quote()),
                        money.verified() ? "before" : "when last verified",
                        words.usd(money.peakUsd()),
                        words.percent(money.judgedDrawdown()),
                        money.judgedBand().orElse(RecordDescriptions.NOT_KNOWN),
                        record.is(Recorded.KILLED) ? ", killed" : "")));
    add(
        money.judgedUsd().isPresent() ? "" : "equity",
        String.format(
            Locale.ROOT,
            "%s after: cash %s, %s %s worth %s",
            words.usd(money.equityUsd()),
            words.usd(money.cashUsd()),
            words.quantity(Recorded.BASE_QTY),
            words.base(),
            words.usd(money.positionUsd())));
    record.get(Recorded.PLANNED_EXIT_TS).ifPresent(time -> add("exit", "planned at " + time));
    if (record.is(Recorded.NO_HORIZON)) {
      add("exit", RecordDescriptions.NO_HORIZON);
    }
  }
}
