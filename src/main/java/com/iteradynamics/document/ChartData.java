package com.iteradynamics.document;

import com.iteradynamics.document.TimeCharts.Band;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Mark;
import com.iteradynamics.document.TimeCharts.Panel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the script draws, in JSON: for each chart times (each but the first as the distance from the
 * one before it, seconds), its panels' values, and regimes and trades at their times; and the
 * listings.
 */
public final class ChartData {
  /** More points than this cannot be told apart on a screen. */
  static final int MOST_POINTS = 10_000;

  /** More than a chart can show; the tables keep the rest. */
  private static final MathContext DIGITS = new MathContext(7);

  private final String currency;
  private final List<Map<String, Object>> charts = new ArrayList<>();
  private final List<Map<String, Object>> listings = new ArrayList<>();

  /** Of amounts and prices of {@code currency}. */
  public ChartData(String currency) {
    this.currency = currency;
  }

  /** What amounts and prices are of. */
  String currency() {
    return currency;
  }

  /**
   * Takes {@code added} in; answers which of its hours are drawn.
   *
   * @param whole how many of the newest hours are drawn each, however many there are before them
   */
  Thinning add(TimeCharts added, int whole) {
    List<IntToDoubleFunction> lines =
        added.panels().stream().flatMap(panel -> panel.lines().stream()).map(Line::at).toList();
    Thinning thinning = Thinning.of(added.size(), lines, MOST_POINTS, whole);
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("currency", currency);
    chart.put("times", distances(added, Arrays.stream(thinning.rows())));
    chart.put("panels", added.panels().stream().map(p -> panel(p, thinning.rows())).toList());
    chart.put("regimes", regimes(added));
    chart.put("trades", trades(added));
    charts.add(chart);
    return thinning;
  }

  /** Takes {@code added} in; answers its number among the listings. */
  int add(Listing added) {
    listings.add(added.data(currency));
    return listings.size() - 1;
  }

  /** How many charts were taken in. */
  int size() {
    return charts.size();
  }

  /** All of it, chart by chart, for {@code Json}. */
  public List<Map<String, Object>> charts() {
    return List.copyOf(charts);
  }

  /**
   * All of it, such that it can stand in a script element.
   *
   * @param json writes maps, lists, numbers and texts in JSON
   */
  String json(Function<Object, String> json) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("charts", charts);
    all.put("listings", listings);
    return PageFile.inScript(json.apply(all));
  }

  private static List<Long> distances(TimeCharts charts, IntStream hours) {
    List<Long> distances = new ArrayList<>();
    long before = 0;
    for (int k : hours.toArray()) {
      long time = charts.epochSecondAt().applyAsLong(k);
      distances.add(time - before);
      before = time;
    }
    return distances;
  }

  private static Map<String, Object> panel(Panel panel, int[] rows) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("unit", word(panel.unit()));
    map.put("look", word(panel.style()));
    map.put("market", panel.market());
    map.put("lines", panel.lines().stream().map(line -> line(line, rows)).toList());
    return map;
  }

  private static Map<String, Object> line(Line line, int[] rows) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", line.name());
    map.put(
        "values", Arrays.stream(rows).mapToObj(k -> rounded(line.at().applyAsDouble(k))).toList());
    return map;
  }

  private static Map<String, Object> regimes(TimeCharts charts) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("names", charts.states());
    map.put("times", distances(charts, charts.bands().stream().mapToInt(Band::from)));
    map.put(
        "labels",
        charts.bands().stream()
            .map(band -> band.state().map(charts.states()::indexOf).orElse(-1))
            .toList());
    return map;
  }

  private static Map<String, Object> trades(TimeCharts charts) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("times", distances(charts, charts.marks().stream().mapToInt(Mark::at)));
    map.put("prices", charts.marks().stream().map(mark -> rounded(mark.priceUsd())).toList());
    map.put("bought", charts.marks().stream().map(mark -> mark.bought() ? 1 : 0).toList());
    return map;
  }

  /** Null, which is not drawn, for what is not known. */
  private static BigDecimal rounded(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    return new BigDecimal(Double.toString(value)).round(DIGITS);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
