package com.iteradynamics.research;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchParameters;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The watch between the hours over candles. Where a candle within the hour ends at each watch, the
 * watch sees its close and does as it does live: it sells at the price that it finds, which may be
 * far beyond its rule's.
 *
 * <p>Hours, and candles longer than the watches are apart, tell how far the market went and not in
 * which order. A stop fires where the low reaches it, at its price or at the open below it; a
 * profit where the high does. Where a candle reaches both, the stop comes first, in the best case
 * the profit.
 */
final class WatchedHour {
  private static final double ROUNDING = 1e-12;

  private final Fills fills;
  private final CandleSeries candles;
  private final WatchRules rules;
  private final WatchParameters watch;
  private final boolean seesMinutes;
  private final double takerFee;
  private final Situations situations;
  private Optional<Instant> entryAt = Optional.empty();
  private Optional<Double> highest = Optional.empty();
  private WatchMemory memory = WatchMemory.NONE;
  private Watched told;

  /**
   * @param candles the hours
   * @param situations what the governors are told
   */
  WatchedHour(
      Fills fills,
      CandleSeries candles,
      DecisionParameters parameters,
      double takerFee,
      Situations situations) {
    this.fills = fills;
    this.candles = candles;
    this.watch = parameters.watch();
    this.seesMinutes = fills.tellWatches(watch);
    // A candle is reached or not: there is no second look at it.
    int confirm = seesMinutes ? watch.confirm() : 1;
    this.rules =
        new WatchRules(
            parameters.watched(new WatchParameters(watch.minutes(), confirm)), List.of());
    this.takerFee = takerFee;
    this.situations = situations;
    this.told = seesMinutes ? Watched.BY_MINUTE : Watched.NONE;
  }

  /**
   * What a watch sees.
   *
   * @param at its minute
   * @param chance by which its orders are filled; its price is the one that the watch sees
   */
  record Sight(Instant at, Chance chance) {}

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

  /**
   * A sale, decided by a rule.
   *
   * @param chance by which it is filled, at its price
   */
  record Sale(Decision.Exit decision, Instant at, Chance chance) {}

  /** One look at the market. */
  interface Look {
    /** The sale of the position of {@code state}; empty when it is held. */
    Optional<Sale> at(PrimeState state);
  }

  /** The looks at candle {@code i}, to be taken one after the other. */
  List<Look> looks(int i) {
    List<Look> looks = new ArrayList<>();
    if (seesMinutes) {
      fills.sights(candles, i, watch).forEach(sight -> looks.add(state -> seen(state, sight)));
    } else {
      fills.bars(candles, i).forEach(bar -> looks.add(state -> in(state, bar)));
    }
    return looks;
  }

  /** What was sold so far. */
  Watched told() {
    return told;
  }

  private Optional<Sale> seen(PrimeState state, Sight sight) {
    WatchRules.Ruled ruled = ruled(state, sight.at(), sight.chance().priceUsd(), memory);
    if (ruled.decision() instanceof Decision.Exit exit) {
      told = told.sold(exit.ruling().branch());
      return Optional.of(new Sale(exit, sight.at(), sight.chance()));
    }
    memory = ruled.memory();
    return Optional.empty();
  }

  private Optional<Sale> in(PrimeState state, Bar bar) {
    Optional<Instant> entry = state.entry().map(PrimeState.Entry::at);
    if (!entry.equals(entryAt)) {
      entryAt = entry;
      highest = Optional.empty();
    }
    WatchRules.Band band = rules.band(state, highest, takerFee);
    double stop = band.stopUsd().orElse(Double.NEGATIVE_INFINITY);
    double profit = band.profitUsd().orElse(Double.POSITIVE_INFINITY);
    boolean stops = bar.low() <= stop;
    boolean gains = bar.high() >= profit;
    if (!stops && !gains) {
      highest = Optional.of(Math.max(bar.high(), highest.orElse(0.0)));
      return Optional.empty();
    }
    boolean opensBelow = bar.open() <= stop;
    boolean opensAbove = bar.open() >= profit;
    boolean unclear = stops && gains && !opensBelow && !opensAbove;
    boolean atStop = stops && (!gains || opensBelow || (!opensAbove && !fills.profitFirst()));
    double price = atStop ? Math.min(stop, bar.open()) : Math.max(profit, bar.open());
    // Beyond the price for sure, however it was rounded.
    Optional<Sale> sale = reached(state, bar, price, atStop ? 1 - ROUNDING : 1 + ROUNDING);
    sale.ifPresent(
        sold -> {
          told = told.sold(sold.decision().ruling().branch());
          told = unclear ? told.unclear() : told;
        });
    return sale;
  }

  private Optional<Sale> reached(PrimeState state, Bar bar, double priceUsd, double beyond) {
    Instant at = minute(bar);
    WatchRules.Ruled ruled = ruled(state, at, priceUsd * beyond, WatchMemory.of(state, highest));
    return ruled.decision() instanceof Decision.Exit exit
        ? Optional.of(
            new Sale(exit, at, new Chance(bar.chance().candle(), priceUsd, bar.chance().volume())))
        : Optional.empty();
  }

  private WatchRules.Ruled ruled(
      PrimeState state, Instant at, double priceUsd, WatchMemory before) {
    return rules.decide(
        new WatchRules.Sight(
            state,
            situations.ofWatch(new Price(priceUsd, Price.Basis.QUOTE_MID), at),
            OptionalDouble.of(priceUsd),
            Optional.empty(),
            before));
  }

  /** The first watch after the bar has opened, which is never on the hour. */
  private Instant minute(Bar bar) {
    Instant at = Instant.ofEpochSecond(bar.opensAt()).plus(watch.minutes(), ChronoUnit.MINUTES);
    return at.equals(at.truncatedTo(ChronoUnit.HOURS)) ? at.minusSeconds(60) : at;
  }
}
