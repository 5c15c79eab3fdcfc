package com.iteradynamics.market;

/**
 * Average true range: {@link WilderAverage} of {@link TrueRange}. The oldest candle has no true
 * range, so that the first value stands at candle {@code length}. Source: numerics E.3, E.4.
 */
public final class Atr {
  private final WilderAverage average;
  private final double widening;
  private double previousClose = Double.NaN;

  /**
   * An average without candles.
   *
   * @param length in candles, &gt;= 1
   * @param widening {@link ZeroRange#wideningOf} the window
   */
  public Atr(int length, double widening) {
    this.average = new WilderAverage(length);
    this.widening = widening;
  }

  /**
   * Stands where {@code other} of the same kind stands. A loop over many candles runs on a copy
   * that nobody else sees, so that its state stays in registers.
   */
  public void copyFrom(Atr other) {
    average.copyFrom(other.average);
    previousClose = other.previousClose;
  }

  /** Takes the next candle. */
  public void add(double high, double low, double close) {
    if (!Double.isNaN(previousClose)) {
      average.add(TrueRange.widened(high, low, previousClose, widening));
    }
    previousClose = close;
  }

  /** The average, USD, &gt; 0; NaN before candle {@code length}. */
  public double value() {
    return average.value();
  }
}
