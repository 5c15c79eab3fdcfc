package com.iteradynamics.strategy.overlay;

import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Makes a strategy's entries smaller by what the feed says, between Layer 2 and Layer 3. It changes
 * entries alone: an entry of which nothing is left becomes a HOLD, never a sale. Pure.
 *
 * <p>Where the feed itself cannot be read or trusted there is no entry, strict or not.
 */
public final class Overlay {
  private static final String BEARISH = "overlay_bearish";
  private static final String MISSING = "overlay_missing";

  private final OverlayParameters parameters;

  Overlay(OverlayParameters parameters) {
    this.parameters = parameters;
  }

  /** The overlay of a product's entries; empty when it is off for them. */
  public static Optional<Overlay> of(OverlayParameters parameters, String productId) {
    return parameters.enabled() && parameters.products().contains(productId)
        ? Optional.of(new Overlay(parameters))
        : Optional.empty();
  }

  /**
   * What became of an intent.
   *
   * @param core what the strategy wanted
   * @param state what the feed said
   * @param rowMissing whether the hour's row was not there
   * @param multiplier what an entry's exposure is multiplied by, 0..1
   * @param intent what is wanted now
   */
  public record Overlaid(
      StrategyIntent core,
      OverlayState state,
      boolean rowMissing,
      double multiplier,
      StrategyIntent intent) {}

  /**
   * The intent with what the feed says.
   *
   * @param feed what it says in this hour; empty without a feed
   */
  public Overlaid apply(StrategyIntent core, Optional<FeedReading> feed) {
    OverlayState state = state(feed);
    boolean rowMissing = feed.filter(said -> said.value().isPresent()).isEmpty();
    double multiplier = parameters.variant().multiplier(state);
    return new Overlaid(core, state, rowMissing, multiplier, intent(core, state, multiplier));
  }

  private OverlayState state(Optional<FeedReading> feed) {
    OptionalDouble p = feed.map(FeedReading::value).orElse(OptionalDouble.empty());
    if (p.isEmpty()) {
      boolean sound =
          feed.orElse(null) instanceof FeedReading.Absent absent && absent.reason().ofRow();
      return sound && !parameters.strict() ? OverlayState.NEUTRAL : OverlayState.MISSING;
    }
    if (p.getAsDouble() >= parameters.bullThreshold()) {
      return OverlayState.BULLISH;
    }
    return p.getAsDouble() <= parameters.bearThreshold()
        ? OverlayState.BEARISH
        : OverlayState.NEUTRAL;
  }

  private static StrategyIntent intent(StrategyIntent core, OverlayState state, double multiplier) {
    if (core.action() != Action.ENTER_LONG) {
      return core;
    }
    if (multiplier > 0) {
      return core.wanting(Math.clamp(core.desiredExposureFrac() * multiplier, 0, 1));
    }
    return new StrategyIntent(
        Action.HOLD,
        core.confidence(),
        0,
        0,
        state == OverlayState.MISSING ? MISSING : BEARISH,
        false,
        core.signals());
  }
}
