package com.iteradynamics.app;

import com.iteradynamics.document.Column;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.model.Evaluation;
import com.iteradynamics.model.HeldOut;
import com.iteradynamics.model.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** How good forecasts were, beside climatology, for people and for programs. */
final class EvaluationView {
  private EvaluationView() {}

  /** The facts of {@code head} and what was found. */
  static List<Part> of(Map<String, String> head, Evaluation found) {
    Scores model = found.model();
    Scores reference = found.climatology();
    Map<String, String> facts = new LinkedHashMap<>(head);
    facts.put("forecasts", model.rows() + ", " + found.from() + " to " + found.to());
    facts.put("weeks", Integer.toString(found.byWeeks().weeks()));
    facts.put("rose", String.format(Locale.ROOT, "%.2f %%", 100 * model.shareUp()));
    List<Table.Row> scores =
        List.of(
            Table.Row.of(
                "log-loss",
                number(model.logLoss()),
                number(reference.logLoss()),
                percent(found.logLossSkill())),
            Table.Row.of(
                "Brier",
                number(model.brier()),
                number(reference.brier()),
                percent(found.brierSkill())),
            Table.Row.of("AUC", number(model.auc()), number(reference.auc()), ""),
            Table.Row.of("ECE", number(model.ece()), number(reference.ece()), ""));
    OptionalDouble lower = found.byWeeks().lower();
    return List.of(
        Facts.of("", facts),
        new Table("", "", Column.of("", "model", "climatology", "skill"), scores),
        Prose.of(
            "skill in log-loss, lower bound of 95 %: "
                + (lower.isPresent() ? percent(lower) : "undefined, there are too few weeks"),
            "reliability"),
        new Table(
            "",
            "",
            Column.of("  forecast", "rows", "mean", "rose"),
            model.reliability().stream().map(EvaluationView::row).toList()));
  }

  private static Table.Row row(Scores.Bin bin) {
    return Table.Row.of(
        String.format(Locale.ROOT, "  %.1f - %.1f", bin.from(), bin.to()),
        Integer.toString(bin.rows()),
        String.format(Locale.ROOT, "%.4f", bin.meanForecast()),
        String.format(Locale.ROOT, "%.4f", bin.shareUp()));
  }

  /** What each test found and all of them together. */
  static List<Part> of(HeldOut heldOut) {
    List<Table.Row> rows = new ArrayList<>();
    for (HeldOut.Fold fold : heldOut.folds()) {
      rows.add(
          Table.Row.of(
              Integer.toString(rows.size() + 1),
              fold.test().from().toString(),
              Integer.toString(fold.trainedRows()),
              Integer.toString(fold.test().model().rows()),
              percent(fold.test().logLossSkill())));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Table("", "", Column.of("test", "begins", "learnt", "tested", "skill"), rows));
    parts.addAll(of(Map.of(), heldOut.all()));
    return parts;
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
}
