package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tick hours. */
final class Hours {
  private Hours() {}

  /** The tick hour of {@code time}: the hour it lies in. */
  static Instant of(Instant time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  /** The first hour that begins at {@code time} or later. */
  static Instant notBefore(Instant time) {
    Instant hour = of(time);
    return hour.equals(time) ? hour : hour.plus(CandleSeries.INTERVAL);
  }

  /** The tick hour whose newest closed candle is candle {@code i}. */
  static Instant after(CandleSeries candles, int i) {
    return candles.openTime(i).plus(CandleSeries.INTERVAL);
  }
}
