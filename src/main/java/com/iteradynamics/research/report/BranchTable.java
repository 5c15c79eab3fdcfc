package com.iteradynamics.research.report;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How often hours ended in which way, and what that means. */
final class BranchTable {
  private BranchTable() {}

  static Table of(Map<ExecutionBranch, Integer> branches) {
    int all = branches.values().stream().mapToInt(Integer::intValue).sum();
    List<Row> rows = new ArrayList<>();
    branches.forEach(
        (branch, count) ->
            rows.add(
                new Row(
                    branch.name(),
                    meaning(branch),
                    List.of(Cell.count(count), Cell.fraction((double) count / all)))));
    return new Table(
        "How the hours ended",
        "In each hour the governors' questions are asked in a fixed order; the first that applies"
            + " decides.",
        Column.of("Ending", "Hours", "Share"),
        rows);
  }

  private static String meaning(ExecutionBranch branch) {
    return switch (branch) {
      case OUT_OF_ORDER_TICK -> "the hour was not later than the one before";
      case TICK_ABANDONED -> "the hour was begun and never finished";
      case MODE_CHANGED_IN_POSITION -> "the mode was changed while there was a position";
      case HOLD_STATE_CORRUPT -> "the stored state could not be read";
      case HALTED -> "a person halted trading";
      case ORDER_UNRESOLVED -> "the end of an earlier order was unknown";
      case STALE_CANDLES -> "the newest candle was missing or refused";
      case KILLED_STATE_ACTIVE -> "the kill switch had been tripped: nothing is entered any more";
      case KILL_DD -> "the drawdown tripped the kill switch; everything was sold";
      case MIN_HOLD_BLOCK -> "the strategy wanted out before the minimum hold time";
      case EXIT_STRATEGY -> "the strategy wanted out; sold";
      case EXIT_HORIZON -> "the planned time was over; sold";
      case HOLD_IN_POSITION -> "the position was kept";
      case HARD_DD_BLOCK -> "the drawdown had reached its hard limit: no entry";
      case HOLD_STRATEGY_FAIL -> "the strategy failed: no entry";
      case FLAT_NO_ENTRY -> "the strategy did not want to enter";
      case REDUCE_ONLY -> "a person allowed sales only";
      case LATE_TICK -> "it was too late to enter";
      case RECONCILE_MISMATCH -> "wallet and ledger disagreed";
      case REENTRY_COOLDOWN_BLOCK -> "the last exit was too recent";
      case WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY -> "the balances could not be read";
      case GAPPY_CANDLES -> "too many hours were missing in the window: no entry";
      case VENUE_NOT_TRADABLE -> "the venue did not trade the product";
      case PRICE_COLLAR -> "the price had moved too far";
      case CAP_REACHED -> "a limit of orders, loss or exposure was reached";
      case BLOCKED_EXPO -> "the governors allowed no exposure";
      case TARGET_TOO_SMALL -> "the amount was below the minimum";
      case ENTER_LONG -> "bought";
    };
  }
}
