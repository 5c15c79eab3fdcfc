package com.iteradynamics.research.statistics;

import com.iteradynamics.research.BookCurve;
import com.iteradynamics.research.RoundTrip;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The figures of a book from their definitions, slowly, and in other ways than the code has them.
 */
final class NaiveStatistics {
  final BookCurve book;
  final double[] equity;

  NaiveStatistics(BookCurve book) {
    this.book = book;
    equity = new double[book.size() + 1];
    equity[0] = book.startUsd();
    for (int k = 0; k < book.size(); k++) {
      equity[k + 1] = book.equityUsd(k);
    }
  }

  /** Returns by the first characters of a time: 10 for days, 7 for months, 13 for hours. */
  Map<String, Double> by(int characters) {
    Map<String, Double> growth = new LinkedHashMap<>();
    for (int k = 0; k < book.size(); k++) {
      String key =
          DateTimeFormatter.ISO_INSTANT
              .format(book.openTime(k).atOffset(ZoneOffset.UTC))
              .substring(0, characters);
      growth.merge(key, equity[k + 1] / equity[k], (a, b) -> a * b);
    }
    growth.replaceAll((key, value) -> value - 1);
    return growth;
  }

  double[] changes(int characters) {
    return by(characters).values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double peak(int i) {
    return Arrays.stream(equity, 0, i + 1).max().orElseThrow();
  }

  /** Depths of all drawdowns, the deepest first. */
  List<Double> depths() {
    Map<Double, Double> deepest = new LinkedHashMap<>();
    // Equities of these books never come to exactly the same peak twice.
    for (int i = 0; i < equity.length; i++) {
      if (equity[i] < peak(i)) {
        deepest.merge(peak(i), 1 - equity[i] / peak(i), Math::max);
      }
    }
    return deepest.values().stream().sorted((a, b) -> Double.compare(b, a)).toList();
  }

  double ulcer() {
    return Math.sqrt(
        IntStream.range(1, equity.length)
            .mapToDouble(i -> Math.pow((peak(i) - equity[i]) / peak(i), 2))
            .average()
            .orElseThrow());
  }

  /** The least loss that 19 of 20 days do not exceed. */
  static double valueAtRisk(double[] days) {
    return Arrays.stream(days)
        .map(day -> -day)
        .filter(a -> 20 * Arrays.stream(days).filter(day -> -day <= a).count() >= 19L * days.length)
        .min()
        .orElseThrow();
  }

  /** The least of a + E[(loss - a)+] / 5 %, which is at one of the losses. */
  static double beyond(double[] days) {
    return Arrays.stream(days)
        .map(day -> -day)
        .map(
            a ->
                a
                    + Arrays.stream(days).map(day -> Math.max(0, -day - a)).average().orElseThrow()
                        / 0.05)
        .min()
        .orElseThrow();
  }

  private static double power(double[] values, int power) {
    return Arrays.stream(values).map(x -> Math.pow(x, power)).average().orElseThrow();
  }

  private static double variance(double[] values) {
    return power(values, 2) - Math.pow(power(values, 1), 2);
  }

  static double skewness(double[] x) {
    double mean = power(x, 1);
    return (power(x, 3) - 3 * mean * power(x, 2) + 2 * Math.pow(mean, 3))
        / Math.pow(variance(x), 1.5);
  }

  static double kurtosis(double[] x) {
    double mean = power(x, 1);
    return (power(x, 4)
            - 4 * mean * power(x, 3)
            + 6 * mean * mean * power(x, 2)
            - 3 * Math.pow(mean, 4))
        / Math.pow(variance(x), 2);
  }

  static double quantile(double[] values, double share) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] * (1 - (place - below)) + sorted[above] * (place - below);
  }

  /** Slope and intercept of the least squares line, and the correlation, by raw sums. */
  static double[] line(double[] x, double[] y) {
    int n = x.length;
    double sx = Arrays.stream(x).sum();
    double sy = Arrays.stream(y).sum();
    double sxx = Arrays.stream(x).map(v -> v * v).sum();
    double syy = Arrays.stream(y).map(v -> v * v).sum();
    double sxy = IntStream.range(0, n).mapToDouble(i -> x[i] * y[i]).sum();
    double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    return new double[] {
      slope,
      (sy - slope * sx) / n,
      (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy))
    };
  }

  /** Sharpe ratio of hours, annualized, by raw sums. */
  static double sharpe(double[] returns) {
    int n = returns.length;
    double unbiased = variance(returns) * n / (n - 1);
    return power(returns, 1) / Math.sqrt(unbiased) * Math.sqrt(8_760);
  }

  /** Returns between closes, as Sharpe has them. */
  double[] hourly() {
    double[] returns = new double[book.size() - 1];
    for (int i = 0; i < returns.length; i++) {
      returns[i] = equity[i + 2] / (i == 0 ? equity[0] : equity[i + 1]) - 1;
    }
    return returns;
  }

  /** By trade what it earned, of equity before it. */
  double[] trades() {
    List<Double> all = new ArrayList<>();
    for (RoundTrip trip : RoundTrip.of(book)) {
      all.add(trip.profitUsd() / equity[trip.opened()]);
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Trades as a word: W won, L lost, E even. */
  String word() {
    StringBuilder word = new StringBuilder();
    for (double each : trades()) {
      word.append(each > 0 ? 'W' : each < 0 ? 'L' : 'E');
    }
    return word.toString();
  }

  static int longest(String word, char of) {
    return Arrays.stream(word.split("[^" + of + "]+", -1)).mapToInt(String::length).max().orElse(0);
  }

  Instant close(int i) {
    return i == 0 ? book.openTime(0) : book.openTime(i - 1).plusSeconds(3_600);
  }
}
