package com.iteradynamics.order;

import java.math.BigDecimal;

/**
 * Balances at the venue this tick.
 *
 * @param cashAvailable USD free to trade
 * @param cashHold USD bound in open orders
 * @param baseAvailable units of base free to trade
 * @param baseHold units of base bound in open orders
 */
public record Wallet(
    BigDecimal cashAvailable, BigDecimal cashHold, BigDecimal baseAvailable, BigDecimal baseHold) {

  /** All USD. */
  public BigDecimal cash() {
    return cashAvailable.add(cashHold);
  }

  /** All units of base. */
  public BigDecimal base() {
    return baseAvailable.add(baseHold);
  }
}
