package com.iteradynamics.market;

import java.util.Arrays;

/** Median of the last {@code length} inputs; of an even count, the mean of the middle two. */
public final class RollingMedian {
  private final double[] inputs;
  private final double[] sorted;
  private int next;
  private int count;

  /**
   * A median without inputs.
   *
   * @param length in candles, &gt;= 1
   * @throws IllegalArgumentException when it is less
   */
  public RollingMedian(int length) {
    this.inputs = new double[Lengths.atLeastOne(length)];
    this.sorted = new double[length];
  }

  /** Takes the next input, finite. */
  public void add(double x) {
    if (count < inputs.length) {
      int at = place(x);
      System.arraycopy(sorted, at, sorted, at + 1, count - at);
      sorted[at] = x;
      count++;
    } else {
      replace(inputs[next], x);
    }
    inputs[next] = x;
    next = next + 1 == inputs.length ? 0 : next + 1;
  }

  /** The median, in the inputs' unit; NaN without inputs. */
  public double value() {
    if (count == 0) {
      return Double.NaN;
    }
    int middle = count / 2;
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
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
    int at = Arrays.binarySearch(sorted, 0, count, x);
    return at >= 0 ? at : -at - 1;
  }
}
