package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.LabSpan;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.validation.RecursiveCheck;
import com.iteradynamics.research.validation.RequiredHistory;
import com.iteradynamics.research.validation.RequiredHistory.HistoryRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much history a strategy needs. */
@Command(
    name = "recursive",
    description = {
      "Checks how far decisions depend on the length of history.",
      "At hours drawn at random, both layers are asked with only the newest candles and with all of"
          + " them.",
      "Says which share of labels and actions differs, by how much confidence and exposure do,"
          + " which length is safe, and whether that of a live tick is. --strategy all takes all of"
          + " them.",
      "Exits with 1 when a live tick would have decided otherwise than with all candles."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus check recursive --sample",
      "  ./argus check recursive --candles btcusd.csv.gz --strategy all --hours 2000"
    })
public final class CheckRecursiveCommand extends StrategyCheckCommand {

  private static final List<Figure<HistoryRow>> OF_A_LENGTH =
      List.of(
          Figure.of("hours", "hours", "", Unit.COUNT, HistoryRow::hours),
          share("labels_different", "label", HistoryRow::labels),
          share("actions_different", "action", HistoryRow::actions),
          share("decisions_different", "decision", HistoryRow::decisions),
          share("anything_different", "answer", HistoryRow::numbers),
          largest("regime_confidence", "regime conf.", HistoryRow::regimeConfidence),
          largest("confidence", "confidence", HistoryRow::confidence),
          largest("exposure", "exposure", HistoryRow::exposure));

  private static Figure<HistoryRow> share(
      String name, String label, ToIntFunction<HistoryRow> count) {
    return Figure.<HistoryRow>of(name, label, "", Unit.COUNT, count::applyAsInt)
        .shownAs(Unit.FRACTION, row -> ofHours(row, (double) count.applyAsInt(row) / row.hours()))
        .orElse("no hour has more candles");
  }

  private static Figure<HistoryRow> largest(
      String name, String label, ToDoubleFunction<HistoryRow> value) {
    return Figure.<HistoryRow>of(
            "largest_" + name + "_difference", label, "", Unit.FINE, value::applyAsDouble)
        .shownAs(Unit.FINE, row -> ofHours(row, value.applyAsDouble(row)))
        .orElse("no hour has more candles");
  }

  private static OptionalDouble ofHours(HistoryRow row, double value) {
    return row.hours() == 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Option(
      names = "--lengths",
      paramLabel = "N",
      split = ",",
      defaultValue = "200,300,500,750,1000,1500,3000",
      description = "How many candles to look at; default: ${DEFAULT-VALUE}.")
  private List<Integer> lengths;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "500",
      description = "At how many hours, all if there are fewer; default: ${DEFAULT-VALUE}.")
  private int hours;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws the hours; default: ${DEFAULT-VALUE}.")
  private long seed;

  public CheckRecursiveCommand(CommandContext context) {
    super(context);
  }

  @Override
  void validate() {
    if (hours < 2) {
      throw CommandFailure.usage(
          "--hours must be at least 2, was " + hours + ": one answer does not show a decision");
    }
    for (int length : lengths) {
      if (length < 1) {
        throw CommandFailure.usage("--lengths must all be at least 1, was " + length);
      }
    }
  }

  @Override
  Optional<String> uncheckable(CheckRun run) {
    LabSpan span = run.span();
    int live = run.subject().liveCandles();
    return Math.max(span.start(), live) < span.end()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "too little history: a live tick sees %d candles, and no hour of the span has more",
                live));
  }

  @Override
  CheckOutcome check(CheckRun run) {
    LabSpan span = run.span();
    RecursiveCheck check =
        new RecursiveCheck(
            run.subject(), span.candles(), span.start(), span.end(), lengths, hours, seed);
    RequiredHistory history = watched(check.steps(), check::run);
    return new CheckOutcome(
        history.liveIsSafe() && history.decisions() > 0, parts(history), map(history));
  }

  private List<Part> parts(RequiredHistory history) {
    List<Column> columns = Figure.columns("candles", OF_A_LENGTH);
    columns.set(0, Column.right("candles"));
    return List.of(
        Prose.of(
            "Share of hours with a different label, action, decision or value, and the"
                + " largest differences:"),
        new Table(
            "",
            "",
            columns,
            history.rows().stream()
                .map(row -> Figure.row(Unit.COUNT.format(row.candles()), OF_A_LENGTH, row))
                .toList()),
        Prose.of(said(history)));
  }

  private List<String> said(RequiredHistory history) {
    List<String> lines = new ArrayList<>();
    if (history.rows().stream().anyMatch(row -> row.hours() == 0)) {
      lines.add("-: no hour has more candles");
    }
    lines.add("");
    lines.add(CheckOutcome.decided(history.decisions()));
    if (history.decisions() == 0) {
      return lines;
    }
    lines.add("compared with all candles up to these hours, seed " + seed + ":");
    lines.add("  decisions are the same from " + from(history.shortestSafe()));
    lines.add("  all values are, to the last bit, from " + from(history.shortestExact()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  the %,d of a live tick are %s",
            history.liveCandles(),
            history.liveIsSafe() ? "safe" : "NOT SAFE"));
    history
        .first()
        .ifPresent(first -> CheckOutcome.lines(first).forEach(line -> lines.add("    " + line)));
    return lines;
  }

  private static String from(OptionalInt candles) {
    return candles.isPresent()
        ? String.format(Locale.ROOT, "%,d candles on", candles.getAsInt())
        : "no tested length";
  }

  private static Map<String, Object> map(RequiredHistory history) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("live_candles", history.liveCandles());
    map.put("decisions", history.decisions());
    history.shortestSafe().ifPresent(safe -> map.put("shortest_safe", safe));
    history.shortestExact().ifPresent(exact -> map.put("shortest_exact", exact));
    history.first().ifPresent(first -> map.put("first", CheckOutcome.map(first)));
    map.put("lengths", history.rows().stream().map(CheckRecursiveCommand::map).toList());
    return map;
  }

  private static Map<String, Object> map(HistoryRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("candles", row.candles());
    map.putAll(Figure.json(OF_A_LENGTH, row));
    return map;
  }
}
