package com.iteradynamics.research.audit;

import java.time.Instant;

/**
 * A probability that a record holds.
 *
 * @param hour the tick hour H, UTC, on the hour
 * @param probability of a rise, 0..1
 */
public record RecordedForecast(Instant hour, double probability) {

  /**
   * @throws IllegalArgumentException when {@code probability} is none
   */
  public RecordedForecast {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be in 0..1, was " + probability);
    }
  }
}
