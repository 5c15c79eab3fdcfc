package com.iteradynamics.market;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Candles shorter than an hour, oldest first, in columns: what happened within the hours of a
 * {@link CandleSeries}. Candles without trades may be missing.
 */
public final class FineCandles {
  /** Open, high, low, close, volume. */
  private static final int COLUMNS = 5;

  private final int seconds;
  private final long[] opens;
  private final double[][] columns;

  private FineCandles(int seconds, long[] opens, double[][] columns) {
    this.seconds = seconds;
    this.opens = opens;
    this.columns = columns;
  }

  /** How long each is, seconds, a divisor of 3600. */
  public int seconds() {
    return seconds;
  }

  /** How many there are. */
  public int size() {
    return opens.length;
  }

  /** The first candle that opens at or after {@code epochSecond}; {@link #size} when none does. */
  public int firstAt(long epochSecond) {
    int found = Arrays.binarySearch(opens, epochSecond);
    return found < 0 ? -found - 1 : found;
  }

  /** Open time of candle {@code i}, seconds since 1970-01-01T00:00Z. */
  public long openEpochSecond(int i) {
    return opens[i];
  }

  /** First price of candle {@code i}. */
  public double open(int i) {
    return columns[0][i];
  }

  /** Highest price. */
  public double high(int i) {
    return columns[1][i];
  }

  /** Lowest price. */
  public double low(int i) {
    return columns[2][i];
  }

  /** Last price. */
  public double close(int i) {
    return columns[3][i];
  }

  /** What was traded in candle {@code i}, units of base, &gt;= 0. */
  public double volume(int i) {
    return columns[4][i];
  }

  /** The first candle of the hour that begins at {@code hour}; empty when the hour has none. */
  public OptionalInt firstOfHour(long hour) {
    int first = firstAt(hour);
    return first < size() && opens[first] < hour + CandleSeries.INTERVAL_SECONDS
        ? OptionalInt.of(first)
        : OptionalInt.empty();
  }

  /** How many candles of the hour that begins at {@code hour} are missing. */
  public int missing(long hour) {
    int there = firstAt(hour + CandleSeries.INTERVAL_SECONDS) - firstAt(hour);
    return (int) (CandleSeries.INTERVAL_SECONDS / seconds) - there;
  }

  /** The newest candle that had ended at {@code epochSecond}; empty when none had. */
  public OptionalInt endedBy(long epochSecond) {
    int newest = firstAt(epochSecond - seconds + 1) - 1;
    return newest < 0 ? OptionalInt.empty() : OptionalInt.of(newest);
  }

  /** Collects candles in the order of their times. */
  public static final class Builder {
    private long[] opens = new long[1_024];
    private final double[][] columns = new double[COLUMNS][1_024];
    private int size;

    /** Adds a candle that opens after the one before it. */
    public void add(Candle candle) {
      if (size == opens.length) {
        opens = Arrays.copyOf(opens, 2 * size);
        Arrays.setAll(columns, column -> Arrays.copyOf(columns[column], 2 * size));
      }
      opens[size] = candle.openTime().getEpochSecond();
      columns[0][size] = candle.open();
      columns[1][size] = candle.high();
      columns[2][size] = candle.low();
      columns[3][size] = candle.close();
      columns[4][size] = candle.volume();
      size++;
    }

    /** What was added, of candles that are so many seconds long. */
    public FineCandles build(int seconds) {
      double[][] kept = new double[COLUMNS][];
      Arrays.setAll(kept, column -> Arrays.copyOf(columns[column], size));
      return new FineCandles(seconds, Arrays.copyOf(opens, size), kept);
    }
  }
}
