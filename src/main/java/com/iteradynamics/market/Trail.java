package com.iteradynamics.market;

/**
 * The values of an indicator at the candles of a {@link Stretch}, with those before them that a
 * rolling window reaches back to. Values may be missing at first; once there is one, all later ones
 * are there.
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

  /** Makes room for a stretch of {@code next} candles behind the values there are. */
  public void moveOn(int next) {
    System.arraycopy(values, count, values, 0, length);
    firstThere = Math.max(0, firstThere - count);
    count = next;
  }

  /** The value at place {@code k} of the stretch; to be set in order, NaN when missing. */
  public void set(int k, double value) {
    values[length + k] = value;
    if (Double.isNaN(value)) {
      firstThere = length + k + 1;
    }
  }

  /** Mean of the window that ends at place {@code k}, of fewer values at first; NaN without any. */
  public double mean(int k) {
    int from = k + 1;
    return RollingMean.of(
        values, from < firstThere ? Math.min(firstThere, from + length) : from, from + length);
  }
}
