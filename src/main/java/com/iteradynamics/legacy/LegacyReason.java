package com.iteradynamics.legacy;

import com.iteradynamics.strategy.Action;
import java.util.Locale;

/** What decides legacy mode's intent, in order of precedence: the first that holds wins. */
public enum LegacyReason {
  /** The regime is an emergency. */
  EMERGENCY(Action.EXIT_LONG, true),
  /** The position lost too much. */
  STOP_LOSS(Action.EXIT_LONG, true),
  /** The position is too old. */
  MAX_HOLD(Action.EXIT_LONG, true),
  /** No model, or it cannot say anything: no entry, and no exit but the three above. */
  NO_MODEL(Action.HOLD, false),
  /** The model sells, and the position is too young. */
  MIN_HOLD(Action.HOLD, false),
  /** The model sells, and the position has not won enough. */
  PROFIT_HURDLE(Action.HOLD, false),
  /** The model sells. */
  MODEL_SELL(Action.EXIT_LONG, false),
  /** The model buys, and there is too little history for a regime. */
  NO_REGIME(Action.HOLD, false),
  /** The model buys, and the regime allows no exposure. */
  NO_RISK(Action.FLAT, false),
  /** The model buys. */
  MODEL_BUY(Action.ENTER_LONG, false);

  private final Action action;
  private final boolean panic;

  LegacyReason(Action action, boolean panic) {
    this.action = action;
    this.panic = panic;
  }

  /** What is wanted then. */
  Action action() {
    return action;
  }

  /** Whether the exit does not wait for the governors' minimum hold time. */
  boolean panic() {
    return panic;
  }

  /** The record's word for it. */
  String word() {
    return "legacy_" + name().toLowerCase(Locale.ROOT);
  }
}
