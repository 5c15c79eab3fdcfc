package com.iteradynamics.execution;

import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * What the cycle is made of besides its ports.
 *
 * @param book {@code paper} or {@code live}
 * @param run what runs, for the record
 * @param regime Layer 1
 * @param strategy Layer 2; one that cannot be had throws when it is asked, with the reason
 * @param decision the governors' limits
 * @param startCash ledger cash of a fresh book, USD
 * @param leaseTime how long a running tick may take before it counts as dead
 * @param reads runs the reads of a tick: side by side where they are remote, else {@code
 *     Runnable::run}
 * @param events who is told what happened
 */
public record CycleParameters(
    String book,
    RunIdentity run,
    RegimeEngine regime,
    Strategy strategy,
    DecisionParameters decision,
    BigDecimal startCash,
    Duration leaseTime,
    Executor reads,
    EventPublisher events) {

  /** A cycle beside nothing: reads one after the other, and nobody is told. */
  public static CycleParameters local(
      String book,
      RunIdentity run,
      RegimeEngine regime,
      Strategy strategy,
      DecisionParameters decision,
      BigDecimal startCash) {
    return new CycleParameters(
        book,
        run,
        regime,
        strategy,
        decision,
        startCash,
        DEFAULT_LEASE,
        Runnable::run,
        EventPublisher.NONE);
  }

  /** The function's time limit of 120 s and 10 s more. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(130);
}
