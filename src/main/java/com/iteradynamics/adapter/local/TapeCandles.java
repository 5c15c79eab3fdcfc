package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.CandleSource;
import com.iteradynamics.execution.CandleWindow;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A tape in memory, for replay: at each hour it shows what had been recorded by then, and the price
 * at which the next candle opens. Windows are views of the tape, so that one costs a binary search.
 */
public final class TapeCandles implements CandleSource {
  private final CandleSeries tape;

  public TapeCandles(CandleSeries tape) {
    this.tape = tape;
  }

  @Override
  public CandleWindow window(String productId, Instant hour, int count) {
    if (!tape.productId().equals(productId)) {
      return new CandleWindow(
          CandleSeries.empty(productId),
          OptionalDouble.empty(),
          List.of("the tape holds " + tape.productId() + ", not " + productId));
    }
    return windowOf(tape, hour, count, List.of());
  }

  /** The window that {@code all} shows at {@code hour}. */
  static CandleWindow windowOf(CandleSeries all, Instant hour, int count, List<String> refused) {
    int seen = all.countBefore(hour);
    boolean opens =
        seen < all.size()
            && hour.getNano() == 0
            && all.openEpochSecond(seen) == hour.getEpochSecond();
    return new CandleWindow(
        all.first(seen).last(count),
        opens ? OptionalDouble.of(all.open(seen)) : OptionalDouble.empty(),
        refused);
  }
}
