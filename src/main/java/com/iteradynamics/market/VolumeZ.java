package com.iteradynamics.market;

/**
 * How unusual a candle's volume is: its distance from the mean volume in sample standard deviations
 * (ddof 1); above 0 where there is more than usual. The candle's own volume is in both. Source: the
 * Python reference, by pandas' {@code rolling}.
 */
public final class VolumeZ {
  /** Two volumes further apart than this have a deviation; its square does not vanish. */
  private static final double VISIBLE = 1e-100;

  private final int length;
  private final int needed;

  /**
   * A measure over the candle itself and those before it.
   *
   * @param length how many candles, &gt;= 2
   * @param needed with fewer candles than this there is no value, &gt;= 2
   */
  public VolumeZ(int length, int needed) {
    this.length = length;
    this.needed = needed;
  }

  /**
   * Whether the change from one volume to the next shows already that there is a value, given
   * enough candles; when not, there may be one all the same.
   *
   * @param change difference of the two volumes, units of base
   */
  public static boolean surelyExists(double change) {
    return Math.abs(change) > VISIBLE;
  }

  /**
   * The value at candle {@code i}, standard deviations; NaN with too few candles, or when all
   * volumes are the same.
   *
   * @param i index of the candle, 0 being the oldest
   */
  public double at(CandleSeries candles, int i) {
    int count = Math.min(length, i + 1);
    if (count < needed) {
      return Double.NaN;
    }
    int to = candles.offset() + i + 1;
    MeanAndVariance spread = new MeanAndVariance();
    spread.measure(candles.volumes(), to - count, to);
    double deviation = Math.sqrt(spread.squares / (count - 1));
    return deviation == 0 ? Double.NaN : -spread.shift / deviation;
  }
}
