package com.iteradynamics.market;

/**
 * Average directional index, 0..100: how one-sided the moves of highs and lows are, without saying
 * to which side. First value at candle {@code 2 length - 1}; later, or never, when nothing moved.
 * Source: Wilder, New Concepts in Technical Trading Systems, 1978, with {@link WilderAverage}'s
 * weights.
 */
public final class Adx {
  private static final double NOTHING = Math.ulp(1.0);

  private final WilderAverage plusMove;
  private final WilderAverage minusMove;
  private final WilderAverage average;

  private double previousHigh = Double.NaN;
  private double previousLow = Double.NaN;
  private double plus = Double.NaN;
  private double minus = Double.NaN;

  /**
   * An index without candles.
   *
   * @param length in candles, &gt;= 1
   * @throws IllegalArgumentException when it is less
   */
  public Adx(int length) {
    this.plusMove = new WilderAverage(length);
    this.minusMove = new WilderAverage(length);
    this.average = new WilderAverage(length);
  }

  /**
   * Takes the next candle.
   *
   * @param high its highest price, USD
   * @param low its lowest price, USD
   * @param atr the average true range over the same length at this candle, USD; NaN before it is
   *     there
   */
  public void add(double high, double low, double atr) {
    double up = high - previousHigh;
    double down = previousLow - low;
    previousHigh = high;
    previousLow = low;
    if (Double.isNaN(up)) {
      return;
    }
    plusMove.add(up > down && up >= NOTHING ? up : 0);
    minusMove.add(down > up && down >= NOTHING ? down : 0);
    double scale = 100 / atr;
    plus = scale * plusMove.value();
    minus = scale * minusMove.value();
    // 0/0, hence a missing input, when there was no move to either side.
    average.add(100 * Math.abs(plus - minus) / (plus + minus));
  }

  /** The index, 0..100; NaN when not available. */
  public double value() {
    return average.value();
  }

  /** Share of upward moves, 0..100; NaN before candle {@code length}. */
  public double plus() {
    return plus;
  }

  /** Share of downward moves, 0..100; NaN before candle {@code length}. */
  public double minus() {
    return minus;
  }
}
