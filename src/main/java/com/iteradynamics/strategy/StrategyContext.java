package com.iteradynamics.strategy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a strategy may know besides candles and regime.
 *
 * @param mode the runtime's mode, {@code prime} or {@code legacy}
 * @param dryRun whether no real money is at stake
 * @param now the tick hour H, UTC: one hour after the newest closed candle opened; not a clock
 * @param pLong the model's probability that the price is higher in 24 hours, 0..1; empty without a
 *     model
 * @param position what the strategy holds; empty without a position, when its entry is not known,
 *     and for a strategy that does not say that it {@linkplain Strategy#readsPosition reads} it
 * @param feed the feed's probability in its row of H - 1 h, 0..1; empty without a feed, and when
 *     that row is missing, late or not to be trusted
 */
public record StrategyContext(
    String mode,
    boolean dryRun,
    Instant now,
    OptionalDouble pLong,
    Optional<Position> position,
    OptionalDouble feed) {

  /** The context of a strategy that holds nothing. */
  public StrategyContext(String mode, boolean dryRun, Instant now, OptionalDouble pLong) {
    this(mode, dryRun, now, pLong, Optional.empty());
  }

  /** The context without a feed. */
  public StrategyContext(
      String mode, boolean dryRun, Instant now, OptionalDouble pLong, Optional<Position> position) {
    this(mode, dryRun, now, pLong, position, OptionalDouble.empty());
  }

  /** The same with this position. */
  public StrategyContext with(Optional<Position> held) {
    return new StrategyContext(mode, dryRun, now, pLong, held, feed);
  }

  /** The same with what the feed says, 0..1; empty when it says nothing. */
  public StrategyContext withFeed(OptionalDouble said) {
    return new StrategyContext(mode, dryRun, now, pLong, position, said);
  }
}
