package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;

/**
 * A strategy asked through another, which keeps what it says of itself.
 *
 * @param original says how long its window is, and whether it reads its position
 * @param asked answers in its place
 */
public record WrappedStrategy(Strategy original, Strategy asked) implements Strategy {
  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    return asked.intend(closed, regime, context);
  }

  @Override
  public boolean readsPosition() {
    return original.readsPosition();
  }

  @Override
  public int windowCandles() {
    return original.windowCandles();
  }
}
