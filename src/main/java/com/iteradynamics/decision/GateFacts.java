package com.iteradynamics.decision;

import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the gates ask about: the inputs of one decision, and the few numbers derived from them. */
record GateFacts(
    PrimeState state,
    IntentResult reading,
    Situation situation,
    DecisionParameters parameters,
    Assessment assessment) {

  boolean inPosition() {
    return assessment.inPosition();
  }

  StopParameters stops() {
    return parameters.stops();
  }

  /** The prices of the stops, by the highest close. */
  StopLevels levels() {
    return new StopLevels(state, stops(), state.highestUsd(), situation.takerFeeFraction());
  }

  /** Whether the price is at or below {@code stopUsd}, of a position that could be sold. */
  boolean stopped(OptionalDouble stopUsd) {
    return inPosition()
        && stopUsd.isPresent()
        && situation.price().filter(price -> price.usd() <= stopUsd.getAsDouble()).isPresent();
  }

  /** Whether the price is at or above {@code profitUsd}, of a position that could be sold. */
  boolean gained(OptionalDouble profitUsd) {
    return inPosition()
        && profitUsd.isPresent()
        && situation.price().filter(price -> price.usd() >= profitUsd.getAsDouble()).isPresent();
  }

  boolean walletReadable() {
    return situation.wallet().readable();
  }

  Optional<StrategyIntent> intent() {
    return reading.answer();
  }

  boolean wants(Action action) {
    return intent().filter(intent -> intent.action() == action).isPresent();
  }

  boolean panics() {
    return reading.panics();
  }

  /** Time since the entry; empty when the entry is unknown. */
  Optional<Duration> held() {
    return state.entry().map(entry -> Duration.between(entry.at(), situation.hour()));
  }

  /** The end of the intent's horizon, or of the system's; empty when the intent wants none. */
  Optional<Instant> horizonEnd() {
    Duration horizon =
        intent()
            .filter(intent -> intent.horizonHours() > 0)
            .map(intent -> Duration.ofHours(intent.horizonHours()))
            .orElse(parameters.horizon());
    return intent().filter(StrategyIntent::noHorizon).isPresent()
        ? Optional.empty()
        : Optional.of(situation.hour().plus(horizon));
  }

  /**
   * The position's planned exit, filled in when missing; empty out of position, and when its
   * strategy wants none.
   */
  Optional<Instant> plannedExit() {
    return inPosition()
        ? state.plannedExit().or(() -> state.noHorizon() ? Optional.empty() : horizonEnd())
        : Optional.empty();
  }

  boolean horizonReached() {
    return plannedExit().filter(exit -> !situation.hour().isBefore(exit)).isPresent();
  }

  /** Whether the drawdown is known, and at least as bad as {@code band}. */
  boolean drawdownReaches(DrawdownBand band) {
    return assessment.band().filter(seen -> seen.compareTo(band) >= 0).isPresent();
  }

  /** Why nothing is bought for want of a fresh candle or of a clock that can be trusted. */
  Optional<String> notFresh() {
    return situation.staleCandles().or(situation::clockSkew);
  }

  /** Share of equity that a new position may be, 0..1; no answer of a strategy asks for none. */
  double exposureFraction() {
    double desired = intent().map(StrategyIntent::desiredExposureFrac).orElse(0.0);
    double allowed = Math.min(parameters.maxExposure(), desired);
    return assessment.band().filter(DrawdownBand.SOFT::equals).isPresent()
        ? allowed * parameters.softMultiplier()
        : allowed;
  }

  /**
   * What an entry would spend if no cap made it smaller, USD, fees included.
   *
   * @throws java.util.NoSuchElementException without equity, which no gate that asks is without
   */
  double wantedUsd() {
    double spendable = state.cashUsd().doubleValue() * (1 - situation.feeHeadroomFraction());
    return Math.min(spendable, assessment.equityUsd().orElseThrow() * exposureFraction());
  }

  /** What an entry may spend, USD, fees included. */
  double targetUsd() {
    double wanted = wantedUsd();
    return Caps.cutting(this, wanted).map(cap -> Caps.roomUsd(cap, this)).orElse(wanted);
  }

  /** What the caps count, as of this hour; without a price as of the last hour that had one. */
  Optional<Activity> activity() {
    return assessment.equityUsd().isEmpty()
        ? state.activity()
        : Optional.of(
            state
                .activity()
                .map(known -> known.at(situation.hour(), verifiedEquityUsd()))
                .orElseGet(() -> Activity.beginning(situation.hour(), verifiedEquityUsd())));
  }

  /** Equity of this tick, USD; empty when it could not be verified. */
  private OptionalDouble verifiedEquityUsd() {
    return assessment.verified() ? assessment.equityUsd() : OptionalDouble.empty();
  }

  /** The smallest amount that may be bought, USD: the larger of ours and the venue's, if known. */
  double minimumUsd() {
    return Math.max(
        parameters.minNotionalUsd(),
        situation.venueMinimumUsd().orElse(parameters.minNotionalUsd()));
  }
}
