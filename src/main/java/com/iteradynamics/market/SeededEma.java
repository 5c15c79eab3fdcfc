package com.iteradynamics.market;

/**
 * Exponential average seeded with a plain mean: undefined before the {@code length}-th input, there
 * the mean of the inputs so far, afterwards {@code e = (1 - a) e + a x} with {@code a = 2 / (length
 * + 1)}.
 *
 * <p>A missing input repeats the average and lets it weigh less against the next one, as an average
 * over the hours that did happen. Layer 1 and Regime Trend use this kind; source: numerics E.1.
 */
public final class SeededEma {
  private final int length;
  private final double alpha;
  private final double keep;
  private final boolean exact;

  private final double[] seed;
  private int missing;
  private int count;
  private double value = Double.NaN;
  private double weight;

  /**
   * An average without inputs.
   *
   * @param length in candles, &gt;= 1
   */
  public SeededEma(int length) {
    this.length = Lengths.atLeastOne(length);
    this.alpha = 1 / (1 + (length - 1) / 2.0);
    this.keep = 1 - alpha;
    this.exact = keep + alpha == 1;
    this.seed = new double[length];
    this.weight = keep;
  }

  /**
   * Stands where {@code other} of the same length stands. A loop over many candles runs on a copy
   * that nobody else sees, so that its state stays in registers.
   */
  public void copyFrom(SeededEma other) {
    if (other.count < length) {
      System.arraycopy(other.seed, 0, seed, 0, other.count);
    }
    missing = other.missing;
    count = other.count;
    value = other.value;
    weight = other.weight;
  }

  /** Takes the next input, finite. */
  public void add(double x) {
    if (count < length) {
      seed[count++] = x;
      if (count == length) {
        value = PairwiseSum.of(seed) / (length - missing);
      }
      return;
    }
    if (x != value) {
      // The division is by exactly 1 unless an input was missing just before.
      double sum = weight * value + alpha * x;
      value = exact && weight == keep ? sum : sum / (weight + alpha);
    }
    weight = keep;
  }

  /** Takes a candle whose input is missing. */
  public void addMissing() {
    if (count < length) {
      missing++;
      add(0);
    } else {
      weight *= keep;
    }
  }

  /** The average, in the inputs' unit; NaN before the {@code length}-th candle. */
  public double value() {
    return value;
  }
}
