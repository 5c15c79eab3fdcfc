package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.market.CandleSeries;

class TapeCandlesTest extends CandleSourceContract {
  @Override
  CandleSource holding(CandleSeries candles) {
    return new TapeCandles(candles);
  }
}
