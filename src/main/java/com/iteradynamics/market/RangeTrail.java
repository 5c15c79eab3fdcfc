package com.iteradynamics.market;

/** The mean true range of the last candles, a plain mean, over a tape, stretch by stretch. */
public final class RangeTrail {
  private final Stretch stretch;
  private final Trail ranges;
  private double previousClose = Double.NaN;

  /**
   * A trail without values.
   *
   * @param length in candles, &gt;= 1
   * @param stretch stands before the oldest candle
   */
  public RangeTrail(int length, Stretch stretch) {
    this.stretch = stretch;
    this.ranges = new Trail(length);
  }

  /** Follows the stretch, which has moved on. */
  public void follow() {
    double[] high = stretch.high();
    double[] low = stretch.low();
    double[] close = stretch.close();
    double before = previousClose;
    int count = stretch.count();
    double[] values = ranges.moveOn(count);
    int offset = ranges.offset();
    for (int k = 0; k < count; k++) {
      values[offset + k] = TrueRange.of(high[k], low[k], before);
      before = close[k];
    }
    previousClose = before;
    ranges.settle();
  }

  /** The means by place in the stretch; valid until the next {@link #follow}. */
  public double[] means() {
    return ranges.means();
  }

  /** Copies the means of the stretch into a column of the whole tape. */
  void copyTo(double[] column) {
    System.arraycopy(ranges.means(), 0, column, stretch.from(), stretch.count());
  }
}
