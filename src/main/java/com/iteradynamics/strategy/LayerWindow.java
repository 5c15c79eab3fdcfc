package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeState;
import java.util.function.Supplier;

/**
 * Layers 1 and 2 at the newest candle of a window, as a live tick asks them: with a built-in
 * strategy that sees Layer 1's candles both in one pass.
 */
public final class LayerWindow {
  private final CandleSeries recent;
  private final RegimeState regime;
  private final Supplier<StrategyIntent> intent;

  /**
   * Asks Layer 1.
   *
   * @param closed what a live tick sees, as {@link StrategyWindow#seen} says
   */
  public LayerWindow(
      RegimeEngine engine, Strategy strategy, CandleSeries closed, StrategyContext context) {
    StrategyWindow window = StrategyWindow.of(strategy, engine.gaps());
    recent = window.recent(closed);
    Pass pass = Pass.over(recent, RegimeEngine.WINDOW_CANDLES);
    Supplier<RegimeState> newest = engine.newest(pass);
    if (strategy instanceof Stepwise built
        && !window.isLonger()
        && recent.size() >= built.candlesNeeded()) {
      Stepwise.Step step = built.begin(pass, i -> context.pLong());
      intent = () -> built.newest(pass, step, regime(), context.position());
    } else {
      intent =
          () ->
              window
                  .insufficient(closed)
                  .orElseGet(() -> strategy.intend(closed, regime(), context));
    }
    pass.end();
    regime = newest.get();
  }

  /** Layer 1's candles. */
  public CandleSeries recent() {
    return recent;
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
