package com.iteradynamics.market;

/**
 * {@link WilderAverage} of the newest inputs alone, at every place of a long row: to the last bit
 * what an average gives that is made there anew.
 *
 * <p>An average forgets exponentially, so that two which began apart nearly always become one to
 * the last bit; but not where hardly anything moves. Therefore it is shown for each block of
 * places: between a value below and one above all that any average can have there, the step to the
 * next input keeps the order, and when the two meet, all between them have. Where they do not meet
 * in time, every place is computed by itself.
 */
public final class WilderWindows {
  private static final int BLOCK = 256;

  private final double[] inputs;
  private final int length;
  private final int count;
  private final double above;

  /** How many inputs it takes until the weight of the past no longer grows. */
  private final int settled;

  /** The weight of the past from then on. */
  private final double past;

  private WilderWindows(double[] inputs, int length, int count) {
    this.inputs = inputs;
    this.length = length;
    this.count = Lengths.atLeastOne(count);
    double most = 0;
    for (double input : inputs) {
      most = Math.max(most, Double.isNaN(input) ? 0 : input);
    }
    // Rounding lifts a mean above its largest input by some bits, and never twice as high.
    this.above = 2 * most;
    double keep = WilderAverage.keep(length);
    double weight = 0;
    int steps = 0;
    while (weight * keep + 1 != weight) {
      weight = weight * keep + 1;
      steps++;
    }
    this.settled = steps;
    this.past = weight * keep;
  }

  /**
   * The averages, one an input, in the inputs' unit; NaN before the {@code length}-th that is
   * there.
   *
   * @param inputs &gt;= 0; the first ones may be missing (NaN)
   * @param length of the average, in candles, &gt;= 1
   * @param count how many of the newest inputs each looks at, &gt;= 1
   * @throws IllegalArgumentException when {@code length} or {@code count} is less than 1
   */
  public static double[] of(double[] inputs, int length, int count) {
    return new WilderWindows(inputs, length, count).averages();
  }

  private double[] averages() {
    double[] averages = new double[inputs.length];
    WilderAverage whole = new WilderAverage(length);
    for (int i = 0; i < averages.length; i++) {
      whole.add(inputs[i]);
      averages[i] = whole.value();
    }
    for (int begin = count; begin < averages.length; begin += BLOCK) {
      int end = Math.min(begin + BLOCK, averages.length);
      if (!allAlike(begin)) {
        for (int i = begin; i < end; i++) {
          averages[i] = anew(i);
        }
      }
    }
    return averages;
  }

  /** Whether all averages that begin up to the last place of a block are one at its first place. */
  private boolean allAlike(int begin) {
    int from = begin + BLOCK - count + settled;
    double low = 0;
    double high = above;
    for (int i = from; i <= begin && low != high; i++) {
      double input = inputs[i];
      boolean between = low <= input && input <= high;
      double lower = WilderAverage.mean(past, low, input);
      double higher = WilderAverage.mean(past, high, input);
      // An average that meets its own value keeps it, whatever rounding would make of it.
      low = between ? Math.min(lower, input) : lower;
      high = between ? Math.max(higher, input) : higher;
    }
    return from <= begin && low == high;
  }

  private double anew(int i) {
    WilderAverage average = new WilderAverage(length);
    for (int k = i - count + 1; k <= i; k++) {
      average.add(inputs[k]);
    }
    return average.value();
  }
}
