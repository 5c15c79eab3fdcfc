package com.iteradynamics.app;

import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.luck.DeflatedSharpe;
import com.iteradynamics.research.luck.OverfittingProbability;
import com.iteradynamics.research.luck.TrialLuck;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How much of the best trial may be luck, in words and in JSON. */
final class LuckView {
  /** From here on it is customary not to take a deflated Sharpe ratio for luck. */
  private static final double ENOUGH = 0.95;

  private static final double ROOT_OF_A_YEAR = Math.sqrt(Metrics.HOURS_A_YEAR);

  private final TrialLuck luck;

  LuckView(TrialLuck luck) {
    this.luck = luck;
  }

  void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%nHow much of it may be luck: the best Sharpe ratio of %,d %s is %.2f a year.%n",
        luck.distinct(),
        words(),
        luck.sample().sharpe() * ROOT_OF_A_YEAR);
    if (luck.distinct() == 1) {
      out.println(
          luck.trials() == 1
              ? "  One trial has no selection to correct for."
              : "  All came to the same: one distinct trial has no selection to correct for.");
    }
    luck.deflated().ifPresent(deflated -> deflated(deflated, out));
    luck.overfitting().ifPresent(overfitting -> overfitting(overfitting, out));
  }

  private String words() {
    String distinct = luck.distinct() < luck.trials() ? "distinct " : "";
    return distinct + (luck.distinct() == 1 ? "trial" : "trials");
  }

  private void deflated(DeflatedSharpe deflated, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  The best of as many trials without any skill would show %.2f. The probability that its%n"
            + "  true ratio is above that, the deflated Sharpe ratio, is %.3f: %s.%n",
        deflated.expectedMaximum() * ROOT_OF_A_YEAR,
        deflated.probability(),
        deflated.probability() >= ENOUGH
            ? "beyond the customary 0.95"
            : "not beyond the customary 0.95");
  }

  private static void overfitting(OverfittingProbability overfitting, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "  Chosen in one half of the time, the best trial was no better than the median in the%n"
            + "  other half in %.0f %% of %,d ways to split: the probability of backtest"
            + " overfitting.%n"
            + "  It lost money there in %.0f %%.%n",
        overfitting.probability() * 100,
        overfitting.splits(),
        overfitting.probabilityOfLoss() * 100);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("trials", luck.trials());
    map.put("distinct_trials", luck.distinct());
    map.put("best_sharpe", luck.sample().sharpe() * ROOT_OF_A_YEAR);
    luck.probabilistic().ifPresent(value -> map.put("probabilistic_sharpe", value));
    luck.deflated()
        .ifPresent(
            deflated -> {
              map.put("deflated_sharpe", deflated.probability());
              map.put("best_sharpe_without_skill", deflated.expectedMaximum() * ROOT_OF_A_YEAR);
            });
    luck.effectiveTrials().ifPresent(value -> map.put("effective_trials", value));
    luck.deflatedByEffective()
        .ifPresent(
            deflated -> map.put("deflated_sharpe_by_effective_trials", deflated.probability()));
    luck.overfitting()
        .ifPresent(
            overfitting -> {
              map.put("overfitting_probability", overfitting.probability());
              map.put("overfitting_splits", overfitting.splits());
              map.put("overfitting_blocks", overfitting.blocks());
              map.put("loss_probability", overfitting.probabilityOfLoss());
            });
    return map;
  }
}
