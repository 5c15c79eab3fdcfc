package com.iteradynamics.research.statistics;

import java.util.Optional;

/**
 * Mean and standard deviation (n - 1) of returns that vary.
 *
 * @param deviation above 0
 */
record Moments(double mean, double deviation) {
  /** A deviation of less than this, or than this share of the mean, is rounding. */
  private static final double ROUNDING = 1e-14;

  private static final double OF_MEAN = 1e-9;

  /** Those of {@code returns}; empty below two, and when they do not vary. */
  static Optional<Moments> of(double[] returns) {
    return of(returns, 0, returns.length);
  }

  /** Those of the returns {@code from} to {@code to - 1}. */
  static Optional<Moments> of(double[] returns, int from, int to) {
    int count = to - from;
    if (count < 2) {
      return Optional.empty();
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += returns[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (returns[i] - mean) * (returns[i] - mean);
    }
    double deviation = Math.sqrt(squares / (count - 1));
    return deviation > Math.max(ROUNDING, OF_MEAN * Math.abs(mean))
        ? Optional.of(new Moments(mean, deviation))
        : Optional.empty();
  }
}
