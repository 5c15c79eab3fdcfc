package com.iteradynamics.market;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Indicators over a whole tape, each computed once for each length however many strategies ask for
 * it, to the bits that a pass of its own gives. For several threads; 8 bytes a candle and length.
 */
public final class TapeIndicators {
  private final CandleSeries tape;
  private final Map<Integer, double[]> averages = new ConcurrentHashMap<>();
  private final Map<Integer, double[]> ranges = new ConcurrentHashMap<>();

  public TapeIndicators(CandleSeries tape) {
    this.tape = tape;
  }

  /** {@link PlainEma} of the closes at every candle; not to be changed. */
  double[] plainEma(int length) {
    return averages.computeIfAbsent(length, this::average);
  }

  /** {@link RangeTrail} at every candle; not to be changed. */
  double[] meanTrueRange(int length) {
    return ranges.computeIfAbsent(length, this::range);
  }

  /**
   * Copies the {@link PlainEma} of the candles of {@code stretch} to the beginning of {@code to}.
   */
  public void copyPlainEma(int length, Stretch stretch, double[] to) {
    System.arraycopy(plainEma(length), stretch.from(), to, 0, stretch.count());
  }

  /**
   * Copies the mean true range at the candles of {@code stretch} to the beginning of {@code to}.
   */
  public void copyMeanTrueRange(int length, Stretch stretch, double[] to) {
    System.arraycopy(meanTrueRange(length), stretch.from(), to, 0, stretch.count());
  }

  private double[] average(int length) {
    double[] column = new double[tape.size()];
    PlainEma average = new PlainEma(length);
    for (int i = 0; i < column.length; i++) {
      average.add(tape.close(i));
      column[i] = average.value();
    }
    return column;
  }

  private double[] range(int length) {
    double[] column = new double[tape.size()];
    Stretch stretch = new Stretch(tape);
    RangeTrail trail = new RangeTrail(length, stretch);
    while (stretch.next()) {
      trail.follow();
      trail.copyTo(column);
    }
    return column;
  }
}
