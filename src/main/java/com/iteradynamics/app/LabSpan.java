package com.iteradynamics.app;

import com.iteradynamics.market.CandleSeries;

/**
 * What a command of the lab runs over.
 *
 * @param candles the tape, also before and after the span
 * @param start the first candle of the span
 * @param end the candle after the last one
 */
record LabSpan(CandleSeries candles, int start, int end) {

  /** How many candles the span has. */
  int hours() {
    return end - start;
  }

  /** All that may be seen in the span. */
  CandleSeries seen() {
    return candles.first(end);
  }
}
