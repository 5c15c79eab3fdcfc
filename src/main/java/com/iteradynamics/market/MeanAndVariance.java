package com.iteradynamics.market;

/**
 * Mean and squared spread of a stretch of values, in one look at them.
 *
 * <p>Both are taken around the newest value rather than around 0: identical values give exactly 0,
 * and since no value of n lies further from their mean than sqrt(n) standard deviations, no more
 * than a factor of n in precision is lost. The result depends on these values alone, to the last
 * bit, so that a window and a long pass over the same candles agree.
 */
final class MeanAndVariance {
  /** How far the mean lies from the newest value. */
  double shift;

  /** Sum of the squared distances from the mean, &gt;= 0. */
  double squares;

  /** Measures {@code values[from..to)}, at least one. */
  void measure(double[] values, int from, int to) {
    double pivot = values[to - 1];
    // Independent sums, because each addition waits for the one before it.
    double sum0 = 0;
    double sum1 = 0;
    double square0 = 0;
    double square1 = 0;
    int i = from;
    for (; i < to - 1; i += 2) {
      double a = values[i] - pivot;
      double b = values[i + 1] - pivot;
      sum0 += a;
      sum1 += b;
      square0 += a * a;
      square1 += b * b;
    }
    // What is left, when the count is odd, is the newest value, whose distance is 0.
    double sum = sum0 + sum1;
    shift = sum / (to - from);
    squares = square0 + square1 - sum * shift;
  }
}
