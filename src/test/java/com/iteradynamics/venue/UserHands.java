package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What the wallet's owner does past Argus: deposits, withdrawals, holds, orders by hand. */
public final class UserHands {
  private final CoinbaseVenue venue;
  private final Wallets wallets;
  private final Map<String, BigDecimal> held = new HashMap<>();

  UserHands(CoinbaseVenue venue, Wallets wallets) {
    this.venue = venue;
    this.wallets = wallets;
  }

  /** Adds to a wallet, which is made when it is not there. */
  public void deposit(String currency, String amount) {
    synchronized (venue) {
      venue.advance();
      wallets.open(currency).add(positive(amount));
    }
  }

  /** Takes what is available, at most {@code amount}; answers what was taken. */
  public BigDecimal withdraw(String currency, String amount) {
    synchronized (venue) {
      venue.advance();
      SimulatedWallet wallet = wallets.get(currency);
      BigDecimal taken = wallet.available().min(positive(amount));
      wallet.take(taken);
      return taken;
    }
  }

  /** Binds what is available, at most {@code amount}; answers what was bound. */
  public BigDecimal hold(String currency, String amount) {
    synchronized (venue) {
      venue.advance();
      SimulatedWallet wallet = wallets.get(currency);
      BigDecimal bound = wallet.available().min(positive(amount));
      wallet.hold(bound);
      held.merge(currency, bound, BigDecimal::add);
      return bound;
    }
  }

  /** Frees what {@link #hold} bound, at most {@code amount}; answers what was freed. */
  public BigDecimal release(String currency, String amount) {
    synchronized (venue) {
      venue.advance();
      BigDecimal freed = held.getOrDefault(currency, BigDecimal.ZERO).min(positive(amount));
      wallets.get(currency).release(freed);
      held.merge(currency, freed.negate(), BigDecimal::add);
      return freed;
    }
  }

  /**
   * Takes away a wallet in which nothing is on hold, with all that is in it.
   *
   * @throws IllegalStateException when something is on hold
   */
  public void closeWallet(String currency) {
    synchronized (venue) {
      venue.advance();
      if (wallets.get(currency).hold().signum() != 0) {
        throw new IllegalStateException("some " + currency + " is on hold");
      }
      wallets.close(currency);
    }
  }

  /**
   * Gives an order past the checks of token and key.
   *
   * @param clientOrderId may be empty
   * @param body as of a POST, where {@code client_order_id} does not count
   * @return the order's id
   * @throws IllegalArgumentException when the venue refuses it
   */
  public String order(String clientOrderId, String body) {
    return venue.byHand(clientOrderId, body);
  }

  private static BigDecimal positive(String amount) {
    BigDecimal value = new BigDecimal(amount);
    if (value.signum() < 0) {
      throw new IllegalArgumentException("an amount is not negative: " + amount);
    }
    return value;
  }
}
