package com.iteradynamics.model;

import java.util.List;
import java.util.OptionalDouble;

/** What a model says of the 24 hours after the newest closed candle. */
public sealed interface Forecast {

  /**
   * A probability, and where it comes from.
   *
   * @param pLong that the close in 24 hours is above the newest one, 0..1
   * @param modelId whose it is
   * @param bias what the model says of an hour that it knows nothing of, 0..1
   * @param contributions what each feature adds to {@code bias}; together they make {@code pLong},
   *     up to rounding
   */
  record Known(double pLong, String modelId, double bias, List<Contribution> contributions)
      implements Forecast {

    /**
     * @throws IllegalArgumentException when {@code pLong} is no probability
     */
    public Known {
      if (!(pLong >= 0 && pLong <= 1)) {
        throw new IllegalArgumentException("a probability must be in 0..1, was " + pLong);
      }
      contributions = List.copyOf(contributions);
    }
  }

  /**
   * No probability.
   *
   * @param reason why, in words
   */
  record Absent(String reason) implements Forecast {}

  /**
   * A feature's part.
   *
   * @param feature its name
   * @param value what it was
   * @param contribution what it adds to the probability; negative when it takes away
   */
  record Contribution(String feature, double value, double contribution) {}

  /** The probability, 0..1; empty when there is none. */
  default OptionalDouble probability() {
    return switch (this) {
      case Known known -> OptionalDouble.of(known.pLong());
      case Absent absent -> OptionalDouble.empty();
    };
  }
}
