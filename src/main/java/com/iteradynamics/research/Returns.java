package com.iteradynamics.research;

import java.util.OptionalDouble;

/**
 * The hourly returns of an equity, and what they add up to.
 *
 * @param changes what it gained from each hour to the next, as a share of the one before; not to be
 *     changed
 * @param losing how many are below 0
 * @param mean their mean
 * @param squares sum of the squares of their distances from the mean
 * @param losingSquares sum of the squares of those below 0
 */
public record Returns(
    double[] changes, int losing, double mean, double squares, double losingSquares) {
  private static final double ROOT_OF_A_YEAR = Math.sqrt(PerformanceMetrics.HOURS_A_YEAR);

  /** A deviation below this is the rounding of an equity that grows evenly. */
  private static final double ROUNDING = 1e-14;

  /** Those of {@code equity}, hour by hour. */
  static Returns of(double[] equity) {
    double[] changes = new double[Math.max(0, equity.length - 1)];
    double sum = 0;
    double losingSquares = 0;
    long losing = 0;
    for (int i = 0; i < changes.length; i++) {
      double before = equity[i];
      double change = before > 0 ? (equity[i + 1] - before) / before : 0;
      changes[i] = change;
      sum += change;
      double loss = Math.min(change, 0);
      losingSquares += loss * loss;
      losing += negative(change);
    }
    double mean = changes.length > 0 ? sum / changes.length : 0;
    double squares = 0;
    for (double each : changes) {
      squares += (each - mean) * (each - mean);
    }
    return new Returns(changes, (int) losing, mean, squares, losingSquares);
  }

  /**
   * 1 when {@code x} is below 0, else 0; not for -0. To count what comes and goes from hour to
   * hour: no processor foresees such a branch, so this is none.
   */
  static long negative(double x) {
    return Double.doubleToRawLongBits(x) >>> 63;
  }

  private int count() {
    return changes.length;
  }

  OptionalDouble volatility() {
    return count() < 2 ? OptionalDouble.empty() : OptionalDouble.of(deviation() * ROOT_OF_A_YEAR);
  }

  OptionalDouble sharpe() {
    return count() < 2 ? OptionalDouble.empty() : ratio(deviation());
  }

  OptionalDouble sortino() {
    return losing == 0 ? OptionalDouble.empty() : ratio(Math.sqrt(losingSquares / count()));
  }

  OptionalDouble sortinoOfLosses() {
    return losing == 0 ? OptionalDouble.empty() : ratio(Math.sqrt(losingSquares / losing));
  }

  private double deviation() {
    return Math.sqrt(squares / (count() - 1));
  }

  private OptionalDouble ratio(double deviation) {
    return deviation > ROUNDING
        ? OptionalDouble.of(mean / deviation * ROOT_OF_A_YEAR)
        : OptionalDouble.empty();
  }
}
