package com.iteradynamics.venue;

import java.math.BigDecimal;

/**
 * What a wallet holds, without zeros behind the last decimal.
 *
 * @param available free to trade, units of the currency, &gt;= 0
 * @param hold bound in orders or otherwise, &gt;= 0
 */
public record Balance(BigDecimal available, BigDecimal hold) {
  static Balance of(SimulatedWallet wallet) {
    return new Balance(plain(wallet.available()), plain(wallet.hold()));
  }

  private static BigDecimal plain(BigDecimal amount) {
    return new BigDecimal(VenueAmounts.text(amount));
  }

  /** All of it, on hold or not. */
  public BigDecimal total() {
    return available.add(hold);
  }
}
