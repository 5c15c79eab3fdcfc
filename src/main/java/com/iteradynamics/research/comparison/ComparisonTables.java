package com.iteradynamics.research.comparison;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Grid;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.comparison.RunComparison.Compared;
import com.iteradynamics.research.comparison.RunComparison.Tested;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The tables of runs side by side. */
final class ComparisonTables {
  private static final Figure<ComparedRun> BREAK_EVEN =
      Figure.<ComparedRun>of(
              "break_even_bps",
              "break-even",
              "cost per side at which it ends as cash",
              Unit.BPS,
              ComparedRun::breakEvenBps)
          .shownAs(Unit.BPS, ComparisonTables::breakEven)
          .orElse(ComparedRun::noBreakEven);

  private static final List<Figure<ComparedRun>> SHOWN =
      Stream.concat(
              Stream.of(
                      MetricFigures.TOTAL_RETURN.called("return"),
                      MetricFigures.CAGR,
                      MetricFigures.SHARPE,
                      MetricFigures.SORTINO,
                      MetricFigures.MAX_DRAWDOWN.called("drawdown"),
                      MetricFigures.EXPOSURE,
                      MetricFigures.TRADES.called("trades"))
                  .map(ComparisonTables::ofRun),
              Stream.of(BREAK_EVEN))
          .toList();

  private static final List<Figure<ComparedRun>> MORE =
      Stream.of(
              MetricFigures.VOLATILITY,
              MetricFigures.CALMAR,
              MetricFigures.WIN_RATE,
              MetricFigures.PROFIT_FACTOR)
          .map(ComparisonTables::ofRun)
          .toList();

  private static final String NO_CORRELATION = "returns of one do not vary";

  private ComparisonTables() {}

  private static Object breakEven(ComparedRun run) {
    OptionalDouble above = run.breakEvenAboveBps();
    return above.isPresent() ? "> " + Unit.BPS.format(above.getAsDouble()) : run.breakEvenBps();
  }

  private static Figure<ComparedRun> ofRun(Figure<PerformanceMetrics> figure) {
    return Figure.of(
        figure.name(),
        figure.label(),
        figure.meaning(),
        figure.unit(),
        run -> run.metric(figure.name()));
  }

  /** The main figures of each run. */
  static Table runs(RunComparison comparison) {
    return runs(comparison, SHOWN);
  }

  /** The same with some more. */
  static Table runsWithMore(RunComparison comparison) {
    return runs(comparison, Stream.concat(SHOWN.stream(), MORE.stream()).toList());
  }

  private static Table runs(RunComparison comparison, List<Figure<ComparedRun>> figures) {
    return new Table(
        "Side by side",
        "All over the same hours, net of costs.",
        Figure.columns("run", figures),
        comparison.runs().stream().map(run -> Figure.row(run.name(), figures, run)).toList());
  }

  /** How far each run is from the first, and whether beyond chance. */
  static Table differences(RunComparison comparison) {
    List<Row> rows = new ArrayList<>();
    for (Compared each : comparison.differences()) {
      List<Cell> cells = new ArrayList<>();
      cells.addAll(cells(each.sharpe(), Unit.RATIO));
      cells.addAll(cells(each.growth(), Unit.FRACTION));
      rows.add(new Row(each.run().name(), cells));
    }
    return new Table(
        "Beyond chance",
        String.format(
            Locale.ROOT,
            "Each run less %s, in Sharpe ratio and in ln(1 + CAGR): %,d draws of the same hours of all runs, in blocks of %d hours on"
                + " average (paired stationary bootstrap), seed %d.",
            comparison.first().name(),
            comparison.how().draws(),
            comparison.how().blockHours(),
            comparison.how().seed()),
        Column.of(
            "less " + comparison.first().name(),
            "Sharpe",
            "95 % interval",
            "p",
            "Holm's p",
            "log growth",
            "95 % interval",
            "p",
            "Holm's p"),
        rows);
  }

  private static List<Cell> cells(Optional<Tested> tested, Unit unit) {
    if (tested.isEmpty()) {
      Cell none = new Cell.Undefined("returns of one do not vary, or one lost everything");
      return List.of(none, none, none, none);
    }
    Tested known = tested.get();
    return List.of(
        new Cell.Known(known.difference().found(), unit),
        Cell.words(
            unit.plain(known.difference().lower())
                + " to "
                + unit.format(known.difference().upper())),
        new Cell.Known(known.difference().pValue(), Unit.FINE),
        new Cell.Known(known.holm(), Unit.FINE));
  }

  /** How the hourly returns of the runs go together. */
  static Table correlations(RunComparison comparison) {
    OptionalDouble[][] all = comparison.correlations();
    List<ComparedRun> moving = comparison.moving();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      rows.add(
          new Row(
              i + 1 + " " + moving.get(i).name(),
              Arrays.stream(all[i])
                  .map(each -> Cell.of(each, Unit.RATIO, NO_CORRELATION))
                  .toList()));
    }
    List<Column> columns = new ArrayList<>(List.of(Column.left("correlation")));
    for (int i = 1; i <= all.length; i++) {
      columns.add(Column.right(Integer.toString(i)));
    }
    return new Table("", "", columns, rows);
  }

  /** The same as a colored grid. */
  static Part correlationGrid(RunComparison comparison) {
    OptionalDouble[][] all = comparison.correlations();
    List<ComparedRun> moving = comparison.moving();
    List<String> columns = new ArrayList<>(List.of("run"));
    List<Grid.Row> rows = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      String name = moving.get(i).name();
      columns.add(name);
      rows.add(new Grid.Row(name, List.of(all[i])));
    }
    return new Grid(
        "Correlation of hourly returns",
        List.of("1 is together, 0 unrelated, −1 opposed. A dot: the returns of one do not vary."),
        Unit.RATIO,
        columns,
        rows,
        0,
        true);
  }
}
