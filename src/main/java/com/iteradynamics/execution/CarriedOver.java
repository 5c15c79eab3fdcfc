package com.iteradynamics.execution;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.PrimeStateChange;
import java.time.Instant;
import java.util.Optional;

/** What an hour had decided, in a state that was changed before the hour could be finished. */
final class CarriedOver {
  private CarriedOver() {}

  /**
   * The state after an hour that died.
   *
   * @param stored the state as it is stored
   * @param decided the state as the hour had decided; empty when it died before that
   */
  static PrimeState into(PrimeState stored, Instant hour, Optional<PrimeState> decided) {
    return decided
        .filter(state -> state.version() == stored.version())
        .orElseGet(() -> ended(decided.map(plan -> merged(stored, plan)).orElse(stored), hour));
  }

  /** An hour older than the state's last one does not take that back. */
  private static PrimeState ended(PrimeState state, Instant hour) {
    return state.lastHour().filter(last -> !last.isBefore(hour)).isPresent()
        ? state
        : state.change().finished(hour, ExecutionBranch.TICK_ABANDONED).done();
  }

  /**
   * A kill stays, and so does an exit; the money stays as it was changed, unless it belongs to a
   * live book that was to begin with this hour.
   */
  private static PrimeState merged(PrimeState stored, PrimeState plan) {
    PrimeStateChange change =
        stored
            .change()
            .killed(stored.killed() || plan.killed())
            .position(stored.entry().or(plan::entry), plan.plannedExit().or(stored::plannedExit))
            .activity(
                plan.activity()
                    .map(counted -> stored.activity().map(counted::withEquityOf).orElse(counted))
                    .or(stored::activity))
            .mode(plan.mode());
    plan.lastExit()
        .filter(exit -> stored.lastExit().filter(exit::isBefore).isEmpty())
        .ifPresent(change::exited);
    if (stored.portfolio().isEmpty() && plan.portfolio().isPresent()) {
      change
          .holdings(plan.cashUsd(), plan.baseQty())
          .equity(plan.lastEquityUsd(), plan.peakEquityUsd())
          .portfolio(plan.portfolio().get())
          .activity(plan.activity());
    }
    return change.done();
  }
}
