package com.iteradynamics.research.statistics;

import com.iteradynamics.document.Figure;
import com.iteradynamics.research.bootstrap.HistogramBins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All statistics of a book by name. */
public final class StatisticJson {
  private static final List<Figure<DrawdownEpisode>> OF_A_DRAWDOWN =
      List.of(
          Figure.file("peak", it -> it.peak().toString()),
          Figure.file("trough", it -> it.trough().toString()),
          Figure.file("recovered", it -> it.recovered().map(Object::toString)),
          Figure.file("depth", DrawdownEpisode::depth),
          Figure.file("hours_down", DrawdownEpisode::hoursDown),
          Figure.file("hours_up", DrawdownEpisode::hoursUp),
          Figure.file("hours", DrawdownEpisode::hours));

  private static final List<Figure<Extremes>> OF_EXTREMES =
      List.of(
          Figure.file("best", it -> it.best().change()),
          Figure.file("best_from", it -> it.best().from().toString()),
          Figure.file("worst", it -> it.worst().change()),
          Figure.file("worst_from", it -> it.worst().from().toString()));

  private static final List<Figure<CrisisResult>> OF_A_CRISIS =
      List.of(
          Figure.file("name", it -> it.window().title()),
          Figure.file("from", it -> it.window().from().toString()),
          Figure.file("until", it -> it.window().until().toString()),
          Figure.file("total_return", CrisisResult::change),
          Figure.file("hold_total_return", CrisisResult::holding),
          Figure.file("max_drawdown", CrisisResult::drawdown),
          Figure.file("hold_max_drawdown", CrisisResult::holdDrawdown),
          Figure.file("avg_exposure", CrisisResult::exposure));

  private static final List<Figure<HistogramBins>> OF_A_HISTOGRAM =
      List.of(
          Figure.file("from", HistogramBins::from),
          Figure.file("width", HistogramBins::width),
          Figure.file("counts", HistogramBins::counts));

  private StatisticJson() {}

  /** All of it by name; what is not defined is left out. */
  public static Map<String, Object> of(BookStatistics of) {
    Map<String, Object> map = new LinkedHashMap<>(Figure.json(StatisticFigures.ALL, of));
    map.put("worst_drawdowns", each(OF_A_DRAWDOWN, of.drawdowns()));
    Map<String, Object> extremes = new LinkedHashMap<>();
    of.extremes().forEach(each -> extremes.put(each.of(), Figure.json(OF_EXTREMES, each)));
    map.put("extremes", extremes);
    Map<String, Object> histograms = new LinkedHashMap<>();
    addHistogram(histograms, "month", of.months());
    addHistogram(histograms, "trade", of.trades().returns());
    map.put("histograms", histograms);
    of.rolling().ifPresent(rolling -> map.put("rolling", json(rolling)));
    map.put("crises", each(OF_A_CRISIS, of.crises()));
    return map;
  }

  private static void addHistogram(
      Map<String, Object> map, String name, List<PeriodReturn> periods) {
    if (!periods.isEmpty()) {
      map.put(
          name,
          Figure.json(OF_A_HISTOGRAM, HistogramBins.ofReturns(PeriodReturn.changes(periods))));
    }
  }

  private static <T> List<Map<String, Object>> each(List<Figure<T>> figures, List<T> of) {
    return of.stream().map(it -> Figure.json(figures, it)).toList();
  }

  /** In columns, an entry for each end of a day; null where a figure is not defined. */
  private static Map<String, Object> json(RollingFigures rolling) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("window_hours", rolling.windowHours());
    map.put("open_time", rolling.points().stream().map(point -> point.at().toString()).toList());
    map.put("sharpe", column(rolling, RollingFigures.Point::sharpe));
    map.put("volatility", column(rolling, RollingFigures.Point::volatility));
    map.put("beta", column(rolling, RollingFigures.Point::beta));
    return map;
  }

  private static List<Object> column(
      RollingFigures rolling, Function<RollingFigures.Point, Optional<Double>> figure) {
    List<Object> column = new ArrayList<>();
    rolling.points().forEach(point -> column.add(figure.apply(point).orElse(null)));
    return column;
  }
}
