package com.iteradynamics.market;

/**
 * A few hundred candles of a tape at a time, in arrays that stay in the processor's nearest cache:
 * what a single pass works on. Stands before the oldest candle, and {@link #next} moves it on.
 */
public final class Stretch {
  /**
   * The most candles a stretch has. Not a power of two, which would make the same element of all
   * arrays compete for the same few lines of the cache.
   */
  public static final int LONGEST = 250;

  private final CandleSeries tape;
  private final double[] high = new double[LONGEST];
  private final double[] low = new double[LONGEST];
  private final double[] close = new double[LONGEST];
  private final double[] volume = new double[LONGEST];
  private int from;
  private int to;

  public Stretch(CandleSeries tape) {
    this.tape = tape;
  }

  /** Moves on to the next candles; false, and no move, after the newest one. */
  public boolean next() {
    if (to == tape.size()) {
      return false;
    }
    from = to;
    to = Math.min(from + LONGEST, tape.size());
    tape.copy(from, to, high, low, close, volume);
    return true;
  }

  /** The tape's index of the first candle here. */
  public int from() {
    return from;
  }

  /** The tape's index after that of the last candle here. */
  public int to() {
    return to;
  }

  /** How many candles there are. */
  public int count() {
    return to - from;
  }

  /** The highs, oldest first; valid up to {@link #count}, and until {@link #next}. */
  public double[] high() {
    return high;
  }

  /** The lows. */
  public double[] low() {
    return low;
  }

  /** The closes. */
  public double[] close() {
    return close;
  }

  /** The volumes. */
  public double[] volume() {
    return volume;
  }
}
