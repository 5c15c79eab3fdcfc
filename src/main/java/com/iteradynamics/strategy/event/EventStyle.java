package com.iteradynamics.strategy.event;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Trades events: an hour whose probability is at least {@code EVENT_CONF_MIN} opens a position that
 * ends {@code EVENT_HORIZON_H} hours later, or before at a probability as low as the entry's was
 * high. Long only, one position at a time. In an hour without a probability it holds.
 */
final class EventStyle implements Strategy {
  private static final double EVEN = 0.5;

  /** All of the equity that the governors allow. */
  private static final double EXPOSURE = 1;

  private static final List<String> SIGNALS = List.of("probability");

  private final EventParameters parameters;

  EventStyle(EventParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public boolean readsPosition() {
    return true;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    OptionalDouble probability =
        switch (parameters.source()) {
          case FEED -> context.feed();
          case MODEL -> context.pLong();
        };
    if (probability.isEmpty()) {
      return hold(
          0,
          switch (parameters.source()) {
            case FEED -> "feed_missing";
            case MODEL -> "p_long_absent";
          },
          Signals.NONE);
    }
    double p = probability.getAsDouble();
    Signals signals = new Signals(SIGNALS, p);
    double confidence = Math.max(p, 1 - p);
    if (Math.abs(p - EVEN) < parameters.deadband()) {
      return hold(confidence, "event_in_deadband", signals);
    }
    return context.position().isPresent()
        ? held(p, confidence, context.position(), signals)
        : flat(p, confidence, signals);
  }

  private StrategyIntent flat(double p, double confidence, Signals signals) {
    return p >= parameters.confMin()
        ? intent(Action.ENTER_LONG, confidence, EXPOSURE, "event_entry", signals)
        : hold(confidence, "event_none", signals);
  }

  private StrategyIntent held(
      double p, double confidence, Optional<Position> position, Signals signals) {
    if (!(p <= 1 - parameters.confMin())) {
      return hold(confidence, "event_held", signals);
    }
    return position.orElseThrow().hoursHeld() >= parameters.minFlipHours()
        ? intent(Action.EXIT_LONG, confidence, 0, "event_flip", signals)
        : hold(confidence, "event_flip_too_early", signals);
  }

  private StrategyIntent hold(double confidence, String reason, Signals signals) {
    return intent(Action.HOLD, confidence, 0, reason, signals);
  }

  private StrategyIntent intent(
      Action action, double confidence, double exposure, String reason, Signals signals) {
    return new StrategyIntent(
        action, confidence, exposure, parameters.horizonHours(), reason, false, signals);
  }
}
