package com.iteradynamics.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a watch leaves for the next one. It is no part of the state, so that a watch never changes
 * the state under a tick; when it is lost, a watch begins anew by what the state has.
 *
 * @param entryAt the entry of the position that it is about; empty when it is about none
 * @param highestUsd the highest price that a watch of this position has seen, USD, &gt; 0
 * @param at when the rules of {@code sighted} were seen
 * @param sighted rules whose price the last watch saw and did not act on, in order of precedence
 * @param unable how many watches in a row had no price to trust, or could not sell what a rule
 *     wanted to sell, &gt;= 0
 */
public record WatchMemory(
    Optional<Instant> entryAt,
    Optional<Double> highestUsd,
    Optional<Instant> at,
    List<ExecutionBranch> sighted,
    int unable) {

  /** Of a watch that remembers nothing. */
  public static final WatchMemory NONE =
      new WatchMemory(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0);

  /**
   * @throws IllegalArgumentException when the price or the count is none
   */
  public WatchMemory {
    if (highestUsd.filter(high -> !(high > 0 && Double.isFinite(high))).isPresent() || unable < 0) {
      throw new IllegalArgumentException(
          "highest_usd must be > 0 and unable >= 0, were " + highestUsd + " and " + unable);
    }
    sighted = List.copyOf(sighted);
  }

  /** What of it is about the position of {@code state}; the count of unable watches always is. */
  WatchMemory of(PrimeState state) {
    return entryAt.equals(state.entry().map(PrimeState.Entry::at))
        ? this
        : new WatchMemory(
            state.entry().map(PrimeState.Entry::at),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            unable);
  }

  /** After a watch at which no price could be trusted: what was sighted before proves nothing. */
  WatchMemory doubted() {
    return new WatchMemory(entryAt, highestUsd, Optional.empty(), List.of(), unable + 1);
  }

  /** After a watch that could not sell what a rule wanted to sell. */
  WatchMemory blocked(WatchMemory seen) {
    return new WatchMemory(seen.entryAt(), seen.highestUsd(), at, sighted, unable + 1);
  }

  /**
   * After a watch at {@code now}.
   *
   * @param highUsd the highest price by now, USD; empty without a known entry
   * @param seen the rules whose price was seen
   */
  WatchMemory after(Instant now, Optional<Double> highUsd, List<ExecutionBranch> seen) {
    return new WatchMemory(
        entryAt, highUsd, seen.isEmpty() ? Optional.empty() : Optional.of(now), seen, 0);
  }
}
