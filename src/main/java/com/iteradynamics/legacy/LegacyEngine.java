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

  /**
   * What is wanted for {@code hour}, given everything up to the newest closed candle.
   *
   * @param pLong the model's probability that the price is higher in 24 hours, 0..1; empty without
   *     a model
   * @param position the book's position; empty when there is none or its entry is unknown
   */
  public LegacyReading read(
      CandleSeries closed, Instant hour, OptionalDouble pLong, Optional<LegacyPosition> position) {
    Optional<LegacyRegime> regime =
        LegacyFeatures.of(closed)
            .map(features -> LegacyRegime.of(features, parameters.emergencySeverity()));
    OptionalDouble price =
        closed.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(closed.close(closed.size() - 1));
    LegacyFacts facts =
        new LegacyFacts(parameters, maxExposure, regime, price, hour, pLong, position);
    for (LegacyReason reason : LegacyReason.values()) {
      if (facts.holds(reason)) {
        return new LegacyReading(regime, reason, intent(facts, reason));
      }
    }
    throw new IllegalStateException("the last reason always holds");
  }

  private StrategyIntent intent(LegacyFacts facts, LegacyReason reason) {
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
  private static Signals signals(LegacyFacts facts) {
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
}
