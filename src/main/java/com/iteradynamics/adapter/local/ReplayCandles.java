package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Candles in memory, for replay: at each hour it shows what had been recorded by then, and the
 * price at which the next candle opens, however many hours later that is. Windows are views of the
 * candles, so that one costs a binary search.
 */
public final class ReplayCandles implements CandleSource {
  private final CandleSeries tape;

  public ReplayCandles(CandleSeries tape) {
    this.tape = tape;
  }

  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    if (!tape.productId().equals(productId)) {
      return CandleWindow.refused(
          productId, List.of("the candles are of " + tape.productId() + ", not " + productId));
    }
    CandleWindow window = CandleWindow.of(tape, hour, count);
    int next = tape.countBefore(hour);
    return next < tape.size()
        ? new CandleWindow(window.closed(), OptionalDouble.of(tape.open(next)), window.refused())
        : window;
  }
}
