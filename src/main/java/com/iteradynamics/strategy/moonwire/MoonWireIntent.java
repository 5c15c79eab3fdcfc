package com.iteradynamics.strategy.moonwire;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;

/**
 * Long from a probability of the feed of at least {@code MOONWIRE_LONG_THRESH} on; where {@code
 * MOONWIRE_ALLOW_SHORT} allows it, out at one of at most {@code MOONWIRE_SHORT_THRESH}. Between
 * them, and in an hour without a probability, it holds: the governors' exits go on.
 */
final class MoonWireIntent implements Strategy {
  private static final double UNDECIDED = 0.5;

  /** The governors' horizon. */
  private static final int HORIZON = 0;

  private static final List<String> SIGNALS = List.of("probability");

  private final MoonWireParameters parameters;

  MoonWireIntent(MoonWireParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    if (context.feed().isEmpty()) {
      return intent(Action.HOLD, 0, 0, "feed_missing", Signals.NONE);
    }
    double p = context.feed().getAsDouble();
    Signals signals = new Signals(SIGNALS, p);
    if (p >= parameters.longThreshold()) {
      return intent(
          Action.ENTER_LONG, p, parameters.maxExposure(), "feed_at_least_long_thresh", signals);
    }
    return parameters.exits() && p <= parameters.shortThreshold()
        ? intent(Action.EXIT_LONG, 1 - p, 0, "feed_at_most_short_thresh", signals)
        : intent(Action.HOLD, UNDECIDED, 0, "feed_between_thresholds", signals);
  }

  private static StrategyIntent intent(
      Action action, double confidence, double exposure, String reason, Signals signals) {
    return new StrategyIntent(action, confidence, exposure, HORIZON, reason, false, signals);
  }
}
