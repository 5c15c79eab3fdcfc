package com.iteradynamics.venue;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/** The wallets of the portfolio, by currency in the order of the alphabet. */
final class Wallets {
  private final TreeMap<String, SimulatedWallet> all = new TreeMap<>();
  private final Ids ids;

  Wallets(Ids ids) {
    this.ids = ids;
  }

  /** The wallet of a currency, made when it is not there. */
  SimulatedWallet open(String currency) {
    return all.computeIfAbsent(currency, name -> new SimulatedWallet(name, ids.uuid()));
  }

  Optional<SimulatedWallet> find(String currency) {
    return Optional.ofNullable(all.get(currency));
  }

  /** The wallet of a currency that has one. */
  SimulatedWallet get(String currency) {
    return find(currency)
        .orElseThrow(() -> new IllegalArgumentException("there is no wallet of " + currency));
  }

  void close(String currency) {
    all.remove(currency);
  }

  Collection<SimulatedWallet> all() {
    return all.values();
  }
}
