package com.iteradynamics.decision;

/** What a person allows: {@code argus halt} and {@code argus resume} change it. */
public enum TradingState {
  /** Everything. */
  ACTIVE,
  /** Sales only. */
  REDUCING,
  /** No order of any kind. */
  HALTED
}
