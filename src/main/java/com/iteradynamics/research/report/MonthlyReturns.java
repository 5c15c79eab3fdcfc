package com.iteradynamics.research.report;

import com.iteradynamics.document.Grid;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.BookCurve;
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

/** Returns by month. */
final class MonthlyReturns {
  private static final int MONTHS = 12;

  private MonthlyReturns() {}

  /**
   * Those of {@code book} beside {@code hold}, over the same hours. The first month begins with the
   * cash before anything was traded, so that all months together multiply to the whole.
   */
  static Grid of(BookCurve book, BookCurve hold) {
    List<String> columns = new ArrayList<>(List.of("Year"));
    for (Month month : Month.values()) {
      columns.add(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
    }
    columns.addAll(List.of("All year", "Buy and hold"));
    Map<Integer, OptionalDouble[]> holding = returns(hold);
    List<Grid.Row> rows = new ArrayList<>();
    returns(book)
        .forEach(
            (year, returns) -> {
              List<OptionalDouble> all = new ArrayList<>(List.of(returns));
              all.add(holding.get(year)[MONTHS]);
              rows.add(new Grid.Row(Integer.toString(year), all));
            });
    return new Grid(
        "Returns by month",
        List.of(
            "Percent, UTC. The first month begins with the cash before the first trade. A dot is a"
                + " month without candles."),
        Unit.FRACTION,
        columns,
        rows,
        2,
        true);
  }

  /** By year the return of each month, and behind them that of the year. */
  private static Map<Integer, OptionalDouble[]> returns(BookCurve book) {
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
      OptionalDouble[] year = years.computeIfAbsent(time.getYear(), any -> unknown());
      year[time.getMonthValue() - 1] = earned(monthBegan, last);
      year[MONTHS] = earned(yearBegan, last);
      before = time;
    }
    return years;
  }

  private static OptionalDouble[] unknown() {
    OptionalDouble[] year = new OptionalDouble[MONTHS + 1];
    Arrays.fill(year, OptionalDouble.empty());
    return year;
  }

  private static OptionalDouble earned(double from, double to) {
    return OptionalDouble.of(from > 0 ? to / from - 1 : 0);
  }
}
