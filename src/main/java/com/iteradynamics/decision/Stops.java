package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The gates that close a position whatever the strategy says, at the prices of {@link StopLevels}.
 */
final class Stops {
  private static final Duration DAY = Duration.ofDays(1);

  /** Asked only when a stop at the venue has sold, whatever the limits have become meanwhile. */
  static final Gate RESTING =
      new Gate(
          EXIT_RESTING_STOP,
          facts -> !facts.inPosition() && facts.situation().restingStop().isPresent(),
          facts -> facts.situation().restingStop().orElse("no stop at the venue has sold"));

  static final Gate LOSS =
      stop(EXIT_STOP, StopLevels::lossUsd, "stop", "")
          .when(limits -> limits.stops().loss().isPresent());

  static final Gate TRAILING =
      stop(
              EXIT_TRAILING_STOP,
              StopLevels::trailingUsd,
              "trailing stop",
              "the gain of PRIME_TRAILING_AFTER was not reached")
          .when(limits -> limits.stops().trailing().isPresent());

  static final Gate ATR =
      stop(EXIT_ATR_STOP, StopLevels::atrUsd, "ATR stop", "the entry's ATR is unknown")
          .when(limits -> limits.stops().atr().isPresent());

  static final Gate TAKE_PROFIT =
      new Gate(
              EXIT_TAKE_PROFIT,
              facts -> facts.gained(facts.levels().takeProfitUsd()) && facts.walletReadable(),
              facts -> beside(facts, facts.levels().takeProfitUsd(), "take profit", ""))
          .when(limits -> limits.stops().takeProfit().isPresent());

  static final Gate REACHED =
      Gate.problem(STOPS_REACHED, Stops::reached, "few enough stops in 24 hours")
          .when(limits -> limits.stops().stops());

  private Stops() {}

  /**
   * A gate of a stop.
   *
   * @param absent why there is none, where the entry is known
   */
  private static Gate stop(
      ExecutionBranch branch,
      Function<StopLevels, OptionalDouble> stopUsd,
      String name,
      String absent) {
    return new Gate(
        branch,
        facts -> facts.stopped(stopUsd.apply(facts.levels())) && facts.walletReadable(),
        facts -> beside(facts, stopUsd.apply(facts.levels()), name, absent));
  }

  /** The price beside one that a rule acts at. */
  private static String beside(
      GateFacts facts, OptionalDouble levelUsd, String name, String absent) {
    if (!facts.inPosition()) {
      return "no position";
    }
    String price =
        facts.situation().price().map(known -> Gates.amount(facts, known.usd())).orElse("unknown");
    return "price "
        + price
        + (levelUsd.isPresent()
            ? ", " + name + " " + Gates.amount(facts, levelUsd.getAsDouble())
            : ", no "
                + name
                + ": "
                + (facts.state().entry().isEmpty() ? "the entry is unknown" : absent));
  }

  /** Whether a rule closes the position, if it can be sold. */
  static boolean fires(GateFacts facts) {
    return facts.stopped(facts.levels().lossUsd())
        || facts.stopped(facts.levels().trailingUsd())
        || facts.stopped(facts.levels().atrUsd())
        || facts.gained(facts.levels().takeProfitUsd());
  }

  /** Why no position is entered after so many stops; empty when there were fewer. */
  static Optional<String> reached(GateFacts facts) {
    List<Instant> stops = facts.state().stops();
    int most = facts.stops().aDay();
    if (stops.size() < most) {
      return Optional.empty();
    }
    Instant last = stops.get(stops.size() - 1);
    Instant first = stops.get(stops.size() - most);
    Instant until = last.plus(DAY);
    return first.isAfter(last.minus(DAY)) && facts.situation().hour().isBefore(until)
        ? Optional.of(
            (most == 1 ? "a stop" : most + " stops in 24 hours") + ", no entry before " + until)
        : Optional.empty();
  }
}
