package com.iteradynamics.decision;

/**
 * How a tick ended. The gates are declared in order of precedence: the first that matches wins, and
 * its name is the record's {@code execution_branch}.
 */
public enum ExecutionBranch {
  /**
   * Answered before any gate: the hour is not later than the state's last one, and has no record.
   */
  OUT_OF_ORDER_TICK(Effect.STAY),
  /** Written by a later tick for an hour that was begun and never finished. */
  TICK_ABANDONED(Effect.STAY),
  /**
   * Answered before any gate: the runtime's mode was changed while there is a position, or an order
   * whose end is unknown.
   */
  MODE_CHANGED_IN_POSITION(Effect.STAY),

  /** The stored state cannot be read or is invalid. */
  HOLD_STATE_CORRUPT(Effect.STAY),
  /** A person halted trading, or the trading state cannot be read. */
  HALTED(Effect.STAY),
  /** The end of an earlier order is still unknown. */
  ORDER_UNRESOLVED(Effect.STAY),
  /**
   * The newest closed candle is missing or rows were refused, and there is no price to judge by. It
   * stands in a second place, before the entries, where the price is known by a quote.
   */
  STALE_CANDLES(Effect.STAY),
  /** The kill switch was tripped earlier: sells what is left, never enters. */
  KILLED_STATE_ACTIVE(Effect.SELL_IF_POSSIBLE),
  /** The drawdown reached the kill level: trips the kill switch and sells everything. */
  KILL_DD(Effect.SELL_IF_POSSIBLE),
  /** The strategy wants out before the minimum hold time. */
  MIN_HOLD_BLOCK(Effect.STAY),
  /** The strategy wants out. */
  EXIT_STRATEGY(Effect.SELL),
  /** The position reached its planned exit. */
  EXIT_HORIZON(Effect.SELL),
  /** In position, and nothing above ended it. */
  HOLD_IN_POSITION(Effect.STAY),
  /** The drawdown reached the hard level: no entry. */
  HARD_DD_BLOCK(Effect.STAY),
  /** The strategy failed: no entry. */
  HOLD_STRATEGY_FAIL(Effect.STAY),
  /** The strategy does not want to enter. */
  FLAT_NO_ENTRY(Effect.STAY),
  /** A person allowed sales only. */
  REDUCE_ONLY(Effect.STAY),
  /** The tick came more than an hour late, with real money at stake. */
  LATE_TICK(Effect.STAY),
  /** The wallet holds less than the ledger says, or the venue has an order the journal has not. */
  RECONCILE_MISMATCH(Effect.STAY),
  /** The last exit was too recent. */
  REENTRY_COOLDOWN_BLOCK(Effect.STAY),
  /** The balances could not be read this tick, or the venue's orders could not be listed. */
  WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY(Effect.STAY),
  /** Too many hours are missing in the window. */
  GAPPY_CANDLES(Effect.STAY),
  /** The venue does not trade the product now. */
  VENUE_NOT_TRADABLE(Effect.STAY),
  /** The market has moved too far from the price that was decided on. */
  PRICE_COLLAR(Effect.STAY),
  /** A cap of counts or losses is reached, or one of an amount leaves less than the minimum. */
  CAP_REACHED(Effect.STAY),
  /** The allowed exposure is zero. */
  BLOCKED_EXPO(Effect.STAY),
  /** The amount to buy is below the minimum. */
  TARGET_TOO_SMALL(Effect.STAY),
  /** Everything allows the entry. */
  ENTER_LONG(Effect.BUY);

  private final Effect effect;

  ExecutionBranch(Effect effect) {
    this.effect = effect;
  }

  /** What the gate does to the position. */
  Effect effect() {
    return effect;
  }

  /** What a gate that matches does to the position. */
  enum Effect {
    /** Nothing. */
    STAY,
    /** Sells everything, when there is a position and the wallet can be read; else nothing. */
    SELL_IF_POSSIBLE,
    /** Sells everything; the gate has seen that there is a position. */
    SELL,
    /** Buys. */
    BUY
  }
}
