package com.iteradynamics.order;

import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.PrimeStateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books decisions into the state. Pure: every method answers with a new state. */
public final class DecisionLedger {
  /** A day of stops ends entries for a day. */
  private static final Duration STOPS_KEPT = Duration.ofDays(2);

  private DecisionLedger() {}

  /**
   * The state after the governors' ruling for {@code hour}, before any of its orders. An exit makes
   * the planned exit {@code hour}: what is not sold now, the next hours sell. Without a price
   * nothing is known that could change more than the hour.
   */
  public static PrimeState afterDecision(PrimeState state, Decision decision, Instant hour) {
    Decision.Ruling ruling = decision.ruling();
    Optional<Assessment> priced =
        ruling.assessment().filter(seen -> seen.positionUsd().isPresent());
    if (priced.isEmpty()) {
      return state
          .change()
          .bookedLate(List.of())
          .finished(hour, ruling.branch())
          .resting(Optional.empty())
          .done();
    }
    Assessment seen = priced.get();
    Optional<Instant> plannedExit = plannedExit(state, decision, hour);
    boolean held = decision instanceof Decision.Enter || seen.inPosition() || state.noHorizon();
    PrimeStateChange change =
        state
            .change()
            .killed(ruling.killed())
            .equity(
                seen.verified() ? seen.equityUsd().orElseThrow() : state.lastEquityUsd(),
                seen.peakEquityUsd())
            .position(state.entry(), plannedExit)
            .noHorizon(plannedExit.isEmpty() && held)
            .activity(ruling.activity())
            .bookedLate(List.of())
            .finished(hour, ruling.branch())
            .resting(Optional.empty())
            .flatSince(
                seen.inPosition()
                    ? Optional.empty()
                    : state.flatSince().or(() -> Optional.of(hour)));
    count(ruling.branch(), state, hour, change);
    return change.done();
  }

  /** Counts an exit for the wait after it, and a stop for those of a day. */
  private static void count(
      ExecutionBranch branch, PrimeState state, Instant hour, PrimeStateChange change) {
    if (branch.ends()) {
      change.exited(hour);
      if (!state.stopRests()) {
        change.restingStop(Optional.empty());
      }
    }
    if (branch.stop()) {
      change.stops(stops(state, hour));
    }
  }

  /** The same after a watch, which finishes no hour. */
  public static PrimeState afterWatch(PrimeState state, Decision decision, Instant at) {
    return afterDecision(state, decision, at).change().finishedAs(state).done();
  }

  private static Optional<Instant> plannedExit(PrimeState state, Decision decision, Instant hour) {
    return switch (decision) {
      case Decision.Enter enter -> enter.plannedExit();
      case Decision.Exit exit -> Optional.of(hour);
      case Decision.Stay stay -> decision.ruling().plannedExit().or(state::plannedExit);
    };
  }

  /**
   * The stops of the last two days with that of {@code hour}; one whose sale is tried again is
   * none.
   */
  private static List<Instant> stops(PrimeState state, Instant hour) {
    boolean again = state.plannedExit().filter(exit -> exit.isBefore(hour)).isPresent();
    List<Instant> stops = new ArrayList<>(state.stops());
    stops.removeIf(each -> each.isBefore(hour.minus(STOPS_KEPT)));
    if (!again) {
      stops.add(hour);
    }
    return stops;
  }

  /** The state of a decision that {@code plan} carries out: what cannot be sold is sold out. */
  public static PrimeState afterPlan(PrimeState state, OrderPlan plan) {
    return plan.unsellable() ? state.sold() : state;
  }

  /**
   * The state with the first of {@code orders} that rests longer than its tick or watch lasts.
   *
   * @param ends when that is over
   * @param requotes how often the same trade has been moved to the best price
   */
  public static PrimeState resting(
      PrimeState state, List<OrderRequest> orders, Instant ends, int requotes) {
    Optional<PrimeState.Resting> resting =
        orders.stream()
            .filter(order -> order.postOnly().isPresent() && order.restsBeyond(ends))
            .map(
                order ->
                    new PrimeState.Resting(
                        order.clientOrderId(), order.postOnly().get().until(), requotes))
            .findFirst();
    return resting.equals(state.resting()) ? state : state.change().resting(resting).done();
  }

  /** The state when nobody waits any more for what has rested. */
  public static PrimeState withoutRest(PrimeState state, Instant at) {
    if (state.resting().isEmpty()) {
      return state;
    }
    PrimeState alone = state.withoutRest();
    return alone.entry().isPresent() || !alone.openOrders().isEmpty()
        ? alone
        : Ledger.flatSince(alone, at);
  }
}
