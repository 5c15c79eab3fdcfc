package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.market.CandleSeries;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReplayCandlesTest extends CandleSourceContract {
  @Override
  protected CandleSource holding(CandleSeries candles) {
    return new ReplayCandles(candles);
  }

  /** An order of a replay is filled at the next candle there is, however late it comes. */
  @Override
  protected OptionalDouble openOfAMissingHour(double later) {
    return OptionalDouble.of(later);
  }

  @Test
  void saysThatItHoldsAnotherProduct() {
    assertEquals(
        List.of("the candles are of BTC-USD, not ETH-USD"),
        holding(tape(0, 1, 2)).window("ETH-USD", hour(3), 3).refused());
  }
}
