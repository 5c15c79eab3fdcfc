package com.iteradynamics.market;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Candles shorter than an hour, oldest first, in columns: what happened within the hours of a
 * {@link CandleSeries}. Candles without trades may be missing.
 */
public final class FineCandles {
  private final int seconds;
  private final long[] opens;
  private final double[][] prices;

  private FineCandles(int seconds, long[] opens, double[][] prices) {
    this.seconds = seconds;
    this.opens = opens;
    this.prices = prices;
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
    return prices[0][i];
  }

  /** Highest price. */
  public double high(int i) {
    return prices[1][i];
  }

  /** Lowest price. */
  public double low(int i) {
    return prices[2][i];
  }

  /** Last price. */
  public double close(int i) {
    return prices[3][i];
  }

  /** The first candle of the hour that begins at {@code hour}; empty when the hour has none. */
  public OptionalInt firstOfHour(long hour) {
    int first = firstAt(hour);
    return first < size() && opens[first] < hour + CandleSeries.INTERVAL_SECONDS
        ? OptionalInt.of(first)
        : OptionalInt.empty();
  }

  /** Collects candles in the order of their times. */
  public static final class Builder {
    private long[] opens = new long[1_024];
    private final double[][] prices = new double[4][1_024];
    private int size;

    /** Adds a candle that opens after the one before it. */
    public void add(Candle candle) {
      if (size == opens.length) {
        opens = Arrays.copyOf(opens, 2 * size);
        Arrays.setAll(prices, column -> Arrays.copyOf(prices[column], 2 * size));
      }
      opens[size] = candle.openTime().getEpochSecond();
      prices[0][size] = candle.open();
      prices[1][size] = candle.high();
      prices[2][size] = candle.low();
      prices[3][size] = candle.close();
      size++;
    }

    /** What was added, of candles that are so many seconds long. */
    public FineCandles build(int seconds) {
      double[][] kept = new double[4][];
      Arrays.setAll(kept, column -> Arrays.copyOf(prices[column], size));
      return new FineCandles(seconds, Arrays.copyOf(opens, size), kept);
    }
  }
}
