package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.util.Locale;

/** What there is of one currency. Never negative: an order that would make it so is a bug. */
final class SimulatedWallet {
  private final String currency;
  private final String uuid;
  private BigDecimal available = BigDecimal.ZERO;
  private BigDecimal hold = BigDecimal.ZERO;

  SimulatedWallet(String currency, String uuid) {
    this.currency = currency;
    this.uuid = uuid;
  }

  String currency() {
    return currency;
  }

  String uuid() {
    return uuid;
  }

  BigDecimal available() {
    return available;
  }

  BigDecimal hold() {
    return hold;
  }

  void add(BigDecimal amount) {
    change(amount, BigDecimal.ZERO);
  }

  void take(BigDecimal amount) {
    change(amount.negate(), BigDecimal.ZERO);
  }

  void hold(BigDecimal amount) {
    change(amount.negate(), amount);
  }

  void release(BigDecimal amount) {
    change(amount, amount.negate());
  }

  void takeHeld(BigDecimal amount) {
    change(BigDecimal.ZERO, amount.negate());
  }

  private void change(BigDecimal ofAvailable, BigDecimal ofHold) {
    BigDecimal newAvailable = available.add(ofAvailable);
    BigDecimal newHold = hold.add(ofHold);
    if (newAvailable.signum() < 0 || newHold.signum() < 0) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s would be %s available and %s on hold",
              currency,
              newAvailable,
              newHold));
    }
    available = newAvailable;
    hold = newHold;
  }
}
