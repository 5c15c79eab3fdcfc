package com.iteradynamics.cli.model;

import static com.iteradynamics.model.evaluation.Evaluation.AUC;
import static com.iteradynamics.model.evaluation.Evaluation.BRIER;
import static com.iteradynamics.model.evaluation.Evaluation.BRIER_SKILL;
import static com.iteradynamics.model.evaluation.Evaluation.ECE;
import static com.iteradynamics.model.evaluation.Evaluation.LOG_LOSS;
import static com.iteradynamics.model.evaluation.Evaluation.LOG_LOSS_SKILL;
import static com.iteradynamics.model.evaluation.Evaluation.LOWER;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.model.evaluation.Evaluation;
import com.iteradynamics.model.evaluation.HeldOut;
import com.iteradynamics.model.evaluation.HeldOut.Fold;
import com.iteradynamics.model.evaluation.Scores;
import com.iteradynamics.model.evaluation.Scores.Bin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** How good forecasts were, beside climatology, for people and for programs. */
final class EvaluationView {
  private static final Figure<Fold> LEARNT =
      shown("trained_rows", "learnt", "hours before the test", "%d", Fold::trainedRows);

  private static final Figure<Fold> BEGINS =
      shown("from", "begins", "its first forecast", "%s", fold -> fold.test().from());

  private static final Figure<Fold> TESTED =
      shown("rows", "tested", "hours in the test", "%d", fold -> fold.test().model().rows());

  private static final List<Figure<Fold>> FOLD_IN_FILES =
      List.of(
          Figure.file("trained_to", Fold::trainedTo),
          LEARNT,
          Figure.file("base_rate", Fold::baseRate),
          BEGINS,
          Figure.file("to", fold -> fold.test().to()),
          Figure.file("metrics", fold -> fold.test().metrics()));

  private static final List<Figure<Fold>> FOLD =
      List.of(BEGINS, LEARNT, TESTED, LOG_LOSS_SKILL.of(Fold::test));

  private static final List<Figure<Bin>> BIN =
      List.of(
          shown("rows", "rows", "forecasts in the bin", "%d", Bin::rows),
          shown("mean_forecast", "mean", "of these forecasts", "%.4f", Bin::meanForecast),
          shown("share_up", "rose", "share of rises after them", "%.4f", Bin::shareUp));

  private static final List<Figure<Bin>> BIN_IN_FILES =
      Stream.concat(
              Stream.of(Figure.file("from", Bin::from), Figure.file("to", Bin::to)), BIN.stream())
          .toList();

  private EvaluationView() {}

  private static <T> Figure<T> shown(
      String name, String label, String meaning, String format, Function<T, ?> value) {
    return Figure.of(name, label, meaning, Unit.COUNT, value)
        .shownAs(Unit.COUNT, of -> String.format(Locale.ROOT, format, value.apply(of)));
  }

  /** The facts of {@code head} and what was found. */
  static List<Part> of(Map<String, String> head, Evaluation found) {
    Map<String, String> facts = new LinkedHashMap<>(head);
    facts.put("forecasts", found.model().rows() + ", " + found.from() + " to " + found.to());
    facts.put("weeks", Integer.toString(found.byWeeks().weeks()));
    facts.put("rose", String.format(Locale.ROOT, "%.2f %%", 100 * found.model().shareUp()));
    String lower =
        found.byWeeks().lower().isPresent()
            ? LOWER.shown().apply(found).toString()
            : "undefined: too few weeks";
    return List.of(
        Facts.of("", facts),
        new Table(
            "",
            "",
            Column.of("", "model", "climatology", "skill"),
            List.of(
                row(LOG_LOSS, found, LOG_LOSS_SKILL.cell(found)),
                row(BRIER, found, BRIER_SKILL.cell(found)),
                row(AUC, found, Cell.words("")),
                row(ECE, found, Cell.words("")))),
        Prose.of("log-loss skill, 95 % lower bound: " + lower, "reliability"),
        new Table(
            "",
            "",
            Figure.columns("  forecast", BIN),
            found.model().reliability().stream()
                .map(bin -> Figure.row(name(bin), BIN, bin))
                .toList()));
  }

  private static Table.Row row(Figure<Scores> score, Evaluation found, Cell skill) {
    return score.row(score.cell(found.model()), score.cell(found.climatology()), skill);
  }

  private static String name(Bin bin) {
    return String.format(Locale.ROOT, "  %.1f - %.1f", bin.from(), bin.to());
  }

  /** What each test found and all of them together. */
  static List<Part> of(HeldOut heldOut) {
    List<Table.Row> rows = new ArrayList<>();
    for (Fold fold : heldOut.folds()) {
      rows.add(Figure.row(Integer.toString(rows.size() + 1), FOLD, fold));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Table("", "", Figure.columns("test", FOLD), rows));
    parts.addAll(of(Map.of(), heldOut.all()));
    return parts;
  }

  static Map<String, Object> asMap(Evaluation found) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("from", found.from());
    map.put("to", found.to());
    map.put("metrics", found.metrics());
    map.put(
        "reliability",
        found.model().reliability().stream().map(bin -> Figure.json(BIN_IN_FILES, bin)).toList());
    return map;
  }

  static Map<String, Object> asMap(HeldOut heldOut) {
    Map<String, Object> map = asMap(heldOut.all());
    map.put(
        "folds", heldOut.folds().stream().map(fold -> Figure.json(FOLD_IN_FILES, fold)).toList());
    return map;
  }
}
