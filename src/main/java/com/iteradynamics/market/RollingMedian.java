package com.iteradynamics.market;

import java.util.Arrays;

/** Median of the last {@code length} inputs; of an even count, the mean of the middle two. */
public final class RollingMedian {
  private final double[] inputs;
  private final double[] sorted;
  private int next;
  private int rows;
  private int there;

  /**
   * A median without inputs.
   *
   * @param length in candles, &gt;= 1
   */
  public RollingMedian(int length) {
    this.inputs = new double[Lengths.atLeastOne(length)];
    this.sorted = new double[length];
  }

  /** Takes the next input; NaN means that it is missing. */
  public void add(double x) {
    double oldest = rows < inputs.length ? Double.NaN : inputs[next];
    rows = Math.min(rows + 1, inputs.length);
    inputs[next] = x;
    next = next + 1 == inputs.length ? 0 : next + 1;
    if (!Double.isNaN(oldest) && !Double.isNaN(x)) {
      replace(oldest, x);
    } else if (!Double.isNaN(oldest)) {
      remove(oldest);
    } else if (!Double.isNaN(x)) {
      insert(x);
    }
  }

  /** The median, in the inputs' unit; NaN when none is there. */
  public double value() {
    if (there == 0) {
      return Double.NaN;
    }
    int middle = there / 2;
    return there % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private void insert(double x) {
    int at = place(x);
    System.arraycopy(sorted, at, sorted, at + 1, there - at);
    sorted[at] = x;
    there++;
  }

  private void remove(double x) {
    int at = place(x);
    there--;
    System.arraycopy(sorted, at + 1, sorted, at, there - at);
  }

  private void replace(double oldest, double x) {
    int from = place(oldest);
    int to = place(x);
    if (to > from) {
      to--;
      System.arraycopy(sorted, from + 1, sorted, from, to - from);
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
    }
    sorted[to] = x;
  }

  /** Where {@code x} stands, or would stand. */
  private int place(double x) {
    int at = Arrays.binarySearch(sorted, 0, there, x);
    return at >= 0 ? at : -at - 1;
  }
}
