package com.iteradynamics.research;

import com.iteradynamics.regime.RegimeLabel;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Some hours of a backtest, chained, in figures. Its returns begin with the cost of the first
 * trade, so that the returns of all years together multiply to the return of the whole.
 *
 * @param strategy the strategy's figures, with the trades that were opened in these hours
 * @param hold those of buying and holding in the same hours
 */
public record Slice(PerformanceMetrics strategy, PerformanceMetrics hold) {

  /** By the calendar year, UTC, in which a candle opened, in order. */
  static Map<String, Slice> byYear(BookCurve book, BookCurve hold) {
    return by(
        k -> Integer.toString(book.openTime(k).atOffset(ZoneOffset.UTC).getYear()), book, hold);
  }

  /**
   * By the regime that was known when an hour began, in the order of {@link RegimeLabel}.
   *
   * @param labelAt the label at the close of a candle of the candles
   */
  static Map<String, Slice> byRegime(
      BookCurve book, BookCurve hold, IntFunction<RegimeLabel> labelAt) {
    Map<String, Slice> found = by(k -> known(book, k, labelAt).name(), book, hold);
    Map<String, Slice> ordered = new LinkedHashMap<>();
    for (RegimeLabel label : RegimeLabel.values()) {
      if (found.containsKey(label.name())) {
        ordered.put(label.name(), found.get(label.name()));
      }
    }
    return ordered;
  }

  /**
   * The regime known when hour {@code k} of {@code book} began: that of the candle before it.
   *
   * @param labelAt the label at the close of a candle of the candles
   */
  static RegimeLabel known(BookCurve book, int k, IntFunction<RegimeLabel> labelAt) {
    int before = book.from + k - 1;
    return before < 0 ? RegimeLabel.CHOP : labelAt.apply(before);
  }

  private static Map<String, Slice> by(IntFunction<String> key, BookCurve book, BookCurve hold) {
    String[] keys = new String[book.size()];
    Map<String, List<Integer>> hours = new TreeMap<>();
    for (int k = 0; k < keys.length; k++) {
      keys[k] = key.apply(k);
      hours.computeIfAbsent(keys[k], any -> new ArrayList<>()).add(k);
    }
    List<RoundTrip> trips = RoundTrip.of(book);
    Map<String, Slice> slices = new LinkedHashMap<>();
    hours.forEach(
        (name, places) -> {
          int[] chosen = places.stream().mapToInt(Integer::intValue).toArray();
          slices.put(
              name,
              new Slice(
                  new Sample(book, trips, chosen, k -> keys[k].equals(name)).metrics(),
                  new Sample(hold, List.of(), chosen, k -> false).metrics()));
        });
    return slices;
  }
}
