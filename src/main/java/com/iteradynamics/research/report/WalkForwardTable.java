package com.iteradynamics.research.report;

import com.iteradynamics.research.report.FigureTable.Row;
import com.iteradynamics.research.report.WalkForward.Fold;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A walk forward as a table, with what was chosen by as bars on one scale. */
final class WalkForwardTable {
  private WalkForwardTable() {}

  static FigureTable of(WalkForward walk) {
    double[] all =
        walk.folds().stream()
            .flatMap(fold -> Stream.of(fold.inSample(), fold.outOfSample()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    double lowest = Math.min(0, DoubleStream.of(all).min().orElse(0));
    double highest = Math.max(0, DoubleStream.of(all).max().orElse(0));
    String figure = walk.figureName();
    return new FigureTable(
        walk.title(),
        String.format(
                Locale.ROOT,
                "Parameters were chosen by %s on one span and tried on the next, which they had not seen. ",
                figure)
            + efficiency(walk),
        List.of(
            "Tried on",
            figure + " where chosen",
            "",
            figure + " where tried",
            "",
            "Return",
            "Buy and hold"),
        walk.folds().stream().map(fold -> row(walk, fold, lowest, highest)).toList());
  }

  private static Row row(WalkForward walk, Fold fold, double lowest, double highest) {
    return new Row(
        Words.date(fold.testFrom()) + " to " + Words.date(fold.testTo()),
        String.format(
            Locale.ROOT,
            "chosen on %s to %s: %s",
            Words.date(fold.trainFrom()),
            Words.date(fold.trainTo()),
            fold.chosen()),
        List.of(
            Figure.of(fold.inSample(), walk.unit(), "not defined"),
            bar(fold.inSample(), lowest, highest),
            Figure.of(fold.outOfSample(), walk.unit(), "not defined"),
            bar(fold.outOfSample(), lowest, highest),
            Figure.fraction(fold.testReturn()),
            Figure.fraction(fold.holdReturn())));
  }

  private static Figure bar(OptionalDouble value, double lowest, double highest) {
    return value.isPresent()
        ? new Figure.Bar(value.getAsDouble(), lowest, highest)
        : new Figure.Words("");
  }

  private static String efficiency(WalkForward walk) {
    if (walk.efficiency().isEmpty()) {
      return "There is no efficiency: even what was chosen lost money where it was chosen.";
    }
    return String.format(
            Locale.ROOT,
            "Efficiency %s: the yearly log growth where it was tried, by that where it was chosen.",
            Unit.RATIO.format(walk.efficiency().getAsDouble()))
        + " Near 1 the choice held; near or below 0 it did not.";
  }
}
