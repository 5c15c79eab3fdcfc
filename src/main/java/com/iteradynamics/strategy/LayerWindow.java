package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeState;
import java.util.function.Supplier;

/**
 * Layers 1 and 2 at the newest candle of a window, as a live tick asks them: with a built-in
 * strategy both in one pass.
 */
public final class LayerWindow {
  private final CandleSeries closed;
  private final RegimeState regime;
  private final Supplier<StrategyIntent> intent;

  /**
   * Asks Layer 1.
   *
   * @param closed what a live tick sees, where no hole cuts any more
   */
  public LayerWindow(
      RegimeEngine engine, Strategy strategy, CandleSeries closed, StrategyContext context) {
    this.closed = closed;
    Pass pass = Pass.over(closed);
    Supplier<RegimeState> newest = engine.newest(pass);
    if (strategy instanceof Stepwise built && closed.size() >= built.candlesNeeded()) {
      Stepwise.Step step = built.begin(pass, i -> context.pLong());
      intent = () -> Stepwise.newest(pass, step, regime());
    } else {
      intent = () -> strategy.intend(closed, regime(), context);
    }
    pass.end();
    regime = newest.get();
  }

  /** The window. */
  public CandleSeries closed() {
    return closed;
  }

  /** Layer 1's answer. */
  public RegimeState regime() {
    return regime;
  }

  /** The strategy's answer; what one throws that is not built in goes to the caller. */
  public StrategyIntent intent() {
    return intent.get();
  }
}
