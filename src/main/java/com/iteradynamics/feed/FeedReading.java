package com.iteradynamics.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a feed says for a tick hour H: the probability in its row of H - 1 h, or why none. */
public sealed interface FeedReading {

  /** Open time of the candle whose row counts: one hour before the tick hour, UTC. */
  Instant timestamp();

  /** What is known of the feed as a whole. */
  Facts facts();

  /**
   * A probability.
   *
   * @param probability that the price rises, by the feed's own definition, 0..1
   * @param modelVersion of what computed it; empty when the row does not say
   * @param availableAt when it was computed, UTC; empty when the row does not say
   */
  record Known(
      Instant timestamp,
      double probability,
      Optional<String> modelVersion,
      Optional<Instant> availableAt,
      Facts facts)
      implements FeedReading {

    /**
     * @throws IllegalArgumentException when {@code probability} is none
     */
    public Known {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability must be in 0..1, was " + probability);
      }
    }
  }

  /**
   * No probability.
   *
   * @param why the reason in words
   */
  record Absent(Instant timestamp, FeedReason reason, String why, Facts facts)
      implements FeedReading {}

  /**
   * A feed as a whole.
   *
   * @param address where it is; empty when that is not known
   * @param version its ETag or the hash of its content; empty when it was not read
   * @param laterRows how many rows are of candles that were not closed at the tick hour, which are
   *     ignored, &gt;= 0
   * @param otherSymbols how many rows are of other products, which are passed over, &gt;= 0
   */
  record Facts(
      Optional<String> address, Optional<String> version, int laterRows, int otherSymbols) {}

  /** The probability, 0..1; empty when there is none. */
  default OptionalDouble value() {
    return switch (this) {
      case Known known -> OptionalDouble.of(known.probability());
      case Absent absent -> OptionalDouble.empty();
    };
  }
}
