package com.iteradynamics.app;

import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.research.honesty.History;
import com.iteradynamics.research.honesty.HistoryRow;
import com.iteradynamics.research.honesty.RecursiveCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
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
final class CheckRecursiveCommand extends CheckOfStrategies {

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

  CheckRecursiveCommand(Surroundings around) {
    super(around);
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
  Outcome check(Walk walk) {
    LabSpan span = walk.span();
    if (Math.max(span.start(), RegimeEngine.WINDOW_CANDLES) >= span.end()) {
      throw CommandFailure.failed(
          String.format(
              Locale.ROOT,
              "too little history: a live tick sees %d candles, and no hour of the span has more",
              RegimeEngine.WINDOW_CANDLES));
    }
    RecursiveCheck check =
        new RecursiveCheck(
            walk.subject(), span.candles(), span.start(), span.end(), lengths, hours, seed);
    Progress progress = progress(check.steps());
    History history = check.run(progress::at);
    progress.done();
    return new Outcome(
        history.liveIsSafe() && history.decisions() > 0, lines(history), map(history));
  }

  private List<String> lines(History history) {
    List<String> lines = new ArrayList<>();
    lines.add("                 share of hours with another              largest difference");
    lines.add(
        "candles  hours     label    action  decision    answer  regime conf.  confidence "
            + " exposure");
    history.rows().forEach(row -> lines.add(line(row)));
    lines.replaceAll(around().rows()::fit);
    lines.add("");
    lines.add(decided(history.decisions()));
    if (history.decisions() == 0) {
      return lines;
    }
    lines.add("beside all candles up to these hours, seed " + seed + ":");
    lines.add("  decisions are the same from " + from(history.shortestSafe()));
    lines.add("  everything is, to the last bit, from " + from(history.shortestExact()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  the %,d of a live tick are %s",
            history.liveCandles(),
            history.liveIsSafe() ? "safe" : "NOT SAFE"));
    history.first().ifPresent(first -> lines.addAll(CheckFindings.lines(first)));
    return lines;
  }

  private static String line(HistoryRow row) {
    String begin = String.format(Locale.ROOT, "%,7d  %,5d", row.candles(), row.hours());
    return row.hours() == 0
        ? begin + "  no hour has more candles"
        : begin
            + String.format(
                Locale.ROOT,
                "%10s%10s%10s%10s%14.4f%12.4f%10.4f",
                share(row.labels(), row),
                share(row.actions(), row),
                share(row.decisions(), row),
                share(row.numbers(), row),
                row.regimeConfidence(),
                row.confidence(),
                row.exposure());
  }

  private static String share(int count, HistoryRow row) {
    return Figures.percent((double) count / row.hours());
  }

  private static String from(OptionalInt candles) {
    return candles.isPresent()
        ? String.format(Locale.ROOT, "%,d candles on", candles.getAsInt())
        : "no length that was looked at";
  }

  private static Map<String, Object> map(History history) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("live_candles", history.liveCandles());
    map.put("decisions", history.decisions());
    history.shortestSafe().ifPresent(safe -> map.put("shortest_safe", safe));
    history.shortestExact().ifPresent(exact -> map.put("shortest_exact", exact));
    history.first().ifPresent(first -> map.put("first", CheckFindings.map(first)));
    map.put("lengths", history.rows().stream().map(CheckRecursiveCommand::map).toList());
    return map;
  }

  private static Map<String, Object> map(HistoryRow row) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("candles", row.candles());
    map.put("hours", row.hours());
    map.put("labels_different", row.labels());
    map.put("actions_different", row.actions());
    map.put("decisions_different", row.decisions());
    map.put("anything_different", row.numbers());
    map.put("largest_regime_confidence_difference", row.regimeConfidence());
    map.put("largest_confidence_difference", row.confidence());
    map.put("largest_exposure_difference", row.exposure());
    return map;
  }
}
