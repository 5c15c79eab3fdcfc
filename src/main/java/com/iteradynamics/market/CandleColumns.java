package com.iteradynamics.market;

import java.util.Arrays;

/** The storage that all views of one series share, one array a column, oldest candle first. */
final class CandleColumns {
  final long[] openEpochSecond;
  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;
  final double[] volume;
  private volatile DayDigests days;

  /** Columns of zeros, for a builder to fill. */
  CandleColumns(int size) {
    openEpochSecond = new long[size];
    open = new double[size];
    high = new double[size];
    low = new double[size];
    close = new double[size];
    volume = new double[size];
  }

  private CandleColumns(CandleColumns from, int size) {
    openEpochSecond = Arrays.copyOf(from.openEpochSecond, size);
    open = Arrays.copyOf(from.open, size);
    high = Arrays.copyOf(from.high, size);
    low = Arrays.copyOf(from.low, size);
    close = Arrays.copyOf(from.close, size);
    volume = Arrays.copyOf(from.volume, size);
  }

  /** A copy of the first {@code size} candles, with zeros behind when there are fewer. */
  CandleColumns resized(int size) {
    return new CandleColumns(this, size);
  }

  /** Puts {@code count} candles of other columns, from {@code first} on, in place {@code at}. */
  void put(int at, CandleColumns from, int first, int count) {
    System.arraycopy(from.openEpochSecond, first, openEpochSecond, at, count);
    System.arraycopy(from.open, first, open, at, count);
    System.arraycopy(from.high, first, high, at, count);
    System.arraycopy(from.low, first, low, at, count);
    System.arraycopy(from.close, first, close, at, count);
    System.arraycopy(from.volume, first, volume, at, count);
  }

  int size() {
    return openEpochSecond.length;
  }

  /** The digests of the days. Two threads may make them at once: they make the same. */
  DayDigests days() {
    DayDigests made = days;
    if (made == null) {
      made = new DayDigests(this);
      days = made;
    }
    return made;
  }
}
