package com.iteradynamics.research.report;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Grid;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.Slice;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A book's parts in tables. */
public final class BookTables {
  private static final List<Figure<Slice>> OF_A_SLICE =
      List.of(
          MetricFigures.BARS.of(Slice::strategy),
          MetricFigures.TOTAL_RETURN.called("strategy").of(Slice::strategy),
          MetricFigures.TOTAL_RETURN.called("holding").of(Slice::hold),
          MetricFigures.SHARPE.of(Slice::strategy),
          MetricFigures.MAX_DRAWDOWN.called("drawdown").of(Slice::strategy),
          MetricFigures.EXPOSURE.of(Slice::strategy),
          MetricFigures.TRADES.called("trades").of(Slice::strategy));

  private static final int MONTHS = 12;

  private BookTables() {}

  /** By calendar year. */
  static Table years(Map<String, Slice> years) {
    return slices(
        "By year",
        "Calendar years, UTC. The returns of all years compound to the total return.",
        "year",
        years);
  }

  /** By regime. */
  static Table regimes(Map<String, Slice> regimes) {
    return slices(
        "By regime",
        "Hours grouped by the regime known when they began, and their returns"
            + " compounded. Return and exposure are those of the position held through the"
            + " hour.",
        "regime",
        regimes);
  }

  private static Table slices(String title, String intro, String key, Map<String, Slice> slices) {
    return new Table(
        title,
        intro,
        Figure.columns(key, OF_A_SLICE),
        slices.entrySet().stream()
            .map(each -> Figure.row(each.getKey(), OF_A_SLICE, each.getValue()))
            .toList());
  }

  /** How often hours ended in which way, and what that means. */
  public static Table branches(Map<ExecutionBranch, Integer> branches) {
    int all = branches.values().stream().mapToInt(Integer::intValue).sum();
    List<Row> rows = new ArrayList<>();
    branches.forEach(
        (branch, count) ->
            rows.add(
                new Row(
                    branch.name(),
                    branch.meaning(),
                    List.of(Cell.count(count), Cell.fraction((double) count / all)))));
    return new Table(
        "Hours by branch",
        "Every hour the gates are evaluated in a fixed order; the first that matches" + " decides.",
        Column.of("ending", "hours", "share"),
        rows);
  }

  /**
   * Returns by month of {@code book} beside {@code hold}, over the same hours. The first month
   * begins with the cash before anything was traded, so that all months together multiply to the
   * whole.
   */
  static Grid months(BookCurve book, BookCurve hold) {
    List<String> columns = new ArrayList<>(List.of("Year"));
    for (Month month : Month.values()) {
      columns.add(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }
    columns.addAll(List.of("All year", "Buy and hold"));
    Map<Integer, OptionalDouble[]> holding = monthly(hold);
    List<Grid.Row> rows = new ArrayList<>();
    monthly(book)
        .forEach(
            (year, returns) -> {
              List<OptionalDouble> all = new ArrayList<>(List.of(returns));
              all.add(holding.get(year)[MONTHS]);
              rows.add(new Grid.Row(Integer.toString(year), all));
            });
    return new Grid(
        "Returns by month",
        List.of(
            "Percent, UTC. The first month starts from the initial cash. A dot is a month"
                + " without candles."),
        Unit.FRACTION,
        columns,
        rows,
        2,
        true);
  }

  /** By year the return of each month, and behind them that of the year. */
  private static Map<Integer, OptionalDouble[]> monthly(BookCurve book) {
    Map<Integer, OptionalDouble[]> years = new TreeMap<>();
    double monthBegan = book.startUsd();
    double yearBegan = book.startUsd();
    double last = book.startUsd();
    OffsetDateTime before = book.openTime(0).atOffset(ZoneOffset.UTC);
    for (int k = 0; k < book.size(); k++) {
      OffsetDateTime time = book.openTime(k).atOffset(ZoneOffset.UTC);
      boolean newYear = time.getYear() != before.getYear();
      if (newYear || time.getMonthValue() != before.getMonthValue()) {
        monthBegan = last;
        yearBegan = newYear ? last : yearBegan;
      }
      last = book.equityUsd(k);
      OptionalDouble[] year = years.computeIfAbsent(time.getYear(), any -> unknownYear());
      year[time.getMonthValue() - 1] = earned(monthBegan, last);
      year[MONTHS] = earned(yearBegan, last);
      before = time;
    }
    return years;
  }

  private static OptionalDouble[] unknownYear() {
    OptionalDouble[] year = new OptionalDouble[MONTHS + 1];
    Arrays.fill(year, OptionalDouble.empty());
    return year;
  }

  private static OptionalDouble earned(double from, double to) {
    return OptionalDouble.of(from > 0 ? to / from - 1 : 0);
  }
}
