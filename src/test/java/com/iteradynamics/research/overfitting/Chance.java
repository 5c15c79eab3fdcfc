package com.iteradynamics.research.overfitting;

import java.util.SplittableRandom;

/** Random returns. */
final class Chance {
  private Chance() {}

  /**
   * The returns of {@code trials} trials, {@code periods} each, that the reference was computed
   * from as well: x' = (1103515245 x + 12345) mod 2^31, u = x' / 2^31, and a return is (the sum of
   * four such u - 2) / 50; period by period, in each the trials in order.
   */
  static double[][] reference(int periods, int trials, long seed) {
    double[][] returns = new double[trials][periods];
    long x = seed;
    for (int t = 0; t < periods; t++) {
      for (int n = 0; n < trials; n++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          x = (1_103_515_245L * x + 12_345) & 0x7fff_ffffL;
          sum += x / (double) (1L << 31);
        }
        returns[n][t] = (sum - 2) / 50;
      }
    }
    return returns;
  }

  /** Normally distributed returns of 1 % deviation. */
  static double[] noise(SplittableRandom random, int periods, double mean) {
    double[] returns = new double[periods];
    for (int t = 0; t < periods; t++) {
      returns[t] = mean + 0.01 * random.nextGaussian();
    }
    return returns;
  }
}
