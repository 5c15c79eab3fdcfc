package com.iteradynamics.execution;

import com.iteradynamics.decision.IntentReading;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.legacy.LegacyEngine;
import com.iteradynamics.legacy.LegacyPosition;
import com.iteradynamics.legacy.LegacyReading;
import com.iteradynamics.strategy.LayerWindow;
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
  Made make(LayerWindow window, StrategyContext context, Optional<PrimeState.Entry> entry);

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
    return parameters.legacy().map(IntentMaker::legacy).orElse(IntentMaker::prime);
  }

  private static Made prime(
      LayerWindow window, StrategyContext context, Optional<PrimeState.Entry> entry) {
    StrategyIntent intent = window.intent();
    return intent == null
        ? Made.failed("the strategy answered null")
        : new Made(new IntentReading.Answered(intent), Optional.empty());
  }

  private static IntentMaker legacy(LegacyEngine engine) {
    return (window, context, entry) -> {
      Optional<LegacyPosition> position =
          entry.map(begun -> new LegacyPosition(begun.at(), begun.priceUsd().doubleValue()));
      LegacyReading reading =
          engine.read(window.closed(), context.now(), context.pLong(), position);
      return new Made(new IntentReading.Answered(reading.intent()), Optional.of(reading));
    };
  }
}
