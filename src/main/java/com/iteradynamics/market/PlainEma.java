package com.iteradynamics.market;

/**
 * Exponential average seeded with the first input: {@code e = (1 - a) e + a x} with {@code a = 2 /
 * (length + 1)}, withheld before the {@code length}-th input. Core Exposure and Trend Probe use
 * this kind; source: numerics E.2.
 */
public final class PlainEma {
  private final int length;
  private final double alpha;
  private final double keep;
  private final double norm;

  private double value;
  private int count;

  /**
   * An average without inputs.
   *
   * @param length in candles, &gt;= 1
   */
  public PlainEma(int length) {
    this.length = Lengths.atLeastOne(length);
    this.alpha = 1 / (1 + (length - 1) / 2.0);
    this.keep = 1 - alpha;
    this.norm = keep + alpha;
  }

  /**
   * Stands where {@code other} of the same length stands. A loop over many candles runs on a copy
   * that nobody else sees, so that its state stays in registers.
   */
  public void copyFrom(PlainEma other) {
    value = other.value;
    count = other.count;
  }

  /** Takes the next input, finite. */
  public void add(double x) {
    if (count == 0) {
      value = x;
    } else if (x != value) {
      double sum = keep * value + alpha * x;
      value = norm == 1 ? sum : sum / norm;
    }
    count++;
  }

  /** The average, in the inputs' unit; NaN before the {@code length}-th input. */
  public double value() {
    return count >= length ? value : Double.NaN;
  }
}
