package com.iteradynamics.research.comparison;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A backtest as its JSON tells it, for a comparison.
 *
 * @param name what it is called beside the others
 * @param source where it is from, as a file's name; for messages
 * @param result its JSON, without the curve
 * @param metrics the figures in it, by their names
 * @param openTimes the hours of its curve, open times of candles
 * @param startUsd cash before anything was traded, above 0
 * @param equityUsd equity at the close of each hour, above 0
 * @param holdUsd the same of buying and holding
 */
public record ComparedRun(
    String name,
    String source,
    Map<String, Object> result,
    Map<String, Object> metrics,
    List<String> openTimes,
    double startUsd,
    double[] equityUsd,
    double[] holdUsd) {
  /** Where the JSON of a backtest has its book. */
  private static final String CURVE = "curve";

  private static final String HOLD = "buy_and_hold";

  /**
   * The run that {@code json} tells of, called by its strategy.
   *
   * @param source where it is from
   * @param json what {@code backtest --json} wrote
   * @throws IllegalArgumentException when it is no such result, or its curve cannot be; says which
   */
  public static ComparedRun of(String source, Map<String, Object> json) {
    Map<String, Object> result = new LinkedHashMap<>(json);
    Map<String, Object> curve = object(source, json, CURVE);
    result.remove(CURVE);
    Map<String, Object> metrics = object(source, json, "metrics");
    object(source, json, HOLD);
    for (String name : List.of("strategy", "product_id", "execution", "from", "to")) {
      if (!(json.get(name) instanceof String)) {
        throw noResult(source, name);
      }
    }
    List<String> times = list(source, curve, "open_time").stream().map(Object::toString).toList();
    if (times.size() < 2) {
      throw new IllegalArgumentException(source + ": its curve has fewer than two hours");
    }
    try {
      times.forEach(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(source + ": open_time: " + e.getMessage(), e);
    }
    return new ComparedRun(
        json.get("strategy").toString(),
        source,
        result,
        metrics,
        times,
        positive(source, "start_equity", metrics.get("start_equity")),
        column(source, curve, "equity_usd", times.size()),
        column(source, curve, "hold_equity_usd", times.size()));
  }

  private static IllegalArgumentException noResult(String source, String name) {
    return new IllegalArgumentException(
        source + " is not what `backtest --json` writes of one strategy: it has no " + name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String source, Map<String, Object> in, String name) {
    if (in.get(name) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw noResult(source, name);
  }

  private static List<?> list(String source, Map<String, Object> curve, String name) {
    if (curve.get(name) instanceof List<?> list) {
      return list;
    }
    throw noResult(source, CURVE + "." + name);
  }

  private static double[] column(String source, Map<String, Object> curve, String name, int hours) {
    List<?> values = list(source, curve, name);
    if (values.size() != hours) {
      throw new IllegalArgumentException(
          source + ": " + name + " has " + values.size() + " values for " + hours + " hours");
    }
    double[] column = new double[hours];
    for (int k = 0; k < hours; k++) {
      column[k] = positive(source, name + " " + k, values.get(k));
    }
    return column;
  }

  private static double positive(String source, String what, Object value) {
    double number = value instanceof Number known ? known.doubleValue() : Double.NaN;
    if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          source + ": " + what + " must be a number above 0, was " + value);
    }
    return number;
  }

  /** The same by another name. */
  ComparedRun called(String other) {
    return new ComparedRun(other, source, result, metrics, openTimes, startUsd, equityUsd, holdUsd);
  }

  /** Buying and holding beside it, at its costs. */
  ComparedRun holding() {
    @SuppressWarnings("unchecked")
    Map<String, Object> hold = (Map<String, Object>) result.get(HOLD);
    return new ComparedRun(
        "buy and hold", source, Map.of(), hold, openTimes, startUsd, holdUsd, holdUsd);
  }

  /** A figure by its name in files; empty where it is not defined. */
  OptionalDouble metric(String figure) {
    return number(metrics, figure);
  }

  /** Cost per side at which it ends as cash does, bps; empty where there is none. */
  OptionalDouble breakEvenBps() {
    return number(breakEven(), "cash_bps");
  }

  /** What that is above, bps, where no cost that was tried is high enough. */
  OptionalDouble breakEvenAboveBps() {
    return number(breakEven(), "cash_above_bps");
  }

  /** Why there is neither, in a few words. */
  String noBreakEven() {
    return breakEven().get("cash_reason") instanceof String reason ? reason : "not told";
  }

  private Map<?, ?> breakEven() {
    return result.get("break_even") instanceof Map<?, ?> map ? map : Map.of();
  }

  private static OptionalDouble number(Map<?, ?> map, String name) {
    return map.get(name) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  /**
   * What equity gained from each close to the next, as {@code PerformanceMetrics} has it: what was
   * traded at the very first close is in the first.
   */
  double[] returns() {
    double[] returns = new double[equityUsd.length - 1];
    for (int k = 0; k < returns.length; k++) {
      returns[k] = equityUsd[k + 1] / (k == 0 ? startUsd : equityUsd[k]) - 1;
    }
    return returns;
  }
}
