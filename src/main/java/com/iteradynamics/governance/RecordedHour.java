package com.iteradynamics.governance;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an hour looked like and what was decided in it, in a record or in a backtest.
 *
 * @param second the tick hour, seconds since 1970-01-01T00:00Z
 * @param regime Layer 1's label; empty when it was not asked
 * @param branch how the hour ended
 */
public record RecordedHour(long second, Optional<String> regime, ExecutionBranch branch) {
  /** Their rates are watched. */
  static final Set<ExecutionBranch> WATCHED =
      EnumSet.of(
          ExecutionBranch.ENTER_LONG,
          ExecutionBranch.EXIT_STRATEGY,
          ExecutionBranch.EXIT_HORIZON,
          ExecutionBranch.HOLD_IN_POSITION);

  /** Hours that end so say nothing of market and strategy, but of this book's fate. */
  private static final Set<ExecutionBranch> OUTSIDE =
      EnumSet.of(
          ExecutionBranch.OUT_OF_ORDER_TICK,
          ExecutionBranch.TICK_ABANDONED,
          ExecutionBranch.MODE_CHANGED_IN_POSITION,
          ExecutionBranch.HOLD_STATE_CORRUPT,
          ExecutionBranch.HALTED,
          ExecutionBranch.ORDER_UNRESOLVED,
          ExecutionBranch.STALE_CANDLES,
          ExecutionBranch.KILLED_STATE_ACTIVE,
          ExecutionBranch.REDUCE_ONLY,
          ExecutionBranch.HARD_DD_BLOCK,
          ExecutionBranch.STOPS_REACHED,
          ExecutionBranch.CAP_REACHED,
          ExecutionBranch.LATE_TICK,
          ExecutionBranch.RECONCILE_MISMATCH,
          ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
          ExecutionBranch.GAPPY_CANDLES,
          ExecutionBranch.VENUE_NOT_TRADABLE);

  /** The hour of a record. */
  static RecordedHour of(CortexRecord record) {
    return new RecordedHour(
        record.hour().getEpochSecond(), record.get(Recorded.REGIME_LABEL), record.branch());
  }

  /** Whether strategy and governors had the say in it. */
  boolean decided() {
    return !OUTSIDE.contains(branch);
  }
}
