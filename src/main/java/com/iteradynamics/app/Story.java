package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.document.Printable;
import java.io.PrintWriter;
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

  /** What happened in one respect. */
  record Chapter(String title, List<String> lines) {}

  static Story of(CortexRecord record) {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(new Chapter(head(record), List.of(record.branch().meaning(), why(record))));
    Optional<CortexRecord> draft = draft(record);
    draft.ifPresent(
        ahead ->
            chapters.add(
                new Chapter(
                    "Before it was given up it had decided " + ahead.branch(),
                    List.of(why(ahead)))));
    CortexRecord decided = draft.orElse(record);
    add(chapters, "What it saw", saw(decided));
    add(chapters, "What the strategy wanted", wanted(decided));
    add(chapters, "What the governors answered", gates(decided));
    StoryOfMoney money = new StoryOfMoney(record);
    add(chapters, "What was ordered", money.orders());
    add(chapters, "What that changed in the book", money.book());
    add(chapters, "What it was made by", origin(record));
    return new Story(chapters);
  }

  void print(PrintWriter out) {
    for (int i = 0; i < chapters.size(); i++) {
      out.println((i == 0 ? "" : System.lineSeparator()) + Printable.line(chapters.get(i).title()));
      chapters.get(i).lines().forEach(line -> out.println("  " + Printable.line(line)));
    }
  }

  private static void add(List<Chapter> chapters, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      chapters.add(new Chapter(title, lines));
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

  private static List<String> saw(CortexRecord record) {
    List<String> lines = new ArrayList<>();
    record
        .text("window_candles")
        .ifPresent(
            count ->
                lines.add(
                    count
                        + (count.equals("1") ? " candle" : " candles")
                        + record
                            .text("asof_ts")
                            .map(at -> ", the newest opened " + at)
                            .orElse("")));
    record.text("candle_notes").ifPresent(lines::add);
    PaperRules.told(record).ifPresent(lines::add);
    market(record, lines);
    model(record, lines);
    return lines;
  }

  private static void market(CortexRecord record, List<String> lines) {
    record
        .text("regime_label")
        .ifPresent(
            label ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "The market was in %s, confidence %s: %s",
                        label,
                        number(record, "regime_confidence"),
                        record.text("regime_note").orElse("no note"))));
    record
        .text("legacy_regime")
        .ifPresent(label -> lines.add("Legacy mode's own reading of the market was " + label));
    if (record.fields().get("regime_features") instanceof Map<?, ?> features) {
      List<String> parts = new ArrayList<>();
      features.forEach((name, value) -> parts.add(name + " " + shown(value)));
      lines.add("Measured: " + String.join(", ", parts));
    }
  }

  private static void model(CortexRecord record, List<String> lines) {
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
    moved(record).ifPresent(lines::add);
    record.text("p_long_reason").ifPresent(no -> lines.add("No p_long: " + no));
  }

  /** What the model's features added to what it says without any. */
  private static Optional<String> moved(CortexRecord record) {
    List<String> parts = new ArrayList<>();
    for (Map<String, Object> part : record.entries("p_long_contributions")) {
      String added =
          part.get("contribution") instanceof Number number
              ? Figures.percent(number.doubleValue())
              : "not recorded";
      parts.add(
          String.format(
              Locale.ROOT, "%s %s adds %s", part.get("feature"), shown(part.get("value")), added));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Without any feature it says %s; %s",
                record.number("p_long_bias").map(Figures::percent).orElse("not recorded"),
                String.join(", ", parts)));
  }

  private static List<String> wanted(CortexRecord record) {
    Optional<String> action = record.text("intent_action");
    if (action.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String whose =
        record
            .text("external_strategy_module")
            .or(() -> record.text("intent_source"))
            .map(id -> id.substring(id.lastIndexOf('.') + 1))
            .orElse("a strategy");
    Optional<String> error = record.text("intent_error");
    if (error.isPresent()) {
      return List.of(
          String.format(Locale.ROOT, "%s failed, which counts as HOLD: %s", whose, error.get()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%s wanted %s: %s",
            whose,
            action.get(),
            record.text("intent_reason").orElse("")));
    lines.add(
        String.format(
            Locale.ROOT,
            "confidence %s, exposure %s of equity, horizon %s h%s",
            number(record, "intent_confidence"),
            record.number("intent_exposure_frac").map(Figures::percent).orElse("not recorded"),
            record.text("intent_horizon_h").orElse("not recorded"),
            record.flag("intent_panic") ? ", a panic exit" : ""));
    return lines;
  }

  private static List<String> gates(CortexRecord record) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> gate : record.entries("gates")) {
      boolean matched = Boolean.TRUE.equals(gate.get("matched"));
      lines.add(
          String.format(
              Locale.ROOT,
              "%-8s %-35s %s",
              matched ? "DECIDED" : "passed",
              gate.get("gate"),
              gate.get("why")));
    }
    return lines;
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

  private static String number(CortexRecord record, String field) {
    return record.number(field).map(value -> Figures.decimal(value, 4)).orElse("not recorded");
  }

  private static String shown(Object value) {
    return value instanceof Number number
        ? Figures.decimal(number.doubleValue(), 6)
        : String.valueOf(value);
  }
}
