package com.iteradynamics.research;

import com.iteradynamics.decision.CapParameters;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.StopParameters;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Research without governors: limits that hold nothing back that a strategy wants. What makes an
 * order possible stays, such as cash, the smallest order and the rules of the venue, and so does
 * every exit: of the strategy, of the horizon, of stops and of the watch.
 *
 * <p>No setting has these limits, and nothing that trades imports this package.
 */
public final class NoGovernors {
  /** Names of the parameters that have no effect any more. */
  public static final Set<String> SETTINGS =
      Set.of(
          "PRIME_MAX_EXPOSURE",
          "PRIME_DD_SOFT",
          "PRIME_DD_HARD",
          "PRIME_DD_KILL",
          "PRIME_DD_SOFT_MULT",
          "PRIME_DD_REARM_H",
          "PRIME_REENTRY_COOLDOWN_H",
          "PRIME_EXIT_MIN_HOLD_H",
          "PRIME_STOPS_A_DAY",
          "PRIME_CAP_ORDER_USD",
          "PRIME_CAP_POSITION_USD",
          "PRIME_CAP_ORDERS_TICK",
          "PRIME_CAP_ORDERS_HOUR",
          "PRIME_CAP_ORDERS_DAY",
          "PRIME_CAP_REJECTS_HOUR",
          "PRIME_CAP_DAILY_LOSS",
          "PRIME_CAP_PRODUCTS");

  /** More than any book has, USD; an amount still, which a price can divide. */
  private static final double ANY_USD = 1e18;

  /** More than can be lost. */
  private static final double ANY_LOSS = Double.POSITIVE_INFINITY;

  private NoGovernors() {}

  /** The limits of {@code limits} that are no governors'. */
  public static DecisionParameters of(DecisionParameters limits) {
    return new DecisionParameters(
        limits.confMin(),
        limits.horizon(),
        1,
        ANY_LOSS,
        ANY_LOSS,
        ANY_LOSS,
        1,
        limits.minNotionalUsd(),
        Duration.ZERO,
        Duration.ZERO,
        limits.collar(),
        limits.maxSkew(),
        Duration.ZERO,
        new CapParameters(
            ANY_USD,
            ANY_USD,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            ANY_LOSS,
            List.of()),
        everyStop(limits.stops()),
        limits.watch());
  }

  /** Stops as they are, none of which ends the entries of a day. */
  private static StopParameters everyStop(StopParameters stops) {
    return new StopParameters(
        stops.loss(),
        stops.trailing(),
        stops.trailingAfter(),
        stops.atr(),
        stops.takeProfit(),
        Integer.MAX_VALUE,
        stops.resting(),
        stops.limitGap());
  }
}
