package com.iteradynamics.market;

import java.util.Arrays;

/**
 * {@link Indicator#highest} and {@link Indicator#lowest}. Blocks whose lengths are powers of two
 * have it from their halves, and a window from the two blocks that cover it.
 *
 * @param length in candles, &gt;= 1
 * @param low whether of the lows rather than of the highs
 */
record Extreme(int length, boolean low) implements Indicator {
  Extreme {
    Lengths.atLeastOne(length);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    int before = length - 1;
    double[] values = new double[before + Pass.MAX_SIZE];
    double[] largest = new double[values.length];
    double[] moved = new double[values.length];
    Arrays.fill(values, Double.NEGATIVE_INFINITY);
    double sign = low ? -1 : 1;
    return count -> {
      double[] next = low ? pass.low() : pass.high();
      for (int k = 0; k < count; k++) {
        values[before + k] = sign * next[k];
      }
      int there = before + count;
      System.arraycopy(values, 0, largest, 0, there);
      int block = 1;
      for (; 2 * block <= length; block *= 2) {
        there -= block;
        with(largest, moved, block, there);
      }
      with(largest, moved, length - block, count);
      for (int k = 0; k < count; k++) {
        column[k] = sign * largest[k];
      }
      System.arraycopy(values, count, values, 0, before);
    };
  }

  private static void with(double[] largest, double[] moved, int by, int count) {
    System.arraycopy(largest, by, moved, 0, count);
    for (int i = 0; i < count; i++) {
      largest[i] = Math.max(largest[i], moved[i]);
    }
  }
}
