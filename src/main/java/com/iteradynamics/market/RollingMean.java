package com.iteradynamics.market;

/**
 * Plain mean of the last {@code length} inputs. It depends on these inputs alone, to the last bit,
 * whatever came before: a window and a long pass over the same candles agree.
 */
public final class RollingMean {
  private static final int SPARE = 1_024;

  private final int length;
  private final int needed;
  private final double[] inputs;
  private int end;
  private int missing;

  /**
   * A mean without inputs.
   *
   * @param length in candles, &gt;= 1
   * @param needed how many inputs have to be there for a mean, 1..length
   */
  public RollingMean(int length, int needed) {
    this.length = Lengths.atLeastOne(length);
    this.needed = Lengths.atLeastOne(needed);
    this.inputs = new double[length + SPARE];
  }

  /** Takes the next input; NaN means that it is missing. */
  public void add(double x) {
    if (end == inputs.length) {
      System.arraycopy(inputs, end - length, inputs, 0, length);
      end = length;
    }
    if (end >= length && Double.isNaN(inputs[end - length])) {
      missing--;
    }
    if (Double.isNaN(x)) {
      missing++;
    }
    inputs[end++] = x;
  }

  /** The mean, in the inputs' unit; NaN when fewer than {@code needed} of them are there. */
  public double value() {
    int count = Math.min(length, end);
    int there = count - missing;
    if (there < needed) {
      return Double.NaN;
    }
    double sum = missing == 0 ? sum(inputs, end - count, end) : sumThere(end - count);
    return sum / there;
  }

  private double sumThere(int from) {
    double sum = 0;
    for (int i = from; i < end; i++) {
      sum += Double.isNaN(inputs[i]) ? 0 : inputs[i];
    }
    return sum;
  }

  /** The sum of {@code values[from..to)}, always added in the same order. */
  static double sum(double[] values, int from, int to) {
    // Two independent sums, because each addition waits for the one before it.
    double even = 0;
    double odd = 0;
    int i = from;
    for (; i < to - 1; i += 2) {
      even += values[i];
      odd += values[i + 1];
    }
    return i < to ? even + values[i] + odd : even + odd;
  }
}
