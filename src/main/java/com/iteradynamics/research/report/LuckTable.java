package com.iteradynamics.research.report;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import java.util.List;
import java.util.Locale;

/** Figures about luck as a table, each with what it says. */
public final class LuckTable {
  private LuckTable() {}

  public static Table of(Luck luck) {
    return new Table(
        "Skill or luck",
        "Among many trials the best looks good by chance alone. These figures ask how good this one"
            + " is beyond that.",
        List.of(Column.left("Figure"), Column.right("Value"), Column.left("Which says")),
        rows(luck));
  }

  private static List<Row> rows(Luck luck) {
    String absent = luck.distinct() == 1 ? "nothing was selected" : "too few trials";
    return List.of(
        row(
            "Trials",
            "parameter sets that were looked at",
            new Cell.Words(trials(luck)),
            "the more there are, the better the luckiest looks"),
        row(
            "Sharpe",
            "of the best, a year",
            Cell.of(luck.sharpe(), Unit.RATIO, "returns do not vary"),
            LuckWords.sharpe(luck)),
        row(
            "Best by luck",
            "Sharpe expected of the best of as many without skill",
            Cell.of(luck.bestByLuck(), Unit.RATIO, absent),
            "what has to be beaten"),
        row(
            "Deflated Sharpe Ratio",
            "probability that the true Sharpe is above that",
            Cell.of(luck.deflatedSharpe(), Unit.FRACTION, absent),
            LuckWords.deflated(luck.deflatedSharpe())),
        row(
            "Probability of overfitting",
            "PBO: how often the best of one half is below the median in the other",
            Cell.of(luck.overfitting(), Unit.FRACTION, absent),
            LuckWords.overfitting(luck.overfitting())));
  }

  private static String trials(Luck luck) {
    String all = String.format(Locale.ROOT, "%,d", luck.trials());
    return luck.distinct() == luck.trials()
        ? all
        : String.format(Locale.ROOT, "%s, %,d distinct", all, luck.distinct());
  }

  private static Row row(String name, String meaning, Cell value, String says) {
    return new Row(name, meaning, List.of(value, new Cell.Words(says)));
  }
}
