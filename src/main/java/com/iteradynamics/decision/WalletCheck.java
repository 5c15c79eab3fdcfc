package com.iteradynamics.decision;

/** How this tick's balances at the venue compare with the ledger. */
public sealed interface WalletCheck {
  /** Read, and at least what the ledger says. */
  record Verified() implements WalletCheck {}

  /** Read, but less than the ledger says: sales go on, entries stop, drawdown is not updated. */
  record Mismatched(String why) implements WalletCheck {}

  /**
   * The coins were read and cover the ledger, the cash is unclear: sales go on, entries stop,
   * drawdown is not updated.
   */
  record CashUnclear(String why) implements WalletCheck {}

  /** Could not be read this tick: nothing is traded. */
  record Unverified(String why) implements WalletCheck {}

  /** Whether the coins were read, so that a sale is possible. */
  default boolean readable() {
    return !(this instanceof Unverified);
  }
}
