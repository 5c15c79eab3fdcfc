package com.iteradynamics.research.comparison;

import com.iteradynamics.research.comparison.RunComparison.Compared;
import com.iteradynamics.research.comparison.RunComparison.Tested;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a comparison of runs has found, in sentences. */
final class ComparisonFindings {
  private ComparisonFindings() {}

  static List<String> of(RunComparison comparison) {
    List<String> sentences = new ArrayList<>();
    if (comparison.differences().isEmpty()) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Whether the runs differ beyond chance is not told: that takes %d blocks of %d hours.",
              RunComparison.FEWEST_BLOCKS,
              comparison.how().blockHours()));
    }
    if (!comparison.idle().isEmpty()) {
      sentences.add(
          "Never traded, and not compared: "
              + String.join(", ", comparison.idle().stream().map(ComparedRun::name).toList())
              + ".");
    }
    int before = sentences.size();
    for (Compared each : comparison.differences()) {
      finding("Sharpe ratio", each.run().name(), each.sharpe(), comparison, sentences);
      finding("growth", each.run().name(), each.growth(), comparison, sentences);
    }
    if (sentences.size() == before && !comparison.differences().isEmpty()) {
      sentences.add(
          "No run differs from "
              + comparison.first().name()
              + " beyond chance, neither in Sharpe ratio nor in growth: these hours do not tell"
              + " them apart.");
    }
    if (comparison.differences().size() > 1) {
      sentences.add(many(comparison.differences().size()));
    }
    return sentences;
  }

  private static String many(int comparisons) {
    return String.format(
        Locale.ROOT,
        "%d comparisons are made on the same hours, in Sharpe ratio and in growth each: of 20"
            + " without a difference, one is expected to have p below 0.05. Beyond chance is"
            + " what Holm's p, which allows for their number, has at 0.05 or below.",
        comparisons);
  }

  private static void finding(
      String what,
      String run,
      Optional<Tested> tested,
      RunComparison comparison,
      List<String> sentences) {
    tested
        .filter(Tested::significant)
        .ifPresent(
            each ->
                sentences.add(
                    String.format(
                        Locale.ROOT,
                        "The %s of %s is %s than that of %s beyond chance.",
                        what,
                        run,
                        each.difference().found() > 0 ? "higher" : "lower",
                        comparison.first().name())));
  }
}
