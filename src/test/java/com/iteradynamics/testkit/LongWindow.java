package com.iteradynamics.testkit;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;

/**
 * A strategy that is in while the close is above its mean.
 *
 * @param windowCandles how many candles it asks for
 * @param used of how many the mean is, if there are so many
 * @param readsPosition whether it is asked hour by hour
 */
public record LongWindow(int windowCandles, int used, boolean readsPosition) implements Strategy {
  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    CandleSeries newest = closed.last(used);
    double sum = 0;
    for (int i = 0; i < newest.size(); i++) {
      sum += newest.close(i);
    }
    double mean = sum / newest.size();
    boolean in = newest.close(newest.size() - 1) > mean;
    Signals signals =
        new Signals(List.of("mean", "size", "oldest"), mean, closed.size(), closed.close(0));
    return new StrategyIntent(
        in ? Action.ENTER_LONG : Action.EXIT_LONG, 0.6, in ? 0.4 : 0, 24, "mean", false, signals);
  }
}
