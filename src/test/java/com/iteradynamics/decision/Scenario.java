package com.iteradynamics.decision;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The inputs of one decision, for tests. As it starts, everything allows an entry: flat, 1,000 USD,
 * price 100 USD, an ENTER_LONG that wants all it may have.
 */
final class Scenario {
  static final Instant HOUR = Instant.parse("2026-03-01T15:00:00Z");
  static final double PRICE = 100;

  DecisionParameters parameters = DecisionParameters.defaults();
  LoadedState reading = null;
  PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
  IntentResult intent = answered(Action.ENTER_LONG, 1, 36, false);
  Optional<Price> price = Optional.of(new Price(PRICE, Price.Basis.CLOSE));
  Optional<String> stale = Optional.empty();
  Optional<String> gappy = Optional.empty();
  Optional<String> skew = Optional.empty();
  TradingPermission permission = TradingPermission.ACTIVE;
  Optional<String> unresolved = Optional.empty();
  WalletCheck wallet = new WalletCheck.Verified();
  Optional<String> late = Optional.empty();
  Optional<String> venue = Optional.empty();
  Optional<String> collar = Optional.empty();
  Optional<String> unknownOrder = Optional.empty();
  Optional<String> unlisted = Optional.empty();
  Optional<String> restingStop = Optional.empty();
  OptionalDouble minimumSale = OptionalDouble.empty();

  static IntentResult answered(Action action, double exposure, int horizonHours, boolean panic) {
    return new IntentResult.Answered(
        new StrategyIntent(action, 0.8, exposure, horizonHours, "test", panic, Signals.NONE));
  }

  static IntentResult endless(Action action, double exposure) {
    return new IntentResult.Answered(
        new StrategyIntent(action, 0.8, exposure, 24, "test", false, Signals.NONE)
            .withoutHorizon());
  }

  /** The default limits but for one. */
  static DecisionParameters with(String name, String value) {
    return DecisionParameters.read(new SettingsReader(Map.of(name, value)));
  }

  private final Map<String, String> limits = new HashMap<>();

  /** One more limit that is not the default. */
  Scenario limit(String name, String value) {
    limits.put(name, value);
    parameters = DecisionParameters.read(new SettingsReader(limits));
    return this;
  }

  /** Holds 2 units, worth 200 USD, since {@code hoursAgo}. */
  Scenario inPosition(int hoursAgo) {
    Optional<Instant> planned =
        Optional.of(state.plannedExit().orElse(HOUR.plusSeconds(3600 * 10L)));
    state =
        state
            .change()
            .holdings(new BigDecimal("800"), new BigDecimal("2"))
            .position(
                Optional.of(
                    new PrimeState.Entry(
                        HOUR.minusSeconds(3600L * hoursAgo), new BigDecimal("100"))),
                planned)
            .done();
    return this;
  }

  /** The candle of the hour before is missing, and nobody knows a price. */
  Scenario stale() {
    stale = Optional.of("no candle of 14:00");
    intent = new IntentResult.NotAsked("no candle of 14:00");
    price = Optional.empty();
    return this;
  }

  /** The candle of the hour before is missing, and the market is at {@code usd}. */
  Scenario staleWithQuote(double usd) {
    stale();
    price = Optional.of(new Price(usd, Price.Basis.QUOTE_MID));
    return this;
  }

  /** Makes the planned exit due. */
  Scenario horizonReached() {
    state = state.change().position(state.entry(), Optional.of(HOUR)).done();
    return this;
  }

  /** Sets the peak so that equity is {@code fraction} below it. */
  Scenario drawdown(double fraction) {
    double equity = state.equityUsd(PRICE);
    double peak = equity / (1 - fraction);
    state = state.change().equity(equity, peak).done();
    return this;
  }

  Situation situation() {
    return new Situation(
        "BTC-USD",
        HOUR,
        price,
        stale,
        gappy,
        skew,
        permission,
        unresolved,
        wallet,
        unknownOrder,
        late,
        venue,
        collar,
        0.014,
        OptionalDouble.of(1),
        minimumSale,
        unlisted,
        restingStop);
  }

  GateFacts facts() {
    return new GateFacts(
        state, intent, situation(), parameters, Assessment.of(state, situation(), parameters));
  }

  Decision decide() {
    return new Decider(parameters)
        .decide(intent, reading != null ? reading : new LoadedState.Valid(state), situation());
  }

  ExecutionBranch branch() {
    return decide().ruling().branch();
  }
}
