package com.iteradynamics.research.report;

import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Part;
import com.iteradynamics.document.ReadableNames;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.TimeCharts;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Panel;
import com.iteradynamics.document.TimeCharts.Style;
import com.iteradynamics.document.Unit;
import com.iteradynamics.research.Slice;
import com.iteradynamics.research.bootstrap.HistogramBins;
import com.iteradynamics.research.statistics.BookStatistics;
import com.iteradynamics.research.statistics.CrisisResult;
import com.iteradynamics.research.statistics.DrawdownEpisode;
import com.iteradynamics.research.statistics.Extremes;
import com.iteradynamics.research.statistics.PeriodReturn;
import com.iteradynamics.research.statistics.RollingFigures;
import com.iteradynamics.research.statistics.RollingFigures.Point;
import com.iteradynamics.research.statistics.StatisticFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What is told of a book's statistics on a page alone. */
final class StatisticTables {
  private StatisticTables() {}

  /**
   * All of it; what there is nothing to say of is left out.
   *
   * @param years both books by calendar year
   */
  static List<Part> of(BookStatistics strategy, BookStatistics hold, Map<String, Slice> years) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Table(
            "More figures",
            "Days and months in UTC, hourly figures annualized with 8,760 hours.",
            Column.of("figure", "strategy", "buy and hold"),
            StatisticFigures.moreRows(strategy, hold)));
    List<DrawdownEpisode> drawdowns = strategy.drawdowns();
    if (!drawdowns.isEmpty()) {
      parts.add(drawdowns(drawdowns));
    }
    List<Extremes> extremes = strategy.extremes();
    if (!extremes.isEmpty()) {
      parts.add(extremes(extremes));
    }
    parts.add(years(years));
    List<CrisisResult> crises = strategy.crises();
    if (!crises.isEmpty()) {
      parts.add(crises(crises));
    }
    strategy.rolling().ifPresent(rolling -> parts.add(rolling(rolling)));
    parts.add(histogram("Histogram of months", "Months", strategy.months()));
    if (!strategy.trades().returns().isEmpty()) {
      parts.add(histogram("Histogram of trades", "Trades", strategy.trades().returns()));
    }
    return parts;
  }

  private static Table drawdowns(List<DrawdownEpisode> episodes) {
    List<Row> rows = new ArrayList<>();
    for (DrawdownEpisode each : episodes) {
      rows.add(
          new Row(
              Integer.toString(rows.size() + 1),
              List.of(
                  new Cell.Known(each.depth(), Unit.LOSS),
                  new Cell.Words(ReadableNames.hour(each.peak())),
                  new Cell.Words(ReadableNames.hour(each.trough())),
                  Cell.ofAny(each.recovered().map(ReadableNames::hour), Unit.COUNT, "open"),
                  new Cell.Known(each.hoursDown(), Unit.HOURS),
                  Cell.ofAny(each.hoursUp(), Unit.HOURS, "open"),
                  new Cell.Known(each.hours(), Unit.HOURS))));
    }
    return new Table(
        "Worst drawdowns",
        "From a peak of equity until it was reached again; times are those of closes.",
        Column.of("No.", "Depth", "Peak", "Trough", "Recovered", "Down", "Up", "Lasted"),
        rows);
  }

  private static Table extremes(List<Extremes> all) {
    return new Table(
        "Best and worst",
        "Each with the open time of its first candle; a trade with the hour of its first buy, and"
            + " its profit as a share of equity before it.",
        Column.of("of all", "best", "from", "worst", "from"),
        all.stream()
            .map(
                each ->
                    new Row(
                        each.of() + "s",
                        List.of(
                            Cell.fraction(each.best().change()),
                            new Cell.Words(ReadableNames.hour(each.best().from())),
                            Cell.fraction(each.worst().change()),
                            new Cell.Words(ReadableNames.hour(each.worst().from())))))
            .toList());
  }

  private static Table years(Map<String, Slice> years) {
    double lowest = 0;
    double highest = 0;
    for (Slice each : years.values()) {
      double strategy = each.strategy().totalReturn();
      double hold = each.hold().totalReturn();
      lowest = Math.min(lowest, Math.min(strategy, hold));
      highest = Math.max(highest, Math.max(strategy, hold));
    }
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, Slice> year : years.entrySet()) {
      double strategy = year.getValue().strategy().totalReturn();
      double hold = year.getValue().hold().totalReturn();
      rows.add(
          new Row(
              year.getKey(),
              List.of(
                  Cell.fraction(strategy),
                  new Cell.Bar(strategy, lowest, highest),
                  Cell.fraction(hold),
                  new Cell.Bar(hold, lowest, highest))));
    }
    return new Table(
        "Returns by year",
        "Calendar years, UTC.",
        Column.of("year", "strategy", "", "buy and hold", ""),
        rows);
  }

  private static Table crises(List<CrisisResult> crises) {
    return new Table(
        "Crises",
        "Falls of the crypto market that lie in the span. They were chosen in hindsight, and so"
            + " were their first and last days.",
        Column.of("crisis", "strategy", "holding", "drawdown", "of holding", "exposure"),
        crises.stream()
            .map(
                each ->
                    new Row(
                        each.window().title(),
                        each.window().days(),
                        List.of(
                            Cell.fraction(each.change()),
                            Cell.fraction(each.holding()),
                            new Cell.Known(each.drawdown(), Unit.LOSS),
                            new Cell.Known(each.holdDrawdown(), Unit.LOSS),
                            Cell.fraction(each.exposure()))))
            .toList());
  }

  private static Table histogram(String title, String what, List<PeriodReturn> periods) {
    HistogramBins bins =
        HistogramBins.ofReturns(periods.stream().mapToDouble(PeriodReturn::change).toArray());
    int most = bins.counts().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < bins.counts().size(); i++) {
      int count = bins.counts().get(i);
      rows.add(
          new Row(
              Unit.FRACTION.format(bins.from() + i * bins.width()),
              List.of(
                  Cell.count(count),
                  Cell.fraction((double) count / periods.size()),
                  new Cell.Bar(count, 0, most))));
    }
    return new Table(
        title,
        String.format(
            Locale.ROOT,
            "%s with a return from this value to below the next, %s further.",
            what,
            Unit.FRACTION.format(bins.width())),
        Column.of("return from", "how many", "share", ""),
        rows);
  }

  private static TimeCharts rolling(RollingFigures rolling) {
    List<Point> points = rolling.points();
    return new TimeCharts(
        "Rolling figures",
        String.format(
            Locale.ROOT,
            "At the end of each day, of the newest %,d hourly returns; annualized.",
            rolling.windowHours()),
        points.size(),
        k -> points.get(k).at().getEpochSecond(),
        List.of(
            panel(
                "Rolling Sharpe",
                "Mean return / volatility.",
                Unit.RATIO,
                line("Strategy", points, Point::sharpe),
                line("Buy and hold", points, Point::holdSharpe)),
            panel(
                "Rolling volatility",
                "Standard deviation of returns.",
                Unit.FRACTION,
                line("Strategy", points, Point::volatility),
                line("Buy and hold", points, Point::holdVolatility)),
            panel(
                "Rolling beta",
                "How far equity moved with the price: 1 as holding, 0 not at all.",
                Unit.RATIO,
                line("Strategy", points, Point::beta))),
        List.of(),
        List.of(),
        List.of());
  }

  private static Panel panel(String title, String reading, Unit unit, Line... lines) {
    return new Panel(title, reading, unit, Style.LINES, false, List.of(lines));
  }

  private static Line line(
      String name, List<Point> points, Function<Point, Optional<Double>> figure) {
    ToDoubleFunction<Point> at = point -> figure.apply(point).orElse(Double.NaN);
    return new Line(name, k -> at.applyAsDouble(points.get(k)));
  }
}
