package com.iteradynamics.strategy;

import com.iteradynamics.feed.FeedReading;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * The probabilities beside a candle history: the model's by candle, 0 being the oldest, empty where
 * there is none; and what the feed says by tick hour.
 */
@FunctionalInterface
public interface Forecasts extends IntFunction<OptionalDouble> {

  /** What the feed says for a tick hour; empty without a feed. */
  default Optional<FeedReading> feed(Instant hour) {
    return Optional.empty();
  }

  /** The feed's probability for a tick hour, 0..1; empty when there is none. */
  default OptionalDouble feedValue(Instant hour) {
    return feed(hour).map(FeedReading::value).orElse(OptionalDouble.empty());
  }
}
