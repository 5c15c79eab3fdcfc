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

  /** So many bins may be more than there are returns. */
  private static final int FEW = 5;

  /** No bin of returns is narrower: a basis point. */
  private static final double FINEST = 1e-4;

  public HistogramBins {
    counts = List.copyOf(counts);
  }

  /**
   * Those of returns, in bins whose edges are round: multiples of 1, 2 or 5 times a power of ten,
   * so that none has gains and losses, and at most {@value #MOST} of them, or as many as there are
   * returns, but for {@value #FEW}. A value at an edge is in the bin above it.
   *
   * @throws IllegalArgumentException when there is no return, or one is not finite
   */
  public static HistogramBins ofReturns(double[] returns) {
    if (returns.length == 0 || !Arrays.stream(returns).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a histogram needs returns, all finite");
    }
    double lowest = Arrays.stream(returns).min().getAsDouble();
    double highest = Arrays.stream(returns).max().getAsDouble();
    int most = Math.clamp(returns.length, FEW, MOST);
    double width = round((highest - lowest) / most);
    while (place(highest, width) - place(lowest, width) >= most) {
      width = round(width * 1.5);
    }
    long first = place(lowest, width);
    Integer[] counts = new Integer[(int) (place(highest, width) - first) + 1];
    Arrays.fill(counts, 0);
    for (double each : returns) {
      counts[(int) (place(each, width) - first)]++;
    }
    return new HistogramBins(first * width, width, List.of(counts));
  }

  /** Which multiple of {@code width} a value is above, or at but for its rounding. */
  private static long place(double value, double width) {
    return (long) Math.floor(value / width + 1e-9);
  }

  /** The next 1, 2 or 5 times a power of ten that is not below {@code width}, nor a basis point. */
  private static double round(double width) {
    double decade = FINEST;
    while (true) {
      for (int times : new int[] {1, 2, 5}) {
        if (times * decade >= width) {
          return times * decade;
        }
      }
      decade *= 10;
    }
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
