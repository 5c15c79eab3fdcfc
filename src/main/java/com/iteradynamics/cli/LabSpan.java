package com.iteradynamics.cli;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Locale;

/**
 * What a command of the lab runs over.
 *
 * @param candles the tape, also before and after the span
 * @param start the first candle of the span
 * @param end the candle after the last one
 */
public record LabSpan(CandleSeries candles, int start, int end) {

  /** How many candles the span has. */
  public int hours() {
    return end - start;
  }

  /** Open time of its first candle. */
  public Instant from() {
    return candles.openTime(start);
  }

  /** Open time of its last candle. */
  public Instant to() {
    return candles.openTime(end - 1);
  }

  /** What ran over it, and which span it is, in a line. */
  public String words(String strategy) {
    return String.format(
        Locale.ROOT,
        "%s on %s, %s to %s, %s",
        strategy,
        candles.productId(),
        from(),
        to(),
        Counts.of(hours(), "hour"));
  }

  /** How many hours after the first candle of all this one opened. */
  public int hourOf(int candle) {
    return Math.toIntExact(
        (candles.openEpochSecond(candle) - candles.openEpochSecond(0))
            / CandleSeries.INTERVAL.toSeconds());
  }

  /** The first candle of the span that opened so many hours after the first of all, or later. */
  public int candleAt(int hour) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hourOf(middle) >= hour) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** All that may be seen in the span. */
  public CandleSeries seen() {
    return candles.first(end);
  }
}
