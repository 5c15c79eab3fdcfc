package com.iteradynamics.research;

import java.util.OptionalDouble;

/**
 * The hourly returns of an equity, summed up.
 *
 * @param count how many there are
 * @param losing how many are below 0
 * @param mean their mean
 * @param squares sum of the squares of their distances from the mean
 * @param losingSquares sum of the squares of those below 0
 */
record Returns(int count, int losing, double mean, double squares, double losingSquares) {
  private static final double ROOT_OF_A_YEAR = Math.sqrt(Metrics.HOURS_A_YEAR);

  /** A deviation below this is the rounding of an equity that grows evenly. */
  private static final double ROUNDING = 1e-14;

  /** The change from each equity to the next, as a share of the one before. */
  static double[] changes(double[] equity) {
    double[] changes = new double[Math.max(0, equity.length - 1)];
    for (int i = 0; i < changes.length; i++) {
      double before = equity[i];
      changes[i] = before > 0 ? (equity[i + 1] - before) / before : 0;
    }
    return changes;
  }

  /** Those that {@link #changes} gave, summed up. */
  static Returns of(double[] changes) {
    int count = changes.length;
    double sum = 0;
    double losingSquares = 0;
    int losing = 0;
    for (double change : changes) {
      sum += change;
      // Every other hour loses, which no processor foresees: so without a branch.
      double loss = Math.min(change, 0);
      losingSquares += loss * loss;
      losing += change < 0 ? 1 : 0;
    }
    double mean = count > 0 ? sum / count : 0;
    double squares = 0;
    for (double each : changes) {
      squares += (each - mean) * (each - mean);
    }
    return new Returns(count, losing, mean, squares, losingSquares);
  }

  OptionalDouble volatility() {
    return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(deviation() * ROOT_OF_A_YEAR);
  }

  OptionalDouble sharpe() {
    return count < 2 ? OptionalDouble.empty() : ratio(deviation());
  }

  OptionalDouble sortino() {
    return losing == 0 ? OptionalDouble.empty() : ratio(Math.sqrt(losingSquares / count));
  }

  OptionalDouble sortinoOfLosses() {
    return losing == 0 ? OptionalDouble.empty() : ratio(Math.sqrt(losingSquares / losing));
  }

  private double deviation() {
    return Math.sqrt(squares / (count - 1));
  }

  private OptionalDouble ratio(double deviation) {
    return deviation > ROUNDING
        ? OptionalDouble.of(mean / deviation * ROOT_OF_A_YEAR)
        : OptionalDouble.empty();
  }
}
