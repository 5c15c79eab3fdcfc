package com.iteradynamics.market;

/**
 * A sum in the order in which the reference's array library adds: eight sums side by side up to 128
 * values, halves of more. Other orders differ in the last bit, which a trend that is the small
 * difference of two averages shows.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  static double of(double[] values) {
    return of(values, 0, values.length);
  }

  private static double of(double[] values, int from, int count) {
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return of(values, from, half) + of(values, from + half, count - half);
    }
    double sum = 0;
    int aligned = count - count % LANES;
    if (aligned > 0) {
      sum = lanes(values, from, aligned);
    }
    for (int i = from + aligned; i < from + count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static double lanes(double[] values, int from, int count) {
    double[] r = new double[LANES];
    for (int i = 0; i < count; i++) {
      r[i % LANES] += values[from + i];
    }
    return ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
  }
}
