package com.iteradynamics.strategy;

/** What a strategy wants. */
public enum Action {
  /** Be long by the desired exposure. */
  ENTER_LONG,
  /** Be out of the market. */
  EXIT_LONG,
  /** Change nothing. */
  HOLD,
  /** Stay out when out; a position is kept. */
  FLAT
}
