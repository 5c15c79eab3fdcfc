package com.iteradynamics.strategy;

/**
 * Layer 2's answer for one hour.
 *
 * @param action what the strategy wants
 * @param confidence 0..1
 * @param desiredExposureFrac share of equity it would hold, 0..1
 * @param horizonHours how long it expects to hold, hours: a position is sold so long after its
 *     entry at the latest; a value &lt;= 0 means the system's default, and 0 is what there is to
 *     say without a horizon
 * @param reason machine-readable word, optionally with details in brackets
 * @param panic whether an EXIT_LONG may not wait for the minimum hold time
 * @param signals the numbers it looked at
 * @param noHorizon whether a position that this makes has no planned exit: it ends when the
 *     strategy or a governor says so
 */
public record StrategyIntent(
    Action action,
    double confidence,
    double desiredExposureFrac,
    int horizonHours,
    String reason,
    boolean panic,
    Signals signals,
    boolean noHorizon) {

  /**
   * @throws IllegalArgumentException when a fraction lies outside 0..1 or is NaN, the reason is
   *     blank, anything but an exit claims to be a panic, or hours are given where there is no
   *     horizon
   */
  public StrategyIntent {
    if (action == null || signals == null || reason == null || reason.isBlank()) {
      throw new IllegalArgumentException("an intent needs an action, a reason and signals");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be in 0..1, was " + confidence);
    }
    if (!(desiredExposureFrac >= 0 && desiredExposureFrac <= 1)) {
      throw new IllegalArgumentException(
          "desired exposure must be in 0..1, was " + desiredExposureFrac);
    }
    if (panic && action != Action.EXIT_LONG) {
      throw new IllegalArgumentException("only an EXIT_LONG can be a panic exit, was " + action);
    }
    if (noHorizon && horizonHours != 0) {
      throw new IllegalArgumentException(
          "an intent without a horizon has 0 horizon hours, had " + horizonHours);
    }
  }

  /** An intent with a horizon. */
  public StrategyIntent(
      Action action,
      double confidence,
      double desiredExposureFrac,
      int horizonHours,
      String reason,
      boolean panic,
      Signals signals) {
    this(action, confidence, desiredExposureFrac, horizonHours, reason, panic, signals, false);
  }

  /**
   * The same without a horizon, for a strategy that lives from letting winners run: a position that
   * it makes has no planned exit.
   */
  public StrategyIntent withoutHorizon() {
    return new StrategyIntent(
        action, confidence, desiredExposureFrac, 0, reason, panic, signals, true);
  }

  /** The same with another share of equity, 0..1. */
  public StrategyIntent wanting(double exposure) {
    return with(exposure, signals);
  }

  /** The same with what is particular to a candle. */
  StrategyIntent with(double exposure, Signals numbers) {
    return new StrategyIntent(
        action, confidence, exposure, horizonHours, reason, panic, numbers, noHorizon);
  }
}
