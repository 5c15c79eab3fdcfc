package com.iteradynamics.testkit;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Sleeper;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.Strategy;
import java.math.BigDecimal;
import java.util.Optional;

/** What a cycle beside nothing is made of. */
public final class LocalCycle {
  private LocalCycle() {}

  /** A cycle beside nothing: reads one after the other, and nobody is told. */
  public static CycleParameters parameters(
      String book,
      RunIdentity run,
      RegimeEngine regime,
      Strategy strategy,
      DecisionParameters decision,
      BigDecimal startCash) {
    return parameters(book, run, regime, strategy, decision, MakerParameters.OFF, startCash);
  }

  /** The same whose orders are sent as {@code maker} says. */
  public static CycleParameters parameters(
      String book,
      RunIdentity run,
      RegimeEngine regime,
      Strategy strategy,
      DecisionParameters decision,
      MakerParameters maker,
      BigDecimal startCash) {
    return new CycleParameters(
        book,
        run,
        regime,
        strategy,
        Optional.empty(),
        ModelSource.OFF,
        decision,
        maker,
        Optional.of(startCash),
        CycleParameters.DEFAULT_TIME_LIMIT,
        Sleeper.SLEEP,
        Runnable::run,
        EventPublisher.NONE);
  }
}
