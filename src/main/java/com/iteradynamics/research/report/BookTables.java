package com.iteradynamics.research.report;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Grid;
import com.iteradynamics.document.ReadableNames;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.MetricFigures;
import com.iteradynamics.research.RoundTrip;
import com.iteradynamics.research.Slice;
import com.iteradynamics.research.TradedHours;
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
  /** So many of the first and of the last trades are listed. */
  static final int TRADES_LISTED = 50;

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

  /** The first and the last trades. */
  static Table trades(BookCurve book) {
    List<RoundTrip> trips = RoundTrip.of(book);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < trips.size(); i++) {
      if (i < TRADES_LISTED || i >= trips.size() - TRADES_LISTED) {
        rows.add(trade(book, trips.get(i), i + 1));
      }
    }
    String counted =
        trips.size() == rows.size()
            ? trips.size() == 1
                ? "One trade."
                : String.format(Locale.ROOT, "All %,d trades.", trips.size())
            : String.format(
                Locale.ROOT,
                "The first %d and the last %d of %,d trades.",
                TRADES_LISTED,
                TRADES_LISTED,
                trips.size());
    return new Table(
        "Trades",
        trips.isEmpty()
            ? "No position was opened and closed."
            : counted
                + " A trade lasts from the first buy of a position until it is sold completely."
                + " Profits are net.",
        Column.of("No.", "Opened", "Closed", "Lasted", "Cost basis", "Profit", "Of cost basis"),
        rows);
  }

  private static Row trade(BookCurve book, RoundTrip trip, int number) {
    TradedHours traded = book.tradedHours();
    double bought = 0;
    for (int n = traded.from(trip.opened()); n < traded.from(trip.closed() + 1); n++) {
      bought += traded.baseChange(n) > 0 ? traded.valueUsd(n) + traded.feeUsd(n) : 0;
    }
    long seconds =
        book.openTime(trip.closed()).getEpochSecond()
            - book.openTime(trip.opened()).getEpochSecond();
    return new Row(
        Integer.toString(number),
        List.of(
            new Cell.Words(ReadableNames.hour(book.openTime(trip.opened()))),
            new Cell.Words(ReadableNames.hour(book.openTime(trip.closed()))),
            new Cell.Known(seconds / 3_600.0, Unit.HOURS),
            Cell.usd(bought),
            Cell.usd(trip.profitUsd()),
            Cell.fraction(bought > 0 ? trip.profitUsd() / bought : 0)));
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
