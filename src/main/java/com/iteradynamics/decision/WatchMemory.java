package com.iteradynamics.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a watch leaves for the next one. It is no part of the state, so that a watch never changes
 * the state under a tick; when it is lost, a watch begins anew by what the state has.
 *
 * @param entryAt the entry of the position that it is about; empty when it is about none
 * @param entryUsd its price, USD: another position may have begun in the same hour
 * @param highestUsd the highest price that a watch of this position has seen, USD, &gt; 0
 * @param at when the rules of {@code sighted} were seen
 * @param sighted rules whose price the last watch saw and did not act on, in order of precedence
 * @param unable how many watches in a row had no price to trust, or could not sell what a rule
 *     wanted to sell, &gt;= 0
 */
public record WatchMemory(
    Optional<Instant> entryAt,
    Optional<Double> entryUsd,
    Optional<Double> highestUsd,
    Optional<Instant> at,
    List<ExecutionBranch> sighted,
    int unable) {

  /** Of a watch that remembers nothing. */
  public static final WatchMemory NONE =
      new WatchMemory(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0);

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
    WatchMemory fresh = begun(state).counting(unable);
    return entryAt.equals(fresh.entryAt) && entryUsd.equals(fresh.entryUsd) ? this : fresh;
  }

  /** Of the position of {@code state}, of which no watch has seen anything. */
  static WatchMemory begun(PrimeState state) {
    return new WatchMemory(
        state.entry().map(PrimeState.Entry::at),
        state.entry().map(entry -> entry.priceUsd().doubleValue()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        0);
  }

  /** Of the position of {@code state}, of which a watch has seen no more than a highest price. */
  public static WatchMemory of(PrimeState state, Optional<Double> highUsd) {
    WatchMemory begun = begun(state);
    return new WatchMemory(begun.entryAt, begun.entryUsd, highUsd, Optional.empty(), List.of(), 0);
  }

  private WatchMemory counting(int unableInRow) {
    return new WatchMemory(entryAt, entryUsd, highestUsd, at, sighted, unableInRow);
  }

  /** After a watch at which no price could be trusted: what was sighted before proves nothing. */
  WatchMemory doubted() {
    return new WatchMemory(entryAt, entryUsd, highestUsd, Optional.empty(), List.of(), unable + 1);
  }

  /**
   * After a watch at {@code now} that could not sell what {@code rule} wanted to sell: the next one
   * goes on from there.
   *
   * @param seen what it would have left otherwise
   */
  public WatchMemory unableAfter(WatchMemory seen, ExecutionBranch rule, Instant now) {
    return new WatchMemory(
        seen.entryAt, seen.entryUsd, seen.highestUsd, Optional.of(now), List.of(rule), unable + 1);
  }

  /**
   * After a watch at {@code now}.
   *
   * @param highUsd the highest price by now, USD; empty without a known entry
   * @param seen the rules whose price was seen
   */
  WatchMemory after(Instant now, OptionalDouble highUsd, List<ExecutionBranch> seen) {
    return new WatchMemory(
        entryAt,
        entryUsd,
        highUsd.stream().boxed().findFirst(),
        seen.isEmpty() ? Optional.empty() : Optional.of(now),
        seen,
        0);
  }
}
