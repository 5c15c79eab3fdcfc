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

  private static final String ENTRIES_OFF = "entries are off: ";

  /** Sales alone, since something other than a person's word is in the way of entries. */
  public static TradingPermission entriesOff(String why) {
    return new TradingPermission(TradingState.REDUCING, ENTRIES_OFF + why);
  }

  /** Whether an order may be sent that buys, or one that sells. */
  public boolean allows(boolean buy) {
    return state == TradingState.ACTIVE || (!buy && state == TradingState.REDUCING);
  }

  /** Whether it is not a person who allows sales alone. */
  public boolean entriesAreOff() {
    return state == TradingState.REDUCING && reason.startsWith(ENTRIES_OFF);
  }

  @Override
  public String toString() {
    return "trading is " + state + (reason.isEmpty() ? "" : ": " + reason);
  }
}
