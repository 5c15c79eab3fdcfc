package com.iteradynamics.execution.port;

import com.iteradynamics.execution.port.Result.Ok;
import com.iteradynamics.market.Candle;
import com.iteradynamics.order.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Port: the candles that the venue publishes. What it says is not checked here; the one that
 * records it does that.
 */
public interface CandleFeed {

  /**
   * The candles of {@code productId} that opened in {@code from..to}, both included, and are closed
   * by the venue's time, oldest first. Hours that the venue has no candle of stay gaps, so that the
   * list may be empty; a candle that still forms is never among them.
   *
   * @param from on the hour
   * @param to on the hour; before {@code from} nothing is asked and the list is empty
   * @return the candles, all that were asked for; {@link Result.Failed} says why not when the venue
   *     cannot be reached, refuses, or answers nonsense to any part of it
   */
  Result<List<Candle>> closed(String productId, Instant from, Instant to);

  /**
   * First price of the candle that opens at {@code hour} and may still be forming, USD, &gt; 0;
   * empty when nothing was traded in it yet, or when this feed does not report it.
   */
  default Result<OptionalDouble> openOf(String productId, Instant hour) {
    return new Ok<>(OptionalDouble.empty());
  }

  /**
   * The venue's rules for the product, without whether it is tradable now; empty when this feed
   * does not report it. Asked once: who waits for it has something better to do.
   */
  default Result<Optional<Product>> rules(String productId) {
    return new Ok<>(Optional.empty());
  }
}
