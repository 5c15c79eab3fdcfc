package com.iteradynamics.research.luck;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The straight line with the least squared vertical distances from points.
 *
 * @param slope absent when all x are the same
 * @param intercept absent with the slope
 */
record Line(OptionalDouble slope, OptionalDouble intercept) {

  static Line through(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    if (SharpeSample.isFlat(meanX, xx / x.length)) {
      return new Line(OptionalDouble.empty(), OptionalDouble.empty());
    }
    double slope = xy / xx;
    return new Line(OptionalDouble.of(slope), OptionalDouble.of(meanY - slope * meanX));
  }
}
