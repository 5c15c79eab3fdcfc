package com.iteradynamics.strategy;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a strategy may know besides candles and regime.
 *
 * @param mode the runtime's mode, {@code prime} or {@code legacy}
 * @param dryRun whether no real money is at stake
 * @param now the tick hour H, UTC: one hour after the newest closed candle opened; not a clock
 * @param pLong the model's probability that the price is higher in 24 hours, 0..1; empty without a
 *     model
 */
public record StrategyContext(String mode, boolean dryRun, Instant now, OptionalDouble pLong) {}
