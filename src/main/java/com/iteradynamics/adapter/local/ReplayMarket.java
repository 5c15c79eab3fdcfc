package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.FineCandles;
import com.iteradynamics.order.Ticker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * A market over recorded candles within the hours: it shows the close of the newest candle that has
 * ended, as bid, ask and last trade alike.
 *
 * @param productId what the candles are of
 * @param candles what was traded
 * @param clock the time of the replay
 */
public record ReplayMarket(String productId, FineCandles candles, InstantSource clock)
    implements Function<String, Result<Ticker>> {

  @Override
  public Result<Ticker> apply(String product) {
    if (!product.equals(productId)) {
      return new Result.Failed<>("the candles are of " + productId + ", not " + product);
    }
    Instant now = clock.instant();
    OptionalInt ended = candles.endedBy(now.getEpochSecond());
    if (ended.isEmpty()) {
      return new Result.Failed<>("no candle of " + productId + " has ended by " + now);
    }
    return new Result.Ok<>(Ticker.at(candles.close(ended.getAsInt())));
  }
}
