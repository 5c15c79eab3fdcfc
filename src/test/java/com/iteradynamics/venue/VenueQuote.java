package com.iteradynamics.venue;

import java.math.BigDecimal;

/**
 * The best prices at an instant.
 *
 * @param bid what a seller gets, quote per unit of base, &gt; 0
 * @param ask what a buyer pays, &gt; bid
 */
record VenueQuote(BigDecimal bid, BigDecimal ask) {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Half way between bid and ask. */
  BigDecimal mid() {
    return bid.add(ask).divide(TWO);
  }
}
