package com.iteradynamics.market;

/**
 * Wilder's average (New Concepts in Technical Trading Systems, 1978) with normalized weights: the
 * mean of all inputs so far, each weighing {@code 1 - 1/length} of the one after it. It forgets
 * exponentially and, unlike Wilder's recursion, leans on no seed. Undefined before the {@code
 * length}-th input that is there.
 *
 * <p>A missing input (NaN) repeats the average and lets what came before weigh less. It is pandas'
 * {@code ewm(alpha=1/length, min_periods=length).mean()}, and pandas_ta's {@code rma}.
 */
public final class WilderAverage {
  private final int length;
  private final double keep;

  private double value;
  private double weight;
  private int count;

  /**
   * An average without inputs.
   *
   * @param length in candles, &gt;= 1
   * @throws IllegalArgumentException when it is less
   */
  public WilderAverage(int length) {
    this.length = Lengths.atLeastOne(length);
    this.keep = keep(length);
  }

  /** What is left of an input's weight at the next one. */
  static double keep(int length) {
    double share = 1.0 / length;
    // Not simplified: this is 1 - 1/length to the last bit of the reference.
    return 1 - 1 / (1 + (1 - share) / share);
  }

  /** The mean of what was before, with its weight, and of an input with weight 1. */
  static double mean(double weight, double value, double x) {
    return (weight * value + x) / (weight + 1);
  }

  /** Takes the next input; NaN means that it is missing. */
  public void add(double x) {
    double old = weight * keep;
    if (Double.isNaN(x)) {
      weight = old;
      return;
    }
    if (count == 0) {
      value = x;
      old = 0;
    } else if (x != value) {
      value = mean(old, value, x);
    }
    weight = old + 1;
    count++;
  }

  /** Takes the inputs {@code from} to {@code to - 1} of a row and fills in the average at each. */
  void fill(double[] inputs, int from, int to, double[] averages) {
    WilderAverage copy = copy();
    for (int k = from; k < to; k++) {
      copy.add(inputs[k]);
      averages[k] = copy.value();
    }
    copyFrom(copy);
  }

  /**
   * An average that stands where this one does. A loop over many candles runs on a copy that nobody
   * else sees, so that its state stays in registers.
   */
  WilderAverage copy() {
    WilderAverage copy = new WilderAverage(length);
    copy.copyFrom(this);
    return copy;
  }

  void copyFrom(WilderAverage other) {
    value = other.value;
    weight = other.weight;
    count = other.count;
  }

  /** The average, in the inputs' unit; NaN before the {@code length}-th input. */
  public double value() {
    return count >= length ? value : Double.NaN;
  }
}
