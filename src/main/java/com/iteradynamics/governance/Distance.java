package com.iteradynamics.governance;

import com.iteradynamics.model.CalibrationBins;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far values are from a distribution. Both measures are effect sizes: a p-value would say that
 * hundreds of hours, which depend on each other, are hundreds of observations, and be tiny.
 */
final class Distance {
  /** The least share of a cell in PSI, so that an empty one does not count as infinitely far. */
  static final double LEAST_SHARE = 1e-4;

  private Distance() {}

  /**
   * Population stability index: the sum over cells of (p - q) ln(p / q), where p is the share of
   * the values and q the reference's, each at least {@value #LEAST_SHARE}. 0 is no difference.
   * Source: Kullback and Leibler 1951, their symmetric divergence J.
   *
   * @param counts how many values are in each cell of the reference, together at least one
   */
  static double psi(CalibrationBins reference, int[] counts) {
    double known = known(counts);
    List<Double> fractions = reference.fractions();
    double sum = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      double share = Math.max(LEAST_SHARE, counts[cell] / known);
      double usual = Math.max(LEAST_SHARE, fractions.get(cell));
      sum += (share - usual) * StrictMath.log(share / usual);
    }
    return sum;
  }

  /**
   * Kolmogorov-Smirnov distance: the largest difference of the shares at or below an edge, over all
   * edges of the reference; 0..1, 0 is no difference.
   *
   * @param counts how many values are in each cell of the reference, together at least one
   */
  static double ks(CalibrationBins reference, int[] counts) {
    double known = known(counts);
    List<Double> fractions = reference.fractions();
    int below = 0;
    double usual = 0;
    double largest = 0;
    for (int cell = 0; cell < counts.length - 1; cell++) {
      below += counts[cell];
      usual += fractions.get(cell);
      largest = Math.max(largest, Math.abs(below / known - usual));
    }
    return largest;
  }

  private static double known(int[] counts) {
    int known = IntStream.of(counts).sum();
    if (known == 0) {
      throw new IllegalArgumentException("no values have no distance");
    }
    return known;
  }
}
