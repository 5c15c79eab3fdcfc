package com.iteradynamics.decision;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The prices at which a position is closed whatever the strategy says. Each is empty when the rule
 * is off, or when the position's entry, or what the rule measures by, is not known.
 *
 * @param highestUsd the highest price that the position has seen, USD; empty without a known entry
 * @param takerFee the fee of a market order, fraction of its value, 0..1
 */
record StopLevels(
    PrimeState state, StopParameters stops, OptionalDouble highestUsd, double takerFee) {

  /** The stop loss, USD. */
  OptionalDouble lossUsd() {
    OptionalDouble fraction = stops.loss();
    OptionalDouble entry = entryUsd();
    return fraction.isPresent() && entry.isPresent()
        ? OptionalDouble.of(entry.getAsDouble() * (1 - fraction.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The trailing stop, USD; empty as well before the gain that it waits for. */
  OptionalDouble trailingUsd() {
    OptionalDouble fraction = stops.trailing();
    return fraction.isPresent() && highestUsd.isPresent() && trails(highestUsd.getAsDouble())
        ? OptionalDouble.of(highestUsd.getAsDouble() * (1 - fraction.getAsDouble()))
        : OptionalDouble.empty();
  }

  private boolean trails(double highest) {
    return highest >= entryUsd().orElseThrow() * (1 + stops.trailingAfter());
  }

  /** The stop by the entry's average true range, USD; at or below 0 it never fires. */
  OptionalDouble atrUsd() {
    OptionalDouble ranges = stops.atr();
    OptionalDouble entry = entryUsd();
    Optional<Double> atr = state.entryAtrUsd();
    return ranges.isPresent() && entry.isPresent() && atr.isPresent()
        ? OptionalDouble.of(entry.getAsDouble() - ranges.getAsDouble() * atr.get())
        : OptionalDouble.empty();
  }

  /** The highest of the stops' prices, USD; empty when none can be reached. */
  OptionalDouble highestStopUsd() {
    return Stream.of(lossUsd(), trailingUsd(), atrUsd())
        .flatMapToDouble(OptionalDouble::stream)
        .filter(usd -> usd > 0)
        .max();
  }

  /** The price from which on the profit is taken, USD: the gain beyond both fees. */
  OptionalDouble takeProfitUsd() {
    OptionalDouble gain = stops.takeProfit();
    OptionalDouble entry = entryUsd();
    return gain.isPresent() && entry.isPresent() && takerFee < 1
        ? OptionalDouble.of(
            entry.getAsDouble() * (1 + takerFee) * (1 + gain.getAsDouble()) / (1 - takerFee))
        : OptionalDouble.empty();
  }

  /** The price of the entry, USD; empty when it is unknown. */
  OptionalDouble entryUsd() {
    return state.entry().isPresent()
        ? OptionalDouble.of(state.entry().get().priceUsd().doubleValue())
        : OptionalDouble.empty();
  }
}
