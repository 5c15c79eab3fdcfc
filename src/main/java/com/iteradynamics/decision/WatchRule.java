package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * One rule of the watch.
 *
 * @param branch how a watch ends that sells by it
 * @param name what its price is called
 * @param level the price at which it acts
 * @param reached whether a price has reached it
 */
record WatchRule(ExecutionBranch branch, String name, Level level, Reached reached) {

  /** Whether a price has reached a rule's. */
  interface Reached {
    boolean by(Facts facts, double priceUsd);
  }

  /** The price at which a rule acts, USD; empty when there is none. */
  interface Level {
    OptionalDouble usd(Facts facts);
  }

  /** What the rules are asked about. */
  record Facts(WatchRules.Sight sight, StopLevels levels, Assessment assessment) {
    PrimeState state() {
      return sight.state();
    }

    double heldHours() {
      return state()
          .entry()
          .map(entry -> Duration.between(entry.at(), sight.situation().hour()).toSeconds() / 3600.0)
          .orElse(Double.NaN);
    }
  }

  /**
   * The rules that are on, in order of precedence.
   *
   * @param profits legacy mode's profits; none in prime mode
   */
  static List<WatchRule> inOrder(DecisionParameters parameters, List<HeldProfit> profits) {
    StopParameters stops = parameters.stops();
    List<WatchRule> on = new ArrayList<>();
    Level kill = facts -> OptionalDouble.of(killUsd(facts.state(), parameters));
    on.add(
        new WatchRule(
            WATCH_KILL_DD,
            "kill level",
            kill,
            (facts, price) -> kills(facts.state(), price, parameters)));
    on.add(
        new WatchRule(
            WATCH_REST,
            "rest of an exit",
            facts -> OptionalDouble.empty(),
            (facts, price) ->
                Gates.exits(facts.state())
                    && !facts.state().restsAt(facts.sight().situation().hour())));
    if (stops.loss().isPresent()) {
      on.add(below(WATCH_STOP_LOSS, "stop", facts -> facts.levels().lossUsd()));
    }
    if (stops.trailing().isPresent()) {
      on.add(below(WATCH_TRAILING_STOP, "trailing stop", facts -> facts.levels().trailingUsd()));
    }
    if (stops.atr().isPresent()) {
      on.add(below(WATCH_ATR_STOP, "ATR stop", facts -> facts.levels().atrUsd()));
    }
    if (stops.takeProfit().isPresent()) {
      Level level = facts -> facts.levels().takeProfitUsd();
      on.add(
          new WatchRule(
              WATCH_TAKE_PROFIT,
              "take profit",
              level,
              (facts, price) -> level.usd(facts).stream().anyMatch(usd -> price >= usd)));
    }
    profits.forEach(profit -> on.add(held(profit)));
    return List.copyOf(on);
  }

  private static WatchRule below(ExecutionBranch branch, String name, Level level) {
    return new WatchRule(
        branch,
        name,
        level,
        (facts, price) -> level.usd(facts).stream().anyMatch(usd -> price <= usd));
  }

  private static WatchRule held(HeldProfit profit) {
    Level level =
        facts ->
            DoubleStream.of(facts.levels().entryUsd().stream().toArray())
                .map(entry -> entry * (1 + profit.gain()))
                .findFirst();
    return new WatchRule(
        profit.branch(),
        "profit after " + profit.minHoldHours() + " h",
        level,
        (facts, price) ->
            facts.heldHours() >= profit.minHoldHours()
                && facts.levels().entryUsd().stream()
                    .anyMatch(entry -> (price - entry) / entry >= profit.gain()));
  }

  /** The price at which the drawdown is at the kill level, USD; at or below 0 none is. */
  static double killUsd(PrimeState state, DecisionParameters parameters) {
    double least = state.peakEquityUsd() * (1 - parameters.drawdownKill());
    return (least - state.cashUsd().doubleValue()) / state.baseQty().doubleValue();
  }

  /** What is left after a kill is sold whatever the drawdown has become. */
  private static boolean kills(PrimeState state, double priceUsd, DecisionParameters parameters) {
    double peak = state.peakEquityUsd();
    return state.killed()
        || (peak > 0
            && DrawdownBand.of(Math.min(0, state.equityUsd(priceUsd) / peak - 1), parameters)
                == DrawdownBand.KILL);
  }
}
