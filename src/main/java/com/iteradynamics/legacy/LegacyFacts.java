package com.iteradynamics.legacy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the reasons ask about: the inputs of one answer, and what is derived from them. */
record LegacyFacts(
    LegacyParameters parameters,
    double maxExposure,
    Optional<LegacyRegime> regime,
    OptionalDouble priceUsd,
    Instant hour,
    OptionalDouble pLong,
    Optional<LegacyPosition> position) {

  /** Two classes, and the likelier one is the model's; of two alike the first, which is SELL. */
  private static final double EVEN = 0.5;

  boolean holds(LegacyReason reason) {
    return switch (reason) {
      case EMERGENCY -> regime.filter(LegacyRegime::emergency).isPresent();
      case STOP_LOSS -> profit().stream().anyMatch(profit -> profit <= -parameters.stopLoss());
      case MAX_HOLD ->
          position.filter(p -> p.heldAt(hour).compareTo(parameters.maxHold()) >= 0).isPresent();
      case NO_MODEL -> pLong.isEmpty();
      case MIN_HOLD ->
          sells()
              && position
                  .filter(p -> p.heldAt(hour).compareTo(parameters.minHold()) < 0)
                  .isPresent();
      case PROFIT_HURDLE -> sells() && profit().stream().anyMatch(profit -> profit < hurdle());
      case MODEL_SELL -> sells();
      case NO_REGIME -> regime.isEmpty();
      case NO_RISK -> !(exposure() > 0);
      case MODEL_BUY -> true;
    };
  }

  /** Whether the model's class is SELL. */
  private boolean sells() {
    return pLong.stream().anyMatch(p -> !(p > EVEN));
  }

  /** Profit of the position, fraction; empty without a position or its price. */
  OptionalDouble profit() {
    return position.isPresent() && priceUsd.isPresent()
        ? OptionalDouble.of(position.get().profitAt(priceUsd.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The profit from which on the model may sell, fraction. */
  double hurdle() {
    boolean relief =
        regime
            .filter(
                seen ->
                    seen.label().relief() || seen.severity() >= parameters.hurdleReliefSeverity())
            .isPresent();
    return relief
        ? parameters.profitHurdle() * parameters.hurdleReliefFactor()
        : parameters.profitHurdle();
  }

  /** Share of equity that an entry would be, 0..1. */
  double exposure() {
    return regime.map(seen -> maxExposure * seen.label().riskMultiplier()).orElse(0.0);
  }

  /** How sure the answer is, 0..1: the model's own word where it decides. */
  double confidence(LegacyReason reason) {
    return switch (reason) {
      case EMERGENCY, STOP_LOSS, MAX_HOLD -> 1;
      case MODEL_BUY -> pLong.orElse(0);
      case MODEL_SELL -> 1 - pLong.orElse(1);
      case NO_MODEL, MIN_HOLD, PROFIT_HURDLE, NO_REGIME, NO_RISK -> 0;
    };
  }
}
