package com.iteradynamics.venue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moves a tape in time, so that what is on it seems to happen now. */
final class CandleShift {
  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();

  private CandleShift() {}

  /**
   * The tape, moved by whole hours so that its newest candle is the one that closed last, and
   * behind it again from its beginning, at the prices it ended with, for {@code ahead} hours.
   *
   * @param productId what its candles are said to be of
   */
  static CandleSeries upTo(Instant now, CandleSeries tape, String productId, int ahead) {
    long end = now.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
    int last = tape.size() - 1;
    long shift = end - HOUR - tape.openEpochSecond(last);
    CandleSeriesBuilder moved = CandleSeries.builder(productId);
    for (int i = 0; i <= last; i++) {
      moved.add(at(tape.openEpochSecond(i) + shift, tape.candle(i), 1));
    }
    double factor = tape.close(last) / tape.open(0);
    long again = end - tape.openEpochSecond(0);
    for (int i = 0; i < tape.size() && tape.openEpochSecond(i) + again < end + ahead * HOUR; i++) {
      moved.add(at(tape.openEpochSecond(i) + again, tape.candle(i), factor));
    }
    return moved.build();
  }

  private static Candle at(long second, Candle candle, double factor) {
    return new Candle(
        Instant.ofEpochSecond(second),
        scaled(candle.open(), factor),
        scaled(candle.high(), factor),
        scaled(candle.low(), factor),
        scaled(candle.close(), factor),
        candle.volume());
  }

  /** In cents: prices on the venue are. */
  private static double scaled(double price, double factor) {
    return factor == 1 ? price : Math.max(0.01, Math.rint(price * factor * 100) / 100);
  }
}
