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
    line(out, "forecasts  %d, %s to %s", model.rows(), found.from(), found.to());
    line(out, "weeks      %d", found.byWeeks().weeks());
    line(out, "rose       %.2f %%", 100 * model.shareUp());
    line(out, "%-10s %11s %11s %9s", "", "model", "climatology", "skill");
    line(
        out,
        "%-10s %11.6f %11.6f %9s",
        "log-loss",
        model.logLoss(),
        reference.logLoss(),
        percent(found.logLossSkill()));
    line(
        out,
        "%-10s %11.6f %11.6f %9s",
        "Brier",
        model.brier(),
        reference.brier(),
        percent(found.brierSkill()));
    line(out, "%-10s %11s %11s", "AUC", number(model.auc()), number(reference.auc()));
    line(out, "%-10s %11.6f %11.6f", "ECE", model.ece(), reference.ece());
    line(
        out,
        "skill in log-loss, lower bound of 95 %%: %s",
        found.byWeeks().lower().isPresent()
            ? percent(found.byWeeks().lower())
            : "undefined, there are too few weeks");
    line(out, "reliability");
    line(out, "  %-10s %7s %9s %7s", "forecast", "rows", "mean", "rose");
    for (Scores.Bin bin : model.reliability()) {
      line(
          out,
          "  %.1f - %.1f  %7d %9.4f %7.4f",
          bin.from(),
          bin.to(),
          bin.rows(),
          bin.meanForecast(),
          bin.shareUp());
    }
  }

  static void print(HeldOut heldOut, PrintWriter out) {
    line(out, "%-4s %-20s %7s %7s %10s", "test", "begins", "learnt", "tested", "skill");
    int number = 0;
    for (HeldOut.Fold fold : heldOut.folds()) {
      line(
          out,
          "%-4d %-20s %7d %7d %10s",
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
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.6f", value.getAsDouble())
        : "undefined";
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
