package com.iteradynamics.venue;

import java.math.BigDecimal;

/**
 * What a wallet holds.
 *
 * @param available free to trade, units of the currency, &gt;= 0
 * @param hold bound in orders or otherwise, &gt;= 0
 */
public record Balance(BigDecimal available, BigDecimal hold) {
  public BigDecimal total() {
    return available.add(hold);
  }
}
