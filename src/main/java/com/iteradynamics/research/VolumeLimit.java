package com.iteradynamics.research;

import com.iteradynamics.order.Fill;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much of what was traded in a candle the lab takes for itself: all fills of a candle together
 * at most a share of its volume.
 */
final class VolumeLimit {
  private final OptionalDouble share;
  private final BigDecimal increment;

  /** What was taken of each candle, units of base, by its number. */
  private final Map<Integer, Double> taken = new HashMap<>();

  /**
   * A limit for one book.
   *
   * @param share of a candle's volume, fraction, above 0 to 1; empty without a limit
   * @param increment step of a quantity, units of base
   */
  VolumeLimit(OptionalDouble share, BigDecimal increment) {
    this.share = share;
    this.increment = increment;
  }

  /** What the candle gives of {@code asked}; empty when that is nothing. */
  Optional<Fill> given(Chance at, Fill asked) {
    if (share.isEmpty()) {
      return Optional.of(asked);
    }
    double before = taken.getOrDefault(at.candle(), 0.0);
    Optional<Fill> given = asked.atMost(share.getAsDouble() * at.volume() - before, increment);
    given.ifPresent(fill -> taken.put(at.candle(), before + fill.baseQty().doubleValue()));
    return given;
  }
}
