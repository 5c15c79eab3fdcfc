package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The position of the newest record. What an older or damaged record lacks is empty.
 *
 * @param baseQty what is held, of the base; 0 when the record does not say
 * @param entryTs when it was bought
 * @param entryUsd its average price, USD
 * @param heldHours whole hours since
 * @param worthUsd what it was worth when the record was made, USD
 * @param unrealisedUsd gain or loss since the entry at the newest close, fees not included, USD
 * @param unrealisedFrac the same as a fraction of the entry
 * @param plannedExitTs when it ends at the latest
 */
public record Holding(
    double baseQty,
    Optional<Instant> entryTs,
    Optional<Double> entryUsd,
    Optional<Long> heldHours,
    Optional<Double> worthUsd,
    Optional<Double> unrealisedUsd,
    Optional<Double> unrealisedFrac,
    Optional<Instant> plannedExitTs) {

  /** The position of {@code record} as seen in {@code mission}; empty when there is none. */
  static Optional<Holding> of(Mission mission, CortexRecord record) {
    if (!record.flag("in_position")) {
      return Optional.empty();
    }
    double quantity = record.number("base_qty").orElse(0.0);
    Optional<Instant> at = Fields.time(record, "entry_ts");
    Optional<Double> entry = record.number("entry_px").filter(price -> price > 0);
    Optional<Double> gain = entry.flatMap(e -> price(mission, record).map(now -> now / e - 1));
    return Optional.of(
        new Holding(
            quantity,
            at,
            entry,
            at.map(begun -> Duration.between(begun, mission.now()).toHours()),
            record.number("position_notional_usd"),
            gain.map(fraction -> fraction * entry.orElseThrow() * quantity),
            gain,
            Fields.time(record, "planned_exit_ts")));
  }

  private static Optional<Double> price(Mission mission, CortexRecord record) {
    return mission
        .candles()
        .newest()
        .map(Candle::close)
        .or(() -> Fields.number(record, "regime_features", "price"));
  }
}
