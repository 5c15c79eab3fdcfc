package com.iteradynamics.decision;

import static com.iteradynamics.decision.ExecutionBranch.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The gates that close a position whatever the strategy says, and at which price. Each price is
 * empty when the rule is off, or when the position's entry, or what the rule measures by, is not
 * known.
 */
final class Stops {
  private static final Duration DAY = Duration.ofDays(1);

  static final Gate LOSS =
      stop(EXIT_STOP, Stops::lossUsd, "stop", "").when(limits -> limits.stops().loss().isPresent());

  static final Gate TRAILING =
      stop(
              EXIT_TRAILING_STOP,
              Stops::trailingUsd,
              "trailing stop",
              "the gain of PRIME_TRAILING_AFTER was not reached")
          .when(limits -> limits.stops().trailing().isPresent());

  static final Gate ATR =
      stop(EXIT_ATR_STOP, Stops::atrUsd, "ATR stop", "the entry's ATR is unknown")
          .when(limits -> limits.stops().atr().isPresent());

  static final Gate TAKE_PROFIT =
      new Gate(
              EXIT_TAKE_PROFIT,
              facts -> facts.gained(takeProfitUsd(facts)) && facts.walletReadable(),
              facts -> beside(facts, takeProfitUsd(facts), "take profit", ""))
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
      Function<GateFacts, OptionalDouble> stopUsd,
      String name,
      String absent) {
    return new Gate(
        branch,
        facts -> facts.stopped(stopUsd.apply(facts)) && facts.walletReadable(),
        facts -> beside(facts, stopUsd.apply(facts), name, absent));
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

  /** The stop loss, USD. */
  static OptionalDouble lossUsd(GateFacts facts) {
    OptionalDouble fraction = facts.stops().loss();
    OptionalDouble entry = entryUsd(facts);
    return fraction.isPresent() && entry.isPresent()
        ? OptionalDouble.of(entry.getAsDouble() * (1 - fraction.getAsDouble()))
        : OptionalDouble.empty();
  }

  /** The trailing stop, USD; empty as well before the gain that it waits for. */
  static OptionalDouble trailingUsd(GateFacts facts) {
    OptionalDouble fraction = facts.stops().trailing();
    OptionalDouble highest = facts.state().highestUsd();
    return fraction.isPresent() && highest.isPresent() && trails(facts, highest.getAsDouble())
        ? OptionalDouble.of(highest.getAsDouble() * (1 - fraction.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static boolean trails(GateFacts facts, double highestUsd) {
    double entry = entryUsd(facts).orElseThrow();
    return highestUsd >= entry * (1 + facts.stops().trailingAfter());
  }

  /** The stop by the entry's average true range, USD; at or below 0 it never fires. */
  static OptionalDouble atrUsd(GateFacts facts) {
    OptionalDouble ranges = facts.stops().atr();
    OptionalDouble entry = entryUsd(facts);
    Optional<Double> atr = facts.state().entryAtrUsd();
    return ranges.isPresent() && entry.isPresent() && atr.isPresent()
        ? OptionalDouble.of(entry.getAsDouble() - ranges.getAsDouble() * atr.get())
        : OptionalDouble.empty();
  }

  /** The price from which on the profit is taken, USD: the gain beyond both fees. */
  static OptionalDouble takeProfitUsd(GateFacts facts) {
    OptionalDouble gain = facts.stops().takeProfit();
    OptionalDouble entry = entryUsd(facts);
    double fee = facts.situation().takerFeeFraction();
    return gain.isPresent() && entry.isPresent() && fee < 1
        ? OptionalDouble.of(entry.getAsDouble() * (1 + fee) * (1 + gain.getAsDouble()) / (1 - fee))
        : OptionalDouble.empty();
  }

  /** Whether a rule closes the position, if it can be sold. */
  static boolean fires(GateFacts facts) {
    return facts.stopped(lossUsd(facts))
        || facts.stopped(trailingUsd(facts))
        || facts.stopped(atrUsd(facts))
        || facts.gained(takeProfitUsd(facts));
  }

  private static OptionalDouble entryUsd(GateFacts facts) {
    return facts.state().entry().stream()
        .mapToDouble(entry -> entry.priceUsd().doubleValue())
        .findFirst();
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
