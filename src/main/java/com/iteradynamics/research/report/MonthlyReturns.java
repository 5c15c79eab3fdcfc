package com.iteradynamics.research.report;

import com.iteradynamics.research.BookCurve;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Returns by month.
 *
 * @param years the oldest first
 */
public record MonthlyReturns(List<Year> years) implements Section {
  private static final int MONTHS = 12;

  public MonthlyReturns {
    years = List.copyOf(years);
  }

  /**
   * A calendar year, UTC.
   *
   * @param year which
   * @param months twelve returns, fractions; empty for months without a candle
   * @param total the return of all its hours, a fraction
   * @param hold the same of buying and holding
   */
  public record Year(int year, List<OptionalDouble> months, double total, double hold) {
    public Year {
      months = List.copyOf(months);
    }
  }

  /**
   * Those of {@code book} beside {@code hold}, over the same hours. The first month begins with the
   * cash before anything was traded, so that all months together multiply to the whole.
   */
  public static MonthlyReturns of(BookCurve book, BookCurve hold) {
    Map<Integer, OptionalDouble[]> ours = returns(book);
    Map<Integer, OptionalDouble[]> holding = returns(hold);
    List<Year> years = new ArrayList<>();
    ours.forEach(
        (year, returns) ->
            years.add(
                new Year(
                    year,
                    List.of(returns).subList(0, MONTHS),
                    returns[MONTHS].orElseThrow(),
                    holding.get(year)[MONTHS].orElseThrow())));
    return new MonthlyReturns(years);
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

  @Override
  public String title() {
    return "Returns by month";
  }
}
