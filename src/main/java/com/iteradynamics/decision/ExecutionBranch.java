package com.iteradynamics.decision;

/**
 * How a tick ended. The gates are declared in order of precedence: the first that matches wins, and
 * its name is the record's {@code execution_branch}.
 */
public enum ExecutionBranch {
  /**
   * Answered before any gate: the hour is not later than the state's last one, and has no record.
   */
  OUT_OF_ORDER_TICK,
  /** Written by a later tick for an hour that was begun and never finished. */
  TICK_ABANDONED,

  /** The stored state cannot be read or is invalid. */
  HOLD_STATE_CORRUPT,
  /** A person halted trading, or the trading state cannot be read. */
  HALTED,
  /** The end of an earlier order is still unknown. */
  ORDER_UNRESOLVED,
  /** The candles are missing, incomplete or refused. */
  STALE_CANDLES,
  /** The kill switch was tripped earlier: sells what is left, never enters. */
  KILLED_STATE_ACTIVE,
  /** The drawdown reached the kill level: trips the kill switch and sells everything. */
  KILL_DD,
  /** The strategy wants out before the minimum hold time. */
  MIN_HOLD_BLOCK,
  /** The strategy wants out. */
  EXIT_STRATEGY,
  /** The position reached its planned exit. */
  EXIT_HORIZON,
  /** In position, and nothing above ended it. */
  HOLD_IN_POSITION,
  /** The drawdown reached the hard level: no entry. */
  HARD_DD_BLOCK,
  /** The strategy failed: no entry. */
  HOLD_STRATEGY_FAIL,
  /** The strategy does not want to enter. */
  FLAT_NO_ENTRY,
  /** A person allowed sales only. */
  REDUCE_ONLY,
  /** The tick came more than an hour late, with real money at stake. */
  LATE_TICK,
  /** The wallet holds less than the ledger says, or the venue has an order the journal has not. */
  RECONCILE_MISMATCH,
  /** The last exit was too recent. */
  REENTRY_COOLDOWN_BLOCK,
  /** The balances could not be read this tick. */
  WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
  /** The venue does not trade the product now. */
  VENUE_NOT_TRADABLE,
  /** The market has moved too far from the price that was decided on. */
  PRICE_COLLAR,
  /** An order, loss, notional or exposure cap is reached. */
  CAP_REACHED,
  /** The allowed exposure is zero. */
  BLOCKED_EXPO,
  /** The amount to buy is below the minimum. */
  TARGET_TOO_SMALL,
  /** Everything allows the entry. */
  ENTER_LONG
}
