package com.iteradynamics.research.comparison;

import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Panel;
import com.iteradynamics.document.TimeCharts.Style;
import com.iteradynamics.document.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs side by side, as a document. */
public final class ComparisonReport {
  private static final List<String> COMMON =
      List.of(
          "execution",
          "fill",
          "fee_bps",
          "maker_fee_bps",
          "slippage_bps",
          "data_hash",
          "code_version");

  private ComparisonReport() {}

  /**
   * The document.
   *
   * @param currency what amounts are of
   * @param page whether a page is made of it, which has a chart besides
   * @param warnings what a reader has to keep in mind besides what holds for every comparison
   * @param caveats the same on a page alone
   */
  public static Document of(
      RunComparison comparison,
      String currency,
      boolean page,
      List<String> warnings,
      List<String> caveats) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.terminal(Prose.of(subject(comparison))));
    if (page) {
      blocks.add(
          Block.page(new Prose("Result", ComparisonFindings.of(comparison)), chart(comparison)));
    }
    blocks.add(Block.terminal(ComparisonTables.runs(comparison)));
    blocks.add(Block.page(ComparisonTables.runsWithMore(comparison)));
    if (!comparison.differences().isEmpty()) {
      blocks.add(Block.of(ComparisonTables.differences(comparison)));
    }
    blocks.add(Block.terminal(ComparisonTables.correlations(comparison)));
    blocks.add(Block.page(ComparisonTables.correlationGrid(comparison)));
    blocks.add(
        Block.terminal(
            Prose.of(
                Stream.concat(ComparisonFindings.of(comparison).stream(), warnings.stream())
                    .toList())));
    blocks.add(Block.page(Facts.of("What all have in common", common(comparison))));
    List<String> all = new ArrayList<>(caveats);
    all.addAll(warnings);
    all.add(
        "Past performance, and one past for all runs. The best of many looks better than it is;"
            + " ./argus sweep says how much of it may be luck.");
    return new Document(title(comparison), subject(comparison), blocks, all, currency);
  }

  /** What each run's JSON says alike. */
  private static Map<String, String> common(RunComparison comparison) {
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, Object> first = comparison.first().result();
    List<ComparedRun> runs = comparison.runs().subList(1, comparison.runs().size() - 1);
    for (String name : COMMON) {
      if (first.containsKey(name)
          && runs.stream().allMatch(run -> first.get(name).equals(run.result().get(name)))) {
        facts.put(name.replace('_', ' '), first.get(name).toString());
      }
    }
    return facts;
  }

  private static String title(RunComparison comparison) {
    return String.format(
        Locale.ROOT,
        "%d runs on %s",
        comparison.runs().size() - 1,
        comparison.first().result().get("product_id"));
  }

  private static String subject(RunComparison comparison) {
    ComparedRun first = comparison.first();
    return String.format(
        Locale.ROOT,
        "%s, %s to %s, %d hours",
        title(comparison),
        first.result().get("from"),
        first.result().get("to"),
        first.openTimes().size());
  }

  private static TimeCharts chart(RunComparison comparison) {
    ComparedRun first = comparison.first();
    long[] times =
        first.openTimes().stream().mapToLong(at -> Instant.parse(at).getEpochSecond()).toArray();
    return new TimeCharts(
        "Equity of all runs",
        "",
        times.length,
        k -> times[k],
        List.of(
            new Panel(
                "Equity",
                "As a multiple of the cash at the start. On a logarithmic scale equal distances"
                    + " are equal percentages.",
                Unit.RATIO,
                Style.LINES,
                false,
                comparison.moving().stream()
                    .map(run -> new Line(run.name(), k -> run.equityUsd()[k] / run.startUsd()))
                    .toList())),
        List.of(),
        List.of(),
        List.of());
  }
}
