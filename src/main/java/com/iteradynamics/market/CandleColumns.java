package com.iteradynamics.market;

import java.util.List;

/** The storage that all views of one series share, one array a column, oldest candle first. */
final class CandleColumns {
  final long[] openEpochSecond;
  final double[] open;
  final double[] high;
  final double[] low;
  final double[] close;
  final double[] volume;
  private volatile DayDigests days;

  private CandleColumns(int size) {
    openEpochSecond = new long[size];
    open = new double[size];
    high = new double[size];
    low = new double[size];
    close = new double[size];
    volume = new double[size];
  }

  static CandleColumns of(List<Candle> candles) {
    CandleColumns columns = new CandleColumns(candles.size());
    int i = 0;
    for (Candle candle : candles) {
      columns.openEpochSecond[i] = candle.openTime().getEpochSecond();
      columns.open[i] = candle.open();
      columns.high[i] = candle.high();
      columns.low[i] = candle.low();
      columns.close[i] = candle.close();
      columns.volume[i] = candle.volume();
      i++;
    }
    return columns;
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
