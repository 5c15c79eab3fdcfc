package com.iteradynamics.legacy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes the intent of legacy mode: guardrails first, then what the model says. Pure.
 *
 * <p>The model's class is BUY when p_long is above 0.5, else SELL. The guardrails do not ask the
 * model. A position whose entry is unknown has neither profit nor age: an emergency and the model's
 * SELL end it, and the governors' planned exit does.
 */
public final class LegacyEngine {
  private static final List<String> SIGNALS =
      List.of("p_long", "risk_multiplier", "severity", "profit_frac", "held_h", "hurdle_frac");

  private final LegacyParameters parameters;
  private final double maxExposure;

  /**
   * @param maxExposure share of equity that an entry is at a risk multiplier of 1, 0..1
   */
  public LegacyEngine(LegacyParameters parameters, double maxExposure) {
    this.parameters = parameters;
    this.maxExposure = maxExposure;
  }

  /** What it decides by. */
  public LegacyParameters parameters() {
    return parameters;
  }

  /**
   * What is wanted for {@code hour}, given everything up to the newest closed candle.
   *
   * @param pLong the model's probability that the price is higher in 24 hours, 0..1; empty without
   *     a model
   * @param position the book's position; empty when there is none or its entry is unknown
   */
  public LegacyResult read(
      CandleSeries closed, Instant hour, OptionalDouble pLong, Optional<LegacyPosition> position) {
    Optional<LegacyRegime> regime =
        LegacyRegime.Features.of(closed)
            .map(features -> LegacyRegime.of(features, parameters.emergencySeverity()));
    OptionalDouble price =
        closed.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(closed.close(closed.size() - 1));
    Facts facts = new Facts(parameters, maxExposure, regime, price, hour, pLong, position);
    for (LegacyReason reason : LegacyReason.values()) {
      if (facts.holds(reason)) {
        return new LegacyResult(regime, reason, intent(facts, reason));
      }
    }
    throw new IllegalStateException("the last reason always holds");
  }

  private StrategyIntent intent(Facts facts, LegacyReason reason) {
    return new StrategyIntent(
        reason.action(),
        facts.confidence(reason),
        reason.action() == Action.ENTER_LONG ? facts.exposure() : 0,
        (int) parameters.maxHold().toHours(),
        reason.word(),
        reason.panic(),
        signals(facts));
  }

  /** The numbers that the reasons compared; what is not known is NaN, and left out. */
  private static Signals signals(Facts facts) {
    double held =
        facts
            .position()
            .map(position -> (double) position.heldAt(facts.hour()).toHours())
            .orElse(Double.NaN);
    return new Signals(
        SIGNALS,
        facts.pLong().orElse(Double.NaN),
        facts.regime().map(seen -> seen.label().riskMultiplier()).orElse(Double.NaN),
        facts.regime().map(LegacyRegime::severity).orElse(Double.NaN),
        facts.profit().orElse(Double.NaN),
        held,
        facts.hurdle());
  }

  /** What the reasons ask about: the inputs of one answer, and what is derived from them. */
  private record Facts(
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
        case MODEL_BUY -> pLong.orElseThrow();
        case MODEL_SELL -> 1 - pLong.orElseThrow();
        case NO_MODEL, MIN_HOLD, PROFIT_HURDLE, NO_REGIME, NO_RISK -> 0;
      };
    }
  }
}
