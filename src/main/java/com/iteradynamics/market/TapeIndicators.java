package com.iteradynamics.market;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Indicators over a whole tape, each computed once for each of its lengths however many strategies
 * ask for it, to the bits that a pass of its own gives. For several threads; 8 bytes a candle and
 * column, of which the last {@value #MOST} are kept.
 */
public final class TapeIndicators {
  /** How many columns are kept, those that were asked for last. */
  static final int MOST = 192;

  private final CandleSeries tape;
  private final Map<Indicator, Column> columns =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Indicator, Column> eldest) {
          return size() > MOST;
        }
      };

  public TapeIndicators(CandleSeries tape) {
    this.tape = tape;
  }

  /** How a column comes about: a record of its lengths, of which equal ones make equal columns. */
  @FunctionalInterface
  public interface Indicator {
    /**
     * Fills in the value at every candle; NaN where there is none.
     *
     * @param others indicators that this one is made of
     */
    void fill(CandleSeries tape, TapeIndicators others, double[] column);
  }

  /** An indicator at every candle of the tape. Immutable. */
  public static final class Column {
    private final double[] values;

    private Column(double[] values) {
      this.values = values;
    }

    /** Its value at candle {@code i}. */
    public double at(int i) {
      return values[i];
    }

    /** Copies its values at the candles of {@code stretch} to the beginning of {@code to}. */
    public void copy(Stretch stretch, double[] to) {
      System.arraycopy(values, stretch.from(), to, 0, stretch.count());
    }
  }

  /** The column of {@code indicator}. */
  public synchronized Column of(Indicator indicator) {
    Column kept = columns.get(indicator);
    if (kept == null) {
      double[] values = new double[tape.size()];
      indicator.fill(tape, this, values);
      kept = new Column(values);
      columns.put(indicator, kept);
    }
    return kept;
  }

  /** {@link PlainEma} of the closes. */
  public Column plainEma(int length) {
    return of(new PlainAverage(length));
  }

  /** {@link SeededEma} of the closes. */
  public Column seededEma(int length) {
    return of(new SeededAverage(length));
  }

  /** The mean of the last {@code length} true ranges, as {@link RangeTrail} has it. */
  public Column meanTrueRange(int length) {
    return of(new MeanRange(length));
  }

  /** {@link Atr}. */
  public Column atr(int length, double widening) {
    return of(new AverageRange(length, widening));
  }

  /** {@link Adx}, whose ATR has the same length and widening. */
  public Column adx(int length, double widening) {
    return of(new Directional(length, widening));
  }

  private record PlainAverage(int length) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      PlainEma average = new PlainEma(length);
      for (int i = 0; i < column.length; i++) {
        average.add(tape.close(i));
        column[i] = average.value();
      }
    }
  }

  private record SeededAverage(int length) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      SeededEma average = new SeededEma(length);
      for (int i = 0; i < column.length; i++) {
        average.add(tape.close(i));
        column[i] = average.value();
      }
    }
  }

  private record MeanRange(int length) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      Stretch stretch = new Stretch(tape);
      RangeTrail trail = new RangeTrail(length, stretch);
      while (stretch.next()) {
        trail.follow();
        trail.copyTo(column);
      }
    }
  }

  private record AverageRange(int length, double widening) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      Atr atr = new Atr(length, widening);
      for (int i = 0; i < column.length; i++) {
        atr.add(tape.high(i), tape.low(i), tape.close(i));
        column[i] = atr.value();
      }
    }
  }

  private record Directional(int length, double widening) implements Indicator {
    @Override
    public void fill(CandleSeries tape, TapeIndicators others, double[] column) {
      Column atr = others.atr(length, widening);
      Adx adx = new Adx(length);
      for (int i = 0; i < column.length; i++) {
        adx.add(tape.high(i), tape.low(i), atr.at(i));
        column[i] = adx.value();
      }
    }
  }
}
