package com.iteradynamics.venue;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/** The wallets of the portfolio, by currency in the order of the alphabet. */
final class Wallets {
  private final TreeMap<String, Wallet> all = new TreeMap<>();
  private final Ids ids;

  Wallets(Ids ids) {
    this.ids = ids;
  }

  /** The wallet of a currency, made when it is not there. */
  Wallet open(String currency) {
    return all.computeIfAbsent(currency, name -> new Wallet(name, ids.uuid()));
  }

  Optional<Wallet> find(String currency) {
    return Optional.ofNullable(all.get(currency));
  }

  /** The wallet of a currency that has one. */
  Wallet get(String currency) {
    return find(currency)
        .orElseThrow(() -> new IllegalArgumentException("there is no wallet of " + currency));
  }

  void close(String currency) {
    all.remove(currency);
  }

  Collection<Wallet> all() {
    return all.values();
  }
}
