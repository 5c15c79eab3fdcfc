package com.iteradynamics.decision;

/**
 * What a person allows, and the reason they gave.
 *
 * @param state what is allowed; HALTED when it cannot be read
 * @param reason why, in the person's words, or why it cannot be read; may be empty
 */
public record TradingPermission(TradingState state, String reason) {
  /** Everything is allowed. */
  public static final TradingPermission ACTIVE = new TradingPermission(TradingState.ACTIVE, "");

  @Override
  public String toString() {
    return "trading is " + state + (reason.isEmpty() ? "" : ": " + reason);
  }
}
