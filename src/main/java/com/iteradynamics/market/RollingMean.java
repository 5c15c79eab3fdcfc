package com.iteradynamics.market;

/**
 * Plain mean of neighbouring values. It depends on these values alone, to the last bit, wherever
 * they stand: a window and a long pass over the same candles agree.
 */
public final class RollingMean {
  private RollingMean() {}

  /** The mean of {@code values[from..to)}, always added in the same order; NaN of none. */
  public static double of(double[] values, int from, int to) {
    // Two independent sums, because each addition waits for the one before it.
    double even = 0;
    double odd = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      even = even + values[i] + values[i + 2];
      odd = odd + values[i + 1] + values[i + 3];
    }
    for (; i < to - 1; i += 2) {
      even += values[i];
      odd += values[i + 1];
    }
    double sum = i < to ? even + values[i] + odd : even + odd;
    return sum / (to - from);
  }
}
