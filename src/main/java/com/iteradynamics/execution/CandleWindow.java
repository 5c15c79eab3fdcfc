package com.iteradynamics.execution;

import com.iteradynamics.market.CandleSeries;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The candles one tick may see.
 *
 * @param closed the newest closed candles, all opened before the tick hour H
 * @param openAtHour first price of the candle that opens at H, USD; empty when not known yet
 * @param refused why rows of the source were refused; not empty stops trading
 */
public record CandleWindow(CandleSeries closed, OptionalDouble openAtHour, List<String> refused) {
  public CandleWindow {
    refused = List.copyOf(refused);
  }
}
