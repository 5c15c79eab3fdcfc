package com.iteradynamics.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the governors allow this hour: stay as it is, buy, or sell everything. */
public sealed interface Decision {

  /** How it came about. */
  Ruling ruling();

  /** No order. */
  record Stay(Ruling ruling) implements Decision {}

  /** An order is allowed. */
  sealed interface Trade extends Decision {}

  /**
   * Buy for {@code targetUsd}, fees included.
   *
   * @param wantedUsd what it would be if no cap made it smaller, USD, fees included
   * @param exposureFraction share of equity this is allowed to be, 0..1
   * @param plannedExit when the position ends at the latest; empty when the strategy wants no
   *     horizon
   */
  record Enter(
      Ruling ruling,
      double targetUsd,
      double wantedUsd,
      double exposureFraction,
      Optional<Instant> plannedExit)
      implements Trade {}

  /** Sell all that the ledger holds. */
  record Exit(Ruling ruling) implements Trade {}

  /**
   * The gates' answers and what they change in the state.
   *
   * @param branch the gate that decided
   * @param verdicts every gate that was asked, in order; the last one matched
   * @param assessment the money they saw; empty when the state is unreadable
   * @param killed whether the kill switch is tripped after this tick
   * @param plannedExit the position's planned exit, filled in when it was missing; empty without a
   *     position, and when its strategy wants no horizon
   * @param activity what the caps count, as of this hour; empty when nothing was counted yet
   */
  record Ruling(
      ExecutionBranch branch,
      List<GateVerdict> verdicts,
      Optional<Assessment> assessment,
      boolean killed,
      Optional<Instant> plannedExit,
      Optional<Activity> activity) {

    /** What the deciding gate saw. */
    public String why() {
      return verdicts.isEmpty() ? "" : verdicts.get(verdicts.size() - 1).why();
    }
  }
}
