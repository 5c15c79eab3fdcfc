package com.iteradynamics.research;

import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.OptionalDouble;

/** A candle history at which paper orders are filled late, at the close of the next candle. */
final class LateFills implements CandleSource {
  private final CandleSeries tape;
  private final ReplayCandles candles;

  LateFills(CandleSeries tape) {
    this.tape = tape;
    this.candles = new ReplayCandles(tape);
  }

  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    CandleWindow window = candles.window(productId, hour, count);
    return new CandleWindow(window.closed(), closeAfter(hour), window.refused(), window.notes());
  }

  private OptionalDouble closeAfter(Instant hour) {
    int next = tape.countBefore(hour);
    return next < tape.size() ? OptionalDouble.of(tape.close(next)) : OptionalDouble.empty();
  }
}
