package com.iteradynamics.research.report;

import static com.iteradynamics.document.Unit.COUNT;
import static com.iteradynamics.document.Unit.FRACTION;
import static com.iteradynamics.document.Unit.RATIO;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.overfitting.DeflatedSharpe;
import com.iteradynamics.research.overfitting.OverfittingProbability;
import com.iteradynamics.research.overfitting.SelectionBias;
import com.iteradynamics.research.overfitting.SharpeSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How much of a result that was picked among many may be luck: figures, each with what it says. */
public final class SelectionBiasTable {
  /** Customary levels of confidence. */
  private static final double LIKELY = 0.95;

  private static final double UNDECIDED = 0.5;

  /** Above this an overfitted choice has to be expected; above a half it is the rule. */
  private static final double SELDOM = 0.1;

  private static final double ROOT_OF_A_YEAR = Math.sqrt(PerformanceMetrics.HOURS_A_YEAR);

  private static final Figure<SelectionBias> TRIALS =
      Figure.of("trials", "all that ran", COUNT, SelectionBias::trials);

  private static final Figure<SelectionBias> DISTINCT =
      Figure.<SelectionBias>of(
              "  distinct",
              "more trials raise the best Sharpe that luck alone produces",
              COUNT,
              SelectionBias::distinct)
          .named("distinct_trials");

  private static final Figure<SelectionBias> SHARPE =
      Figure.<SelectionBias>of(
              "Sharpe", "of the best trial, annualized", RATIO, it -> yearly(it.sample()))
          .named("best_sharpe");

  private static final Figure<SelectionBias> BY_LUCK =
      ofDeflated(
          "best_sharpe_without_skill",
          "expected maximum Sharpe",
          "best Sharpe of as many distinct trials without skill",
          RATIO,
          it -> it.expectedMaximum() * ROOT_OF_A_YEAR);

  private static final Figure<SelectionBias> DEFLATED =
      ofDeflated(
          "deflated_sharpe",
          "deflated Sharpe ratio",
          "probability that the true Sharpe is above the expected maximum",
          FRACTION,
          DeflatedSharpe::probability);

  private static final Figure<SelectionBias> OVERFITTING =
      ofSplits(
          "overfitting_probability",
          "probability of overfitting",
          "how often the best trial in one half of the time is below the median in the"
              + " other half",
          FRACTION,
          OverfittingProbability::probability);

  private static final Figure<SelectionBias> SPLITS =
      ofSplits(
          "overfitting_splits",
          "  ways to split",
          "of the time into two halves",
          COUNT,
          OverfittingProbability::splits);

  private static final Figure<SelectionBias> LOSS =
      ofSplits(
          "loss_probability",
          "probability of a loss",
          "how often the chosen trial lost money in the other half",
          FRACTION,
          OverfittingProbability::probabilityOfLoss);

  /** In the order of files. */
  private static final List<Figure<SelectionBias>> ALL =
      List.of(
          TRIALS,
          DISTINCT,
          SHARPE,
          Figure.file("probabilistic_sharpe", SelectionBias::probabilistic),
          DEFLATED,
          BY_LUCK,
          Figure.file("effective_trials", SelectionBias::effectiveTrials),
          Figure.file(
              "deflated_sharpe_by_effective_trials",
              luck -> luck.deflatedByEffective().map(DeflatedSharpe::probability)),
          OVERFITTING,
          SPLITS,
          Figure.file(
              "overfitting_blocks", luck -> luck.overfitting().map(OverfittingProbability::blocks)),
          LOSS);

  private SelectionBiasTable() {}

  private static double yearly(SharpeSample sample) {
    return sample.sharpe() * ROOT_OF_A_YEAR;
  }

  private static Figure<SelectionBias> ofDeflated(
      String name, String label, String meaning, Unit unit, Function<DeflatedSharpe, ?> value) {
    return Figure.of(name, label, meaning, unit, luck -> luck.deflated().map(value));
  }

  private static Figure<SelectionBias> ofSplits(
      String name,
      String label,
      String meaning,
      Unit unit,
      Function<OverfittingProbability, ?> value) {
    return Figure.of(name, label, meaning, unit, luck -> luck.overfitting().map(value));
  }

  /** The figures by name; what is not defined is left out. */
  public static Map<String, Object> json(SelectionBias luck) {
    return Figure.json(ALL, luck);
  }

  /** What is defined, with what it says. */
  public static Table of(SelectionBias luck) {
    List<Table.Row> rows = new ArrayList<>();
    for (Figure<SelectionBias> figure :
        List.of(TRIALS, DISTINCT, SHARPE, BY_LUCK, DEFLATED, OVERFITTING, SPLITS, LOSS)) {
      Cell cell = figure.cell(luck);
      if (cell instanceof Cell.Known) {
        String says = says(figure, luck);
        String all = figure.meaning() + (says.isEmpty() ? "" : ": " + says);
        rows.add(figure.called(figure.label(), "").row(cell, Cell.words(all)));
      }
    }
    return new Table(
        "Selection bias",
        "The best of many trials looks good by luck alone. These figures measure how"
            + " much of the result remains after correcting for that.",
        List.of(Column.left("selection bias"), Column.right("value"), Column.left("meaning")),
        rows);
  }

  private static String says(Figure<SelectionBias> figure, SelectionBias luck) {
    if (figure.equals(SHARPE)) {
      return sharpe(luck);
    }
    if (figure.equals(DEFLATED)) {
      return deflated(luck.deflated().orElseThrow().probability());
    }
    return figure.equals(OVERFITTING)
        ? overfitting(luck.overfitting().orElseThrow().probability())
        : "";
  }

  private static String sharpe(SelectionBias luck) {
    if (luck.distinct() == 1) {
      return luck.trials() == 1
          ? "one trial: no selection to correct for"
          : "all trials are equal: no selection to correct for";
    }
    return luck.deflated()
        .map(
            it ->
                luck.sample().sharpe() > it.expectedMaximum()
                    ? "better than luck alone"
                    : "not better than luck alone")
        .orElse("");
  }

  static String deflated(double probability) {
    if (probability >= LIKELY) {
      return "significant at 95 %";
    }
    return probability >= UNDECIDED
        ? "not significant at 95 %"
        : "not significant at 95 %: luck alone is expected to do better";
  }

  static String overfitting(double probability) {
    if (probability >= UNDECIDED) {
      return "overfitted: the choice does not hold out of sample";
    }
    return probability > SELDOM
        ? "the choice does not hold reliably out of sample"
        : "the choice mostly holds out of sample";
  }
}
