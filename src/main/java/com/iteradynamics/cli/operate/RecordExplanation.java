package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cli.PaperRules;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.TerminalText;
import com.iteradynamics.model.Forecast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tick in plain words, from its record alone. What a record lacks, as one of an older version or
 * of a tick that ended early, is described as not recorded or left out.
 *
 * @param chapters in order
 */
record RecordExplanation(List<Chapter> chapters) {

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

  static RecordExplanation of(CortexRecord record) {
    List<Chapter> chapters = new ArrayList<>();
    add(chapters, head(record), List.of(record.branch().meaning(), why(record)));
    Optional<CortexRecord> draft = draft(record);
    draft.ifPresent(
        ahead ->
            add(
                chapters,
                "Before it was given up it had decided " + ahead.branch(),
                List.of(why(ahead))));
    RecordDescriptions decided = new RecordDescriptions(draft.orElse(record));
    RecordDescriptions whole = new RecordDescriptions(record);
    add(chapters, "What it saw", saw(decided));
    add(chapters, "What the strategy wanted", wanted(decided));
    List<Fact> gates = decided.gates("DECIDED  ", "passed   ");
    if (!gates.isEmpty()) {
      chapters.add(new Chapter("What the governors answered", gates));
    }
    add(chapters, "What was ordered", orders(whole));
    add(chapters, "What that changed in the book", new BookChange(whole).lines());
    add(chapters, "What it was made by", origin(record));
    return new RecordExplanation(chapters);
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
        record.get(Recorded.PRODUCT_ID).orElse(""),
        "live".equals(record.get(Recorded.BOOK).orElse("")) ? "LIVE, real money" : "paper",
        record.branch());
  }

  private static String why(CortexRecord record) {
    return "Why: " + record.get(Recorded.WHY).orElse("the record does not say");
  }

  /** What was written ahead in an hour that was never finished. */
  private static Optional<CortexRecord> draft(CortexRecord record) {
    try {
      return record.read(Recorded.ABANDONED_DECISION);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(
          TerminalText.line("what the hour had decided cannot be described: " + e.getMessage()), e);
    }
  }

  private static List<String> saw(RecordDescriptions words) {
    CortexRecord record = words.record();
    List<String> lines = new ArrayList<>();
    String noun = words.text(Recorded.WINDOW_CANDLES).equals("1") ? " candle" : " candles";
    words.candles(noun).ifPresent(lines::add);
    record.get(Recorded.CANDLE_NOTES).ifPresent(lines::add);
    PaperRules.told(record).ifPresent(lines::add);
    FeeDescriptions.told(record).ifPresent(lines::add);
    market(words, lines);
    model(words, lines);
    words.feed().ifPresent(lines::add);
    return lines;
  }

  private static void market(RecordDescriptions words, List<String> lines) {
    CortexRecord record = words.record();
    record
        .get(Recorded.REGIME_LABEL)
        .ifPresent(
            label ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "The market was in %s, confidence %s: %s",
                        label,
                        words.decimal(Recorded.REGIME_CONFIDENCE),
                        record.get(Recorded.REGIME_NOTE).orElse("no note"))));
    record
        .get(Recorded.LEGACY_REGIME)
        .ifPresent(label -> lines.add("Legacy mode's own reading of the market was " + label));
    if (record.fields().get(Recorded.REGIME_FEATURES.name()) instanceof Map<?, ?> features) {
      List<String> parts = new ArrayList<>();
      features.forEach((name, value) -> parts.add(name + " " + shown(value)));
      lines.add("Measured: " + String.join(", ", parts));
    }
  }

  private static void model(RecordDescriptions words, List<String> lines) {
    CortexRecord record = words.record();
    record
        .get(Recorded.P_LONG)
        .ifPresent(
            p ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "The model %s gave %s for a higher close in 24 hours",
                        record.get(Recorded.MODEL_ID).orElse("without a name"),
                        NumberFormat.percent(p))));
    List<String> parts = new ArrayList<>();
    record.all(Recorded.P_LONG_CONTRIBUTIONS).forEach(part -> parts.add(moved(part)));
    words.unreadable(Recorded.P_LONG_CONTRIBUTIONS).ifPresent(parts::add);
    if (!parts.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Without any feature it says %s; %s",
              words.percent(Recorded.P_LONG_BIAS),
              String.join(", ", parts)));
    }
    record.get(Recorded.P_LONG_REASON).ifPresent(no -> lines.add("No p_long: " + no));
    record.get(Recorded.CHALLENGER_ID).ifPresent(id -> lines.add(challenger(record, id)));
  }

  private static String challenger(CortexRecord record, String id) {
    return record
        .get(Recorded.CHALLENGER_P_LONG)
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "The challenger %s gave %s; nothing depends on it",
                    id,
                    NumberFormat.percent(p)))
        .orElseGet(
            () ->
                "The challenger "
                    + id
                    + " gave nothing: "
                    + record.get(Recorded.CHALLENGER_REASON).orElse("the record does not say why"));
  }

  /** What a feature of the model added to what it says without any. */
  private static String moved(Forecast.Contribution part) {
    return String.format(
        Locale.ROOT,
        "%s %s adds %s",
        part.feature(),
        NumberFormat.decimal(part.value(), 6),
        NumberFormat.percent(part.contribution()));
  }

  private static String shown(Object value) {
    return value instanceof Number number
        ? NumberFormat.decimal(number.doubleValue(), 6)
        : String.valueOf(value);
  }

  private static List<String> wanted(RecordDescriptions words) {
    CortexRecord record = words.record();
    if (record.get(Recorded.INTENT_ACTION).isEmpty()) {
      return List.of();
    }
    Optional<String> error = record.get(Recorded.INTENT_ERROR);
    if (error.isPresent()) {
      return List.of(words.strategy() + " failed, which counts as HOLD: " + error.get());
    }
    String reason = record.get(Recorded.INTENT_REASON).orElse("");
    return Stream.concat(
            Stream.of(
                words.strategy() + " wanted " + words.text(Recorded.INTENT_ACTION) + ": " + reason,
                words.wanted(words.percent(Recorded.INTENT_EXPOSURE_FRAC) + " of equity")
                    + (record.is(Recorded.INTENT_PANIC) ? ", a panic exit" : "")),
            Stream.concat(words.overlay(), words.position()))
        .toList();
  }

  private static List<String> orders(RecordDescriptions words) {
    List<String> lines = new ArrayList<>();
    words.orders(Recorded.ORDERS).forEach(order -> lines.addAll(order.lines()));
    words.unreadable(Recorded.ORDERS).ifPresent(lines::add);
    if (lines.isEmpty()) {
      lines.add(
          words
              .record()
              .get(Recorded.NO_ORDER_BECAUSE)
              .map(why -> "Nothing, though it was allowed: " + why)
              .orElse("Nothing."));
    }
    words
        .orders(Recorded.BOOKED_LATE)
        .forEach(
            order -> {
              lines.add(
                  "Booked by this hour, of the hour "
                      + order.order().hour().map(Object::toString).orElse("not recorded")
                      + ":");
              lines.addAll(order.lines());
            });
    return lines;
  }

  private static List<String> origin(CortexRecord record) {
    List<String> lines = new ArrayList<>();
    record.get(Recorded.CODE_VERSION).ifPresent(version -> lines.add("Argus " + version));
    if (record.get(Recorded.PARAMETERS).isPresent()) {
      List<String> parts = new ArrayList<>();
      record.parameters().forEach((name, value) -> parts.add(name + "=" + value));
      lines.add(parts.isEmpty() ? "all parameters at their defaults" : String.join(" ", parts));
    }
    return lines;
  }
}
