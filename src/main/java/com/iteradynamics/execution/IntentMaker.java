package com.iteradynamics.execution;

import com.iteradynamics.decision.IntentReading;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyPosition;
import com.iteradynamics.legacy.LegacyReading;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;

/**
 * Who makes the hour's intent: a strategy in prime mode, the legacy engine in legacy mode. A
 * strategy is not told of the position; the engine, whose guardrails need it, is.
 */
@FunctionalInterface
interface IntentMaker {

  /**
   * What is wanted.
   *
   * @param entry the position's beginning by the ledger; empty when there is none or it is unknown
   */
  Made make(
      CandleSeries closed,
      RegimeState regime,
      StrategyContext context,
      Optional<PrimeState.Entry> entry);

  /**
   * An intent.
   *
   * @param legacy what the legacy engine saw; empty in prime mode
   */
  record Made(IntentReading intent, Optional<LegacyReading> legacy) {

    /** None, since whoever was asked failed. */
    static Made failed(String why) {
      return new Made(new IntentReading.Failed(why), Optional.empty());
    }
  }

  /** The one of the mode that {@code parameters} run in. */
  static IntentMaker of(CycleParameters parameters) {
    return parameters
        .legacy()
        .map(IntentMaker::legacy)
        .orElseGet(() -> prime(parameters.strategy()));
  }

  private static IntentMaker prime(Strategy strategy) {
    return (closed, regime, context, entry) -> {
      StrategyIntent intent = strategy.intend(closed, regime, context);
      return intent == null
          ? Made.failed("the strategy answered null")
          : new Made(new IntentReading.Answered(intent), Optional.empty());
    };
  }

  private static IntentMaker legacy(LegacyEngine engine) {
    return (closed, regime, context, entry) -> {
      Optional<LegacyPosition> position =
          entry.map(begun -> new LegacyPosition(begun.at(), begun.priceUsd().doubleValue()));
      LegacyReading reading = engine.read(closed, context.now(), context.pLong(), position);
      return new Made(new IntentReading.Answered(reading.intent()), Optional.of(reading));
    };
  }
}
