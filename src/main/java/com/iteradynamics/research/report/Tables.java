package com.iteradynamics.research.report;

import com.iteradynamics.research.Metrics;
import com.iteradynamics.research.report.FigureTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Sections as tables, with bars where comparing is the point. */
final class Tables {
  private Tables() {}

  static FigureTable of(CostLadder ladder) {
    double lowest = Math.min(0, returns(ladder).min().orElse(0));
    double highest = Math.max(0, returns(ladder).max().orElse(0));
    List<Row> rows = new ArrayList<>();
    for (CostLadder.Rung rung : ladder.rungs()) {
      Metrics metrics = rung.metrics();
      rows.add(
          new Row(
              rung.name(),
              rung.reported() ? "this report" : "",
              List.of(
                  new Figure.Known(rung.costs().feeBps(), Unit.BPS),
                  new Figure.Known(rung.costs().slippageBps(), Unit.BPS),
                  Figure.fraction(metrics.totalReturn()),
                  new Figure.Bar(metrics.totalReturn(), lowest, highest),
                  MetricFigures.sharpe(metrics),
                  Figure.usd(metrics.feesUsd() + metrics.slippageUsd()),
                  Figure.count(metrics.trades()))));
    }
    return new FigureTable(
        ladder.title(),
        "The same strategy over the same candles at other costs. Costs change what is left to trade"
            + " with and, by the governors, what is traded."
            + eaten(ladder),
        List.of("Who pays", "Fee", "Slippage", "Return", "", "Sharpe", "Costs", "Trades"),
        rows);
  }

  private static DoubleStream returns(CostLadder ladder) {
    return ladder.rungs().stream().mapToDouble(rung -> rung.metrics().totalReturn());
  }

  /** How much of what was there without costs is left with most of them. */
  private static String eaten(CostLadder ladder) {
    if (ladder.rungs().size() < 2) {
      return "";
    }
    CostLadder.Rung cheap = ladder.rungs().getFirst();
    CostLadder.Rung dear = ladder.rungs().getLast();
    double free = cheap.metrics().totalReturn();
    double paid = dear.metrics().totalReturn();
    String both =
        " From %s to %s the return goes from %s to %s"
            .formatted(
                cheap.name(), dear.name(), Unit.FRACTION.format(free), Unit.FRACTION.format(paid));
    if (free <= 0) {
      return both + ": there was nothing for costs to eat.";
    }
    if (paid <= 0) {
      return both + ": costs eat all of the edge and more.";
    }
    return both + ": costs eat " + Unit.FRACTION.format((free - paid) / free) + " of the edge.";
  }

  static FigureTable of(WalkForward walk) {
    double[] all =
        walk.folds().stream()
            .flatMap(fold -> List.of(fold.inSample(), fold.outOfSample()).stream())
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    double lowest = Math.min(0, DoubleStream.of(all).min().orElse(0));
    double highest = Math.max(0, DoubleStream.of(all).max().orElse(0));
    List<Row> rows = new ArrayList<>();
    for (WalkForward.Fold fold : walk.folds()) {
      rows.add(
          new Row(
              Words.date(fold.testFrom()) + " to " + Words.date(fold.testTo()),
              "chosen on %s to %s: %s"
                  .formatted(
                      Words.date(fold.trainFrom()), Words.date(fold.trainTo()), fold.chosen()),
              List.of(
                  Figure.of(fold.inSample(), walk.unit(), "not defined"),
                  bar(fold.inSample(), lowest, highest),
                  Figure.of(fold.outOfSample(), walk.unit(), "not defined"),
                  bar(fold.outOfSample(), lowest, highest),
                  Figure.fraction(fold.testReturn()),
                  Figure.fraction(fold.holdReturn()))));
    }
    String figure = walk.figureName();
    return new FigureTable(
        walk.title(),
        "Parameters were chosen by %s on one span and tried on the next, which they had not seen. "
                .formatted(figure)
            + efficiency(walk),
        List.of(
            "Tried on",
            figure + " where chosen",
            "",
            figure + " where tried",
            "",
            "Return",
            "Buy and hold"),
        rows);
  }

  private static Figure bar(OptionalDouble value, double lowest, double highest) {
    return value.isPresent()
        ? new Figure.Bar(value.getAsDouble(), lowest, highest)
        : new Figure.Words("");
  }

  private static String efficiency(WalkForward walk) {
    if (walk.efficiency().isEmpty()) {
      return "How much of it was left there is not defined, since there was nothing to begin with.";
    }
    return "Of the %s there was %s left: near 100 %% the choice holds, near or below 0 %% it is luck."
        .formatted(walk.figureName(), Unit.FRACTION.format(walk.efficiency().getAsDouble()));
  }

  static FigureTable of(Luck luck) {
    return new FigureTable(
        luck.title(),
        "Among many trials the best looks good by chance alone. These figures ask how good this one"
            + " is beyond that.",
        List.of("Figure", "Value", "Which says"),
        List.of(
            new Row(
                "Trials",
                "parameter sets that were looked at",
                List.of(
                    Figure.count(luck.trials()),
                    new Figure.Words("the more there are, the better the luckiest looks"))),
            new Row(
                "Sharpe",
                "of the best, a year",
                List.of(
                    Figure.of(luck.sharpe(), Unit.RATIO, "returns do not vary"),
                    new Figure.Words(LuckWords.sharpe(luck)))),
            new Row(
                "Best by luck",
                "Sharpe expected of the best of as many without skill",
                List.of(
                    Figure.of(luck.bestByLuck(), Unit.RATIO, "too few trials"),
                    new Figure.Words("what has to be beaten"))),
            new Row(
                "Deflated Sharpe Ratio",
                "probability that the true Sharpe is above that",
                List.of(
                    Figure.of(luck.deflatedSharpe(), Unit.FRACTION, "too few trials"),
                    new Figure.Words(LuckWords.deflated(luck.deflatedSharpe())))),
            new Row(
                "Probability of overfitting",
                "PBO: how often the best of one half is below the median in the other",
                List.of(
                    Figure.of(luck.overfitting(), Unit.FRACTION, "too few trials"),
                    new Figure.Words(LuckWords.overfitting(luck.overfitting()))))));
  }
}
