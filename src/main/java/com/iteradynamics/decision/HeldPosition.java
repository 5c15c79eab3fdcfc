package com.iteradynamics.decision;

import com.iteradynamics.strategy.Position;
import java.time.Instant;
import java.util.Optional;

/** The ledger's position as a strategy is told of it, live and in the lab. */
public final class HeldPosition {
  private HeldPosition() {}

  /**
   * The position of {@code state}, which remembers the closes since its entry.
   *
   * @param closeUsd the newest close, USD per unit of base, &gt; 0
   * @param hour the tick hour H, UTC
   * @return empty without a position, and when its entry is not known, has no price or is later
   *     than {@code hour}
   */
  public static Optional<Position> of(PrimeState state, double closeUsd, Instant hour) {
    if (state.baseQty().signum() <= 0) {
      return Optional.empty();
    }
    return state
        .entry()
        .filter(entry -> entry.priceUsd().signum() > 0 && !entry.at().isAfter(hour))
        .map(
            entry ->
                Position.at(
                    entry.at(),
                    entry.priceUsd().doubleValue(),
                    hour,
                    closeUsd,
                    state.highestUsd().orElseThrow(),
                    state.positionUsd(closeUsd) / state.equityUsd(closeUsd)));
  }
}
