package com.iteradynamics.market;

import java.util.Arrays;

/**
 * {@link Indicator#deviation}: as {@link MeanAndVariance} around the newest close, so that equal
 * closes give exactly 0, and at many candles side by side.
 *
 * @param length in candles, &gt;= 1
 */
record Deviation(int length) implements Indicator {
  Deviation {
    Lengths.atLeastOne(length);
  }

  @Override
  public Kernel begin(Pass pass, double[] column) {
    return new Squares(pass, column);
  }

  /** On its way along a block of candles. */
  private final class Squares implements Kernel {
    private final Pass pass;
    private final double[] column;
    private final int before = length - 1;
    private final double[] closes = new double[before + Pass.MAX_SIZE];
    private final double[] moved = new double[Pass.MAX_SIZE];
    private final double[] further = new double[Pass.MAX_SIZE];
    private final double[] sum = new double[Pass.MAX_SIZE];

    Squares(Pass pass, double[] column) {
      this.pass = pass;
      this.column = column;
    }

    @Override
    public void fill(int count) {
      double[] close = pass.close();
      System.arraycopy(close, 0, closes, before, count);
      Arrays.fill(sum, 0);
      Arrays.fill(column, 0);
      for (int back = 1; back < length; back += 2) {
        System.arraycopy(closes, before - back, moved, 0, count);
        // Of an even length the last is alone: the newest close itself has no distance.
        int next = back + 1 < length ? back + 1 : 0;
        System.arraycopy(closes, before - next, further, 0, count);
        add(close, count);
      }
      for (int k = 0; k < count; k++) {
        double squares = Math.max(0, column[k] - sum[k] * (sum[k] / length));
        column[k] = pass.seen(k) < length ? Double.NaN : Math.sqrt(squares / length);
      }
      System.arraycopy(closes, count, closes, 0, before);
    }

    /** By itself, so that the processor adds several at a time. */
    private void add(double[] close, int count) {
      for (int k = 0; k < count; k++) {
        double one = moved[k] - close[k];
        double other = further[k] - close[k];
        sum[k] += one + other;
        column[k] += one * one + other * other;
      }
    }
  }
}
