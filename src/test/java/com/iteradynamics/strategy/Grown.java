package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimePass;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A built-in strategy on history that grows from the first candle and is never cut to a window, as
 * the Python reference computes. Layer 1 keeps its own window.
 */
final class Grown {
  private final Stepwise strategy;
  private final RegimePass regime;
  private final Pass pass;
  private final Stepwise.Step step;
  private int index = -1;

  Grown(Strategy strategy, CandleSeries candles) {
    this.strategy = (Stepwise) strategy;
    this.regime = new RegimeEngine(RegimeParameters.defaults()).over(candles);
    this.pass = Pass.bridging(candles, Integer.MAX_VALUE);
    this.step = this.strategy.begin(pass, i -> OptionalDouble.empty());
  }

  /** Moves on by a candle. */
  void next() {
    index++;
    if (index == pass.to()) {
      regime.next();
      pass.next(regime.pass().to());
    }
  }

  /** The answer there. */
  StrategyIntent intent(Optional<Position> position) {
    int k = index - pass.from();
    if (pass.seen(k) < strategy.candlesNeeded()) {
      return strategy.insufficient(pass.seen(k));
    }
    RegimeLabel label = regime.said().label(index);
    boolean available = regime.said().available(index);
    if (position.isPresent() && strategy.readsPosition()) {
      StrategyIntent held = strategy.whileHeld(step.held(k, label, available), position.get());
      return held.with(held.desiredExposureFrac(), step.signals(k, label, held));
    }
    StrategyIntent answer = step.answer(k, label, available);
    return answer.with(step.exposure(k, label, answer), step.signals(k, label, answer));
  }
}
