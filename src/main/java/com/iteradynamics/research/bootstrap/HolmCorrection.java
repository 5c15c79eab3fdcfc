package com.iteradynamics.research.bootstrap;

import java.util.List;
import java.util.stream.IntStream;

/** P values of several tests at once. Pure. */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * Holm's p values, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal
   * of Statistics 6 (2), 1979: those that are at most 5 % include a wrong one with a probability of
   * at most 5 %, however many there are and however they depend on each other.
   *
   * @param values p values, 0..1
   * @return adjusted, in the same order, each at least as large and at most 1
   */
  public static double[] of(double[] values) {
    List<Integer> rising =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .toList();
    double[] adjusted = new double[values.length];
    double last = 0;
    for (int rank = 0; rank < values.length; rank++) {
      int place = rising.get(rank);
      last = Math.max(last, Math.min(1, (values.length - rank) * values[place]));
      adjusted[place] = last;
    }
    return adjusted;
  }
}
