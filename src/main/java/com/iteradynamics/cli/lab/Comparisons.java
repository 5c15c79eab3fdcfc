package com.iteradynamics.cli.lab;

import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.JsonOption;
import com.iteradynamics.cli.OutputFile;
import com.iteradynamics.document.Document;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.research.comparison.ComparedRun;
import com.iteradynamics.research.comparison.ComparisonJson;
import com.iteradynamics.research.comparison.ComparisonReport;
import com.iteradynamics.research.comparison.RunComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What commands that compare runs do with them, wherever these are from. */
final class Comparisons {
  /** How often chance is drawn where nobody says. */
  static final int DRAWS = 2_000;

  /** How chance is drawn where nobody says. */
  static final RunComparison.Draws DEFAULT =
      new RunComparison.Draws(DRAWS, 1, RunComparison.Draws.DEFAULT_BLOCK_HOURS);

  /** What may differ between runs that are compared, and what it is in words. */
  private static final Map<String, String> MAY_DIFFER =
      Map.of(
          "fee_bps", "taker fees in bps",
          "maker_fee_bps", "maker fees in bps",
          "slippage_bps", "slippage in bps",
          "fill", "fills",
          "data_hash", "candles up to the last hour",
          "code_version", "versions of Argus");

  private Comparisons() {}

  /**
   * Compares, writes and tells.
   *
   * @param warnings what is to be known of single runs
   * @param caveats what a reader of the page has to keep in mind besides
   */
  static void tell(
      List<ComparedRun> runs,
      RunComparison.Draws how,
      List<String> warnings,
      List<String> caveats,
      JsonOption.Target target,
      Optional<OutputFile> report,
      CommandContext context) {
    RunComparison comparison = compared(runs, how);
    String product = comparison.first().result().get("product_id").toString();
    List<String> all = new ArrayList<>(warnings);
    all.addAll(differing(runs));
    Document document =
        ComparisonReport.of(
            comparison, CurrencyPair.of(product).quote(), report.isPresent(), all, caveats);
    report.ifPresent(to -> to.write(document));
    target.tell(() -> ComparisonJson.of(comparison, all), () -> document, context);
  }

  private static RunComparison compared(List<ComparedRun> runs, RunComparison.Draws how) {
    try {
      return RunComparison.of(runs, how);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.failed(e.getMessage(), e);
    }
  }

  /** What is not the same in all runs, a sentence each, in the order of the words. */
  private static List<String> differing(List<ComparedRun> runs) {
    List<String> sentences = new ArrayList<>();
    MAY_DIFFER.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            fact -> {
              List<Object> said =
                  runs.stream()
                      .flatMap(run -> Optional.ofNullable(run.result().get(fact.getKey())).stream())
                      .distinct()
                      .toList();
              if (said.size() > 1) {
                sentences.add("The runs have different " + fact.getValue() + ": " + words(said));
              }
            });
    return sentences;
  }

  private static String words(List<Object> said) {
    return String.join(", ", said.stream().map(Object::toString).toList()) + ".";
  }
}
