package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Printable;
import com.iteradynamics.document.Prose;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A tick in plain words, from its record alone. What a record lacks, as one of an older version or
 * of a tick that ended early, is told as not recorded or left out.
 *
 * @param chapters in order
 */
record Story(List<Chapter> chapters) {

  /**
   * What happened in one respect.
   *
   * @param facts a line each; gates have labels
   */
  record Chapter(String title, List<Fact> facts) {
    private Block block() {
      return Block.of(
          Prose.of(title), new Facts("", facts.stream().map(Chapter::indented).toList()));
    }

    private static Fact indented(Fact fact) {
      return fact.label().isEmpty() ? fact : new Fact("  " + fact.label(), fact.value());
    }

    private Map<String, Object> asMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("title", title);
      map.put("lines", facts.stream().map(Chapter::line).toList());
      return map;
    }

    private static String line(Fact fact) {
      return fact.label().isEmpty()
          ? fact.value()
          : String.format(Locale.ROOT, "%-44s %s", fact.label(), fact.value());
    }
  }

  static Story of(CortexRecord record) {
    List<Chapter> chapters = new ArrayList<>();
    add(chapters, head(record), List.of(record.branch().meaning(), why(record)));
    Optional<CortexRecord> draft = draft(record);
    draft.ifPresent(
        ahead ->
            add(
                chapters,
                "Before it was given up it had decided " + ahead.branch(),
                List.of(why(ahead))));
    RecordWords decided = new RecordWords(draft.orElse(record));
    RecordWords whole = new RecordWords(record);
    add(chapters, "What it saw", saw(decided));
    add(chapters, "What the strategy wanted", wanted(decided));
    List<Fact> gates = decided.gates("DECIDED  ", "passed   ");
    if (!gates.isEmpty()) {
      chapters.add(new Chapter("What the governors answered", gates));
    }
    add(chapters, "What was ordered", orders(whole));
    add(chapters, "What that changed in the book", book(whole));
    add(chapters, "What it was made by", origin(record));
    return new Story(chapters);
  }

  Document document() {
    return Document.text(chapters.stream().map(Chapter::block).toArray(Block[]::new));
  }

  /** For a program. */
  List<Map<String, Object>> asList() {
    return chapters.stream().map(Chapter::asMap).toList();
  }

  private static void add(List<Chapter> chapters, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      chapters.add(new Chapter(title, lines.stream().map(line -> new Fact("", line)).toList()));
    }
  }

  private static String head(CortexRecord record) {
    return String.format(
        Locale.ROOT,
        "%s UTC, %s, %s: %s",
        CortexRecord.timestamp(record.hour()),
        record.text("product_id").orElse(""),
        "live".equals(record.text("book").orElse("")) ? "LIVE, real money" : "paper",
        record.branch());
  }

  private static String why(CortexRecord record) {
    return "Why: " + record.text("why").orElse("the record does not say");
  }

  /** What was written ahead in an hour that was never finished. */
  private static Optional<CortexRecord> draft(CortexRecord record) {
    if (!(record.fields().get("abandoned_decision") instanceof Map<?, ?> fields)) {
      return Optional.empty();
    }
    Map<String, Object> texts = new LinkedHashMap<>();
    fields.forEach((name, value) -> texts.put(name.toString(), value));
    try {
      return Optional.of(CortexRecord.of(texts));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw CommandFailure.failed(
          Printable.line("what the hour had decided cannot be told: " + e.getMessage()), e);
    }
  }

  private static List<String> saw(RecordWords words) {
    CortexRecord record = words.record();
    List<String> lines = new ArrayList<>();
    String noun = words.text("window_candles").equals("1") ? " candle" : " candles";
    words.candles(noun).ifPresent(lines::add);
    record.text("candle_notes").ifPresent(lines::add);
    PaperRules.told(record).ifPresent(lines::add);
    record
        .text("regime_label")
        .ifPresent(
            label ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "The market was in %s, confidence %s: %s",
                        label,
                        words.decimal("regime_confidence"),
                        record.text("regime_note").orElse("no note"))));
    record
        .text("legacy_regime")
        .ifPresent(label -> lines.add("Legacy mode's own reading of the market was " + label));
    if (record.fields().get("regime_features") instanceof Map<?, ?> features) {
      List<String> parts = new ArrayList<>();
      features.forEach((name, value) -> parts.add(name + " " + shown(value)));
      lines.add("Measured: " + String.join(", ", parts));
    }
    model(words, lines);
    return lines;
  }

  private static void model(RecordWords words, List<String> lines) {
    CortexRecord record = words.record();
    record
        .number("p_long")
        .ifPresent(
            p ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "The model %s gave %s for a higher close in 24 hours",
                        record.text("model_id").orElse("without a name"),
                        Figures.percent(p))));
    List<String> parts = record.entries("p_long_contributions").stream().map(Story::moved).toList();
    if (!parts.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Without any feature it says %s; %s",
              words.percent("p_long_bias"),
              String.join(", ", parts)));
    }
    record.text("p_long_reason").ifPresent(no -> lines.add("No p_long: " + no));
  }

  /** What a feature of the model added to what it says without any. */
  private static String moved(Map<String, Object> part) {
    String added =
        part.get("contribution") instanceof Number number
            ? Figures.percent(number.doubleValue())
            : "not recorded";
    return part.get("feature") + " " + shown(part.get("value")) + " adds " + added;
  }

  private static String shown(Object value) {
    return value instanceof Number number
        ? Figures.decimal(number.doubleValue(), 6)
        : String.valueOf(value);
  }

  private static List<String> wanted(RecordWords words) {
    CortexRecord record = words.record();
    if (record.text("intent_action").isEmpty()) {
      return List.of();
    }
    Optional<String> error = record.text("intent_error");
    if (error.isPresent()) {
      return List.of(words.strategy() + " failed, which counts as HOLD: " + error.get());
    }
    String reason = record.text("intent_reason").orElse("");
    return List.of(
        words.strategy() + " wanted " + words.text("intent_action") + ": " + reason,
        words.wanted(words.percent("intent_exposure_frac") + " of equity")
            + (record.flag("intent_panic") ? ", a panic exit" : ""));
  }

  private static List<String> orders(RecordWords words) {
    List<String> lines = new ArrayList<>();
    words.orders("orders").forEach(order -> lines.addAll(order.lines()));
    if (lines.isEmpty()) {
      lines.add(
          words
              .record()
              .text("no_order_because")
              .map(why -> "Nothing, though it was allowed: " + why)
              .orElse("Nothing."));
    }
    words
        .orders("booked_late")
        .forEach(
            order -> {
              lines.add("Booked by this hour, of the hour " + order.fields().get("hour") + ":");
              lines.addAll(order.lines());
            });
    return lines;
  }

  private static List<String> book(RecordWords words) {
    CortexRecord record = words.record();
    if (record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT) {
      return List.of("What the book holds is not known: its state could not be read.");
    }
    if (!record.fields().containsKey("cash_usd")) {
      return List.of("Nothing is recorded of it: the hour left the book as it was.");
    }
    RecordedMoney money = RecordedMoney.of(record);
    List<String> lines = new ArrayList<>();
    lines.add("cash: " + change(record, "cash_usd", words.quote()));
    lines.add("quantity: " + change(record, "base_qty", words.base()));
    lines.add(
        String.format(
            Locale.ROOT,
            "equity: %s as %s, %s after; peak %s",
            words.usd(money.judgedUsd()),
            money.verified() ? "the governors saw it" : "it was last verified",
            words.usd(money.equityUsd()),
            words.usd(money.peakUsd())));
    String now = ", as last verified; by what was seen " + words.percent(money.drawdownFraction());
    lines.add(
        String.format(
            Locale.ROOT,
            "drawdown: %s, band %s%s",
            words.percent(money.judgedDrawdown()),
            money.judgedBand().orElse(RecordWords.NOT_KNOWN),
            money.verified() ? "" : now));
    boolean before = before(record).get("killed") instanceof Boolean killed && killed;
    if (before || record.flag("killed")) {
      lines.add("kill switch: " + (before ? "tripped, as before" : "TRIPPED in this hour"));
    }
    record.text("planned_exit_ts").ifPresent(at -> lines.add("planned exit: " + at));
    record
        .text("wallet_err")
        .filter(error -> !error.isEmpty())
        .ifPresent(error -> lines.add("wallet: " + error));
    return lines;
  }

  private static String change(CortexRecord record, String field, String unit) {
    Optional<BigDecimal> before = amount(before(record).get(field));
    Optional<BigDecimal> after = amount(record.fields().get(field));
    boolean same =
        before.isPresent() && after.isPresent() && before.get().compareTo(after.get()) == 0;
    return shown(after) + " " + unit + (same ? ", as before" : ", was " + shown(before));
  }

  private static String shown(Optional<BigDecimal> quantity) {
    return quantity.map(Figures::quantity).orElse("not recorded");
  }

  private static Map<?, ?> before(CortexRecord record) {
    return record.fields().get("state_before") instanceof Map<?, ?> state ? state : Map.of();
  }

  private static Optional<BigDecimal> amount(Object value) {
    return value instanceof Number number
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  private static List<String> origin(CortexRecord record) {
    List<String> lines = new ArrayList<>();
    record.text("code_version").ifPresent(version -> lines.add("Argus " + version));
    if (record.fields().get("parameters") instanceof Map<?, ?> set) {
      List<String> parts = new ArrayList<>();
      set.forEach((name, value) -> parts.add(name + "=" + value));
      lines.add(parts.isEmpty() ? "all parameters at their defaults" : String.join(" ", parts));
    }
    return lines;
  }
}
