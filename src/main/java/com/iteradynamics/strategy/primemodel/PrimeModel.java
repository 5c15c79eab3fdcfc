package com.iteradynamics.strategy.primemodel;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Long while the model gives a rise within 24 hours a probability of at least {@code
 * PRIME_CONF_MIN}; flat else. Without a probability it holds: an absent model opens nothing and
 * closes nothing, and the governors' exits go on.
 */
final class PrimeModel implements Strategy {
  /** All of the equity that the governors allow: {@code PRIME_MAX_EXPOSURE} is the limit. */
  private static final double EXPOSURE = 1;

  /** The governors' horizon. */
  private static final int HORIZON = 0;

  private static final List<String> SIGNALS = List.of("p_long", "conf_min");

  private final double confMin;

  /**
   * @param confMin lowest probability at which it enters, 0..1
   */
  PrimeModel(double confMin) {
    this.confMin = confMin;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    OptionalDouble pLong = context.pLong();
    if (pLong.isEmpty()) {
      return intent(Action.HOLD, 0, 0, "p_long_absent", Signals.NONE);
    }
    double p = pLong.getAsDouble();
    Signals signals = new Signals(SIGNALS, p, confMin);
    return p >= confMin
        ? intent(Action.ENTER_LONG, p, EXPOSURE, "p_long_at_least_conf_min", signals)
        : intent(Action.FLAT, 1 - p, 0, "p_long_below_conf_min", signals);
  }

  private static StrategyIntent intent(
      Action action, double confidence, double exposure, String reason, Signals signals) {
    return new StrategyIntent(action, confidence, exposure, HORIZON, reason, false, signals);
  }
}
