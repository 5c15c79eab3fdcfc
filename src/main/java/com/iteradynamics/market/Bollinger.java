package com.iteradynamics.market;

/**
 * Bollinger bands of the close: the mean of the last {@code length} closes, and a multiple of their
 * population standard deviation (ddof 0) to either side. Source: J. Bollinger, Bollinger on
 * Bollinger Bands, 2001.
 */
public final class Bollinger {
  private final int length;
  private final double deviations;
  private final MeanAndVariance spread = new MeanAndVariance();

  private double lower = Double.NaN;
  private double mid = Double.NaN;
  private double upper = Double.NaN;

  /**
   * Bands that measure nothing yet.
   *
   * @param length in candles, &gt;= 1
   * @param deviations distance of a band from the mean in standard deviations, &gt;= 0
   * @throws IllegalArgumentException when {@code length} is less
   */
  public Bollinger(int length, double deviations) {
    this.length = Lengths.atLeastOne(length);
    this.deviations = deviations;
  }

  /**
   * Measures the bands at candle {@code i}; NaN before candle {@code length - 1}.
   *
   * @param i index of the candle, 0 being the oldest
   */
  public void measure(CandleSeries candles, int i) {
    if (i + 1 < length) {
      lower = Double.NaN;
      mid = Double.NaN;
      upper = Double.NaN;
      return;
    }
    int to = candles.offset() + i + 1;
    spread.measure(candles.closes(), to - length, to);
    mid = candles.close(i) + spread.shift;
    double distance = deviations * Math.sqrt(spread.squares / length);
    lower = mid - distance;
    upper = mid + distance;
  }

  /** The lower band, USD; NaN when not available. */
  public double lower() {
    return lower;
  }

  /** The mean, USD; NaN when not available. */
  public double mid() {
    return mid;
  }

  /** The upper band, USD; NaN when not available. */
  public double upper() {
    return upper;
  }

  /** (upper - lower) / mid, a fraction &gt;= 0; NaN when not available. */
  public double width() {
    return (upper - lower) / mid;
  }
}
