package com.iteradynamics.research;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.decision.WatchRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * The watch between the hours over candles, which tell how far the market went and not in which
 * order. A stop fires where the low reaches it, at its price or at the open below it; a profit
 * where the high does. Where a candle reaches both, the stop comes first, in the best case the
 * profit. Candles within the hour narrow that.
 */
final class WatchedHour {
  private static final double ROUNDING = 1e-12;

  private final WatchRules rules;
  private final WatchParameters watch;
  private final double takerFee;
  private final boolean profitFirst;
  private final BiFunction<Price, Instant, Situation> situations;
  private Optional<Instant> entryAt = Optional.empty();
  private Optional<Double> highest = Optional.empty();
  private Watched told = Watched.NONE;

  /**
   * @param profitFirst whether the profit comes first in a candle that reaches both
   * @param situations what the governors are told at a price and a time
   */
  WatchedHour(
      DecisionParameters parameters,
      double takerFee,
      boolean profitFirst,
      BiFunction<Price, Instant, Situation> situations) {
    this.watch = parameters.watch();
    // A candle is reached or not: there is no second look at it.
    this.rules =
        new WatchRules(parameters.watched(new WatchParameters(watch.minutes(), 1)), List.of());
    this.takerFee = takerFee;
    this.profitFirst = profitFirst;
    this.situations = situations;
  }

  /**
   * A candle of an hour or within one.
   *
   * @param opensAt seconds since 1970
   * @param chance by which its orders are filled; its price is the open
   */
  record Bar(long opensAt, double high, double low, Chance chance) {
    double open() {
      return chance.priceUsd();
    }
  }

  /** A sale at a price, decided by a rule. */
  record Sale(Decision.Exit decision, Instant at, double priceUsd) {}

  /** What was sold so far. */
  Watched told() {
    return told;
  }

  /** The sale of the position of {@code state} in {@code bar}; empty when it is held. */
  Optional<Sale> in(PrimeState state, Bar bar) {
    Optional<Instant> entry = state.entry().map(PrimeState.Entry::at);
    if (!entry.equals(entryAt)) {
      entryAt = entry;
      highest = Optional.empty();
    }
    WatchRules.Band band = rules.band(state, highest, takerFee);
    boolean stops = band.stopUsd().stream().anyMatch(usd -> bar.low() <= usd);
    boolean gains = band.profitUsd().stream().anyMatch(usd -> bar.high() >= usd);
    if (!stops && !gains) {
      highest = Optional.of(Math.max(bar.high(), highest.orElse(0.0)));
      return Optional.empty();
    }
    boolean opensBelow = band.stopUsd().stream().anyMatch(usd -> bar.open() <= usd);
    boolean opensAbove = band.profitUsd().stream().anyMatch(usd -> bar.open() >= usd);
    boolean unclear = stops && gains && !opensBelow && !opensAbove;
    boolean atStop = stops && (!gains || opensBelow || (!opensAbove && !profitFirst));
    double price =
        atStop
            ? Math.min(band.stopUsd().getAsDouble(), bar.open())
            : Math.max(band.profitUsd().getAsDouble(), bar.open());
    // Beyond the price for sure, however it was rounded.
    return decided(state, bar, price, atStop ? 1 - ROUNDING : 1 + ROUNDING)
        .map(
            sale -> {
              told = told.sold(sale.decision().ruling().branch());
              told = unclear ? told.unclear() : told;
              return sale;
            });
  }

  private Optional<Sale> decided(PrimeState state, Bar bar, double priceUsd, double beyond) {
    double seen = priceUsd * beyond;
    Instant at = minute(bar);
    WatchRules.Ruled ruled =
        rules.decide(
            new WatchRules.Sight(
                state,
                situations.apply(new Price(seen, Price.Basis.QUOTE_MID), at),
                OptionalDouble.of(seen),
                Optional.empty(),
                WatchMemory.of(state, highest)));
    return ruled.decision() instanceof Decision.Exit exit
        ? Optional.of(new Sale(exit, at, priceUsd))
        : Optional.empty();
  }

  /** The first watch after the bar has opened, which is never on the hour. */
  private Instant minute(Bar bar) {
    Instant at = Instant.ofEpochSecond(bar.opensAt()).plus(watch.minutes(), ChronoUnit.MINUTES);
    return at.equals(at.truncatedTo(ChronoUnit.HOURS)) ? at.minusSeconds(60) : at;
  }
}
