package com.iteradynamics.research.bootstrap;

import java.util.Arrays;

/**
 * How a figure spreads over many runs: what is not exceeded in so many of a hundred of them.
 * Between two runs it is interpolated in a straight line (Hyndman and Fan, Sample Quantiles in
 * Statistical Packages, 1996, type 7, which is numpy's and R's default).
 */
public record Bands(double p5, double p25, double p50, double p75, double p95) {

  /**
   * Those of {@code values}, in any order, which stay as they are.
   *
   * @throws IllegalArgumentException when there are none
   */
  public static Bands of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("bands need at least one run");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Bands(
        quantile(sorted, 0.05),
        quantile(sorted, 0.25),
        quantile(sorted, 0.5),
        quantile(sorted, 0.75),
        quantile(sorted, 0.95));
  }

  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    if (below == sorted.length - 1) {
      return sorted[below];
    }
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
  }
}
