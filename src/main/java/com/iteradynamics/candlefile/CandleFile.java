package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.util.List;
import java.util.Optional;

/**
 * What a candle file holds, seen at a certain instant.
 *
 * @param closed the candles that were closed then
 * @param forming the candle of the hour that instant lies in; empty when the file has none
 * @param notices what a person should know and what stops nothing: gaps, odd candles, dropped rows
 */
public record CandleFile(CandleSeries closed, Optional<Candle> forming, List<String> notices) {
  public CandleFile {
    notices = List.copyOf(notices);
  }
}
