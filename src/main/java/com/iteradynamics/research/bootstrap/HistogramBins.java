package com.iteradynamics.research.bootstrap;

import java.util.Arrays;
import java.util.List;

/**
 * How often values fell where, in bins of the same width from the lowest to the highest.
 *
 * @param from the lower end of the first bin
 * @param width of each, &gt; 0; a value at the upper end of the last is in it
 * @param counts how many values each has
 */
public record HistogramBins(double from, double width, List<Integer> counts) {
  private static final int MOST = 20;

  public HistogramBins {
    counts = List.copyOf(counts);
  }

  /** Those of {@code values}, of which there is one at least; one bin where all are the same. */
  static HistogramBins of(double[] values) {
    double lowest = Arrays.stream(values).min().orElseThrow();
    double highest = Arrays.stream(values).max().orElseThrow();
    boolean same = highest - lowest <= Math.abs(highest) * 1e-9;
    Integer[] counts = new Integer[same ? 1 : MOST];
    Arrays.fill(counts, 0);
    double width = same ? Math.max(Math.abs(highest), 1) * 1e-9 : (highest - lowest) / MOST;
    for (double value : values) {
      counts[(int) Math.min(counts.length - 1, (value - lowest) / width)]++;
    }
    return new HistogramBins(lowest, width, List.of(counts));
  }
}
