package com.iteradynamics.app;

import com.iteradynamics.model.Evaluation;
import com.iteradynamics.model.HeldOut;
import com.iteradynamics.model.Scores;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** How good forecasts were, beside climatology, for people and for programs. */
final class EvaluationView {
  private EvaluationView() {}

  static void print(Evaluation found, PrintWriter out) {
    Scores model = found.model();
    Scores reference = found.climatology();
    out.printf(Locale.ROOT, "forecasts  %d, %s to %s%n", model.rows(), found.from(), found.to());
    out.printf(Locale.ROOT, "weeks      %d%n", found.byWeeks().weeks());
    out.printf(Locale.ROOT, "rose       %.2f %%%n", 100 * model.shareUp());
    row(out, "", "model", "climatology", "skill");
    row(
        out,
        "log-loss",
        number(model.logLoss()),
        number(reference.logLoss()),
        percent(found.logLossSkill()));
    row(
        out,
        "Brier",
        number(model.brier()),
        number(reference.brier()),
        percent(found.brierSkill()));
    row(out, "AUC", number(model.auc()), number(reference.auc()), "");
    row(out, "ECE", number(model.ece()), number(reference.ece()), "");
    out.printf(Locale.ROOT, "skill in log-loss, lower bound of 95 %%: %s%n", lower(found));
    printBins(model, out);
  }

  private static String lower(Evaluation found) {
    return found.byWeeks().lower().isPresent()
        ? percent(found.byWeeks().lower())
        : "undefined, there are too few weeks";
  }

  private static void printBins(Scores model, PrintWriter out) {
    out.printf(Locale.ROOT, "reliability%n");
    out.printf(Locale.ROOT, "  %-10s %7s %9s %7s%n", "forecast", "rows", "mean", "rose");
    for (Scores.Bin bin : model.reliability()) {
      out.printf(
          Locale.ROOT,
          "  %.1f - %.1f  %7d %9.4f %7.4f%n",
          bin.from(),
          bin.to(),
          bin.rows(),
          bin.meanForecast(),
          bin.shareUp());
    }
  }

  static void print(HeldOut heldOut, PrintWriter out) {
    out.printf(
        Locale.ROOT, "%-4s %-20s %7s %7s %10s%n", "test", "begins", "learnt", "tested", "skill");
    int number = 0;
    for (HeldOut.Fold fold : heldOut.folds()) {
      out.printf(
          Locale.ROOT,
          "%-4d %-20s %7d %7d %10s%n",
          ++number,
          fold.test().from(),
          fold.trainedRows(),
          fold.test().model().rows(),
          percent(fold.test().logLossSkill()));
    }
    print(heldOut.all(), out);
  }

  static Map<String, Object> asMap(Evaluation found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", found.from());
    map.put("to", found.to());
    map.put("metrics", found.metrics());
    map.put(
        "reliability", found.model().reliability().stream().map(EvaluationView::asMap).toList());
    return map;
  }

  static Map<String, Object> asMap(HeldOut heldOut) {
    Map<String, Object> map = asMap(heldOut.all());
    List<Map<String, Object>> folds = heldOut.folds().stream().map(EvaluationView::asMap).toList();
    map.put("folds", folds);
    return map;
  }

  private static Map<String, Object> asMap(HeldOut.Fold fold) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("trained_to", fold.trainedTo());
    map.put("trained_rows", fold.trainedRows());
    map.put("base_rate", fold.baseRate());
    map.put("from", fold.test().from());
    map.put("to", fold.test().to());
    map.put("metrics", fold.test().metrics());
    return map;
  }

  private static Map<String, Object> asMap(Scores.Bin bin) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", bin.from());
    map.put("to", bin.to());
    map.put("rows", bin.rows());
    map.put("mean_forecast", bin.meanForecast());
    map.put("share_up", bin.shareUp());
    return map;
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent()
        ? String.format(Locale.ROOT, "%+.3f %%", 100 * share.getAsDouble())
        : "undefined";
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "undefined";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  private static void row(
      PrintWriter out, String name, String model, String climatology, String skill) {
    String line =
        String.format(Locale.ROOT, "%-10s %11s %11s %9s", name, model, climatology, skill);
    out.println(line.stripTrailing());
  }
}
