package com.iteradynamics.market;

/**
 * The rolling mean of an indicator at the candles of a {@link Stretch}; keeps the values before
 * them that its windows reach back to. Values may be missing (NaN) at first; once there is one, all
 * later ones are there, and the first windows take what there is.
 */
public final class Trail {
  private final int length;
  private final double[] values;
  private final double[] means = new double[Stretch.LONGEST];
  private final double[] blocks;
  private final double[] shifted;
  private int firstThere;
  private int count;

  /**
   * A trail without values.
   *
   * @param length of the window, candles, &gt;= 1
   */
  public Trail(int length) {
    this.length = Lengths.atLeastOne(length);
    this.values = new double[length + Stretch.LONGEST];
    this.blocks = new double[length + Stretch.LONGEST];
    this.shifted = new double[length + Stretch.LONGEST];
    this.firstThere = length;
  }

  /**
   * Makes room for a stretch of {@code next} candles behind the values there are.
   *
   * @return the array whose elements from {@link #offset} on are to be set, before {@link #settle}
   */
  public double[] moveOn(int next) {
    System.arraycopy(values, count, values, 0, length);
    firstThere = Math.max(0, firstThere - count);
    count = next;
    return values;
  }

  /** Where the first candle of the stretch stands in the array. */
  public int offset() {
    return length;
  }

  /** Works out the means, now that the values of the stretch are set. */
  public void settle() {
    RollingMean.column(values, 1, length, count, means, blocks, shifted);
    while (firstThere < length + count && Double.isNaN(values[firstThere])) {
      firstThere++;
    }
    for (int k = 0; k < Math.min(count, firstThere - 1); k++) {
      int end = k + 1 + length;
      means[k] = RollingMean.of(values, Math.min(end, firstThere), end);
    }
  }

  /** Mean of the window that ends at place {@code k} of the stretch; NaN while none is there. */
  public double mean(int k) {
    return means[k];
  }

  /** All means by place in the stretch. */
  double[] means() {
    return means;
  }
}
