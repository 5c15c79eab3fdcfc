package com.iteradynamics.research.report;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import com.iteradynamics.document.Words;
import com.iteradynamics.research.report.WalkForward.Fold;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A walk forward as a table, with what was chosen by as bars on one scale. */
public final class WalkForwardTable {
  private WalkForwardTable() {}

  public static Table of(WalkForward walk) {
    double[] all =
        walk.folds().stream()
            .flatMap(fold -> Stream.of(fold.inSample(), fold.outOfSample()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    double lowest = Math.min(0, DoubleStream.of(all).min().orElse(0));
    double highest = Math.max(0, DoubleStream.of(all).max().orElse(0));
    String figure = walk.figureName();
    return new Table(
        "Chosen on the past, tried on what followed",
        String.format(
                Locale.ROOT,
                "Parameters were chosen by %s on one span and tried on the next, which they had not"
                    + " seen. ",
                figure)
            + efficiency(walk),
        Column.of(
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
            Cell.of(fold.inSample(), walk.unit(), "not defined"),
            bar(fold.inSample(), lowest, highest),
            Cell.of(fold.outOfSample(), walk.unit(), "not defined"),
            bar(fold.outOfSample(), lowest, highest),
            Cell.fraction(fold.testReturn()),
            Cell.fraction(fold.holdReturn())));
  }

  private static Cell bar(OptionalDouble value, double lowest, double highest) {
    return value.isPresent()
        ? new Cell.Bar(value.getAsDouble(), lowest, highest)
        : new Cell.Words("");
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
