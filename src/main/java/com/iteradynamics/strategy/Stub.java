package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;

/** Wants nothing, ever: shows that a strategy is loaded and asked. */
final class Stub implements Strategy {
  private static final StrategyIntent NOTHING =
      new StrategyIntent(Action.HOLD, 0, 0, 48, "stub_strategy_loaded", false, Signals.NONE);

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    return NOTHING;
  }
}
