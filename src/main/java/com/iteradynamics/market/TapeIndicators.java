package com.iteradynamics.market;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Indicators over a whole tape, each computed once for each length however many strategies ask for
 * it, to the bits that a pass of its own gives. For several threads; 8 bytes a candle and length,
 * of which the last {@value #MOST} of a kind are kept.
 */
public final class TapeIndicators {
  /** How many lengths of a kind are kept, those that were asked for last. */
  static final int MOST = 64;

  private final CandleSeries tape;
  private final Map<Integer, Column> averages = new Columns();
  private final Map<Integer, Column> ranges = new Columns();

  public TapeIndicators(CandleSeries tape) {
    this.tape = tape;
  }

  /** An indicator at every candle of the tape. Immutable. */
  public static final class Column {
    private final double[] values;

    private Column(double[] values) {
      this.values = values;
    }

    /** Copies its values at the candles of {@code stretch} to the beginning of {@code to}. */
    public void copy(Stretch stretch, double[] to) {
      System.arraycopy(values, stretch.from(), to, 0, stretch.count());
    }
  }

  private static final class Columns extends LinkedHashMap<Integer, Column> {
    private static final long serialVersionUID = 1L;

    Columns() {
      super(MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Column> eldest) {
      return size() > MOST;
    }
  }

  /** {@link PlainEma} of the closes. */
  public synchronized Column plainEma(int length) {
    return averages.computeIfAbsent(length, this::average);
  }

  /** The mean of the last {@code length} true ranges, as {@link RangeTrail} has it. */
  public synchronized Column meanTrueRange(int length) {
    return ranges.computeIfAbsent(length, this::range);
  }

  private Column average(int length) {
    double[] column = new double[tape.size()];
    PlainEma average = new PlainEma(length);
    for (int i = 0; i < column.length; i++) {
      average.add(tape.close(i));
      column[i] = average.value();
    }
    return new Column(column);
  }

  private Column range(int length) {
    double[] column = new double[tape.size()];
    Stretch stretch = new Stretch(tape);
    RangeTrail trail = new RangeTrail(length, stretch);
    while (stretch.next()) {
      trail.follow();
      trail.copyTo(column);
    }
    return new Column(column);
  }
}
