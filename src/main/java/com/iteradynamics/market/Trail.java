package com.iteradynamics.market;

/**
 * The values of an indicator at the candles of a {@link Stretch}, with those before them that a
 * rolling window reaches back to. Values may be missing (NaN) at first; once there is one, all
 * later ones are there.
 */
public final class Trail {
  private final int length;
  private final double[] values;
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
    this.firstThere = length;
  }

  /**
   * Makes room for a stretch of {@code next} candles behind the values there are.
   *
   * @return the array whose elements from {@link #offset} on are to be set to its values
   */
  public double[] moveOn(int next) {
    skipMissing(length + count);
    System.arraycopy(values, count, values, 0, length);
    firstThere = Math.max(0, firstThere - count);
    count = next;
    return values;
  }

  /** Where the first candle of the stretch stands in the array. */
  public int offset() {
    return length;
  }

  /** Mean of the window that ends at place {@code k} of the stretch; NaN while none is there. */
  public double mean(int k) {
    int from = k + 1;
    int end = from + length;
    if (firstThere > 0) {
      skipMissing(end);
      from = Math.min(end, Math.max(from, firstThere));
    }
    return RollingMean.of(values, from, end);
  }

  private void skipMissing(int end) {
    while (firstThere < end && Double.isNaN(values[firstThere])) {
      firstThere++;
    }
  }
}
