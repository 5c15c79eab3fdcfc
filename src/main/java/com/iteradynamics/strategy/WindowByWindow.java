package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;

/** Walks a tape with a strategy that only knows windows: asks it anew at every candle. */
final class WindowByWindow implements SinglePass.Walk {
  private final Strategy strategy;
  private final CandleSeries tape;
  private final RegimeTape regime;
  private final Said said = new Said();

  WindowByWindow(Strategy strategy, CandleSeries tape, RegimeTape regime) {
    this.strategy = strategy;
    this.tape = tape;
    this.regime = regime;
  }

  @Override
  public void take(int i, RegimeLabel label, boolean available, OptionalDouble pLong) {
    CandleSeries window = tape.first(i + 1).last(RegimeEngine.WINDOW_CANDLES);
    StrategyContext context =
        new StrategyContext("prime", true, tape.openTime(i).plus(CandleSeries.INTERVAL), pLong);
    said.remember(strategy.intend(window, regime.state(), context));
  }

  @Override
  public Verdict verdict() {
    return said;
  }

  /** A strategy's own value, seen as a verdict. */
  private static final class Said extends Verdict {
    private StrategyIntent intent;

    Said() {
      super(0);
    }

    void remember(StrategyIntent answered) {
      intent = answered;
      say(
          new Answer(answered.action(), answered.confidence(), answered.reason(), answered.panic()),
          answered.desiredExposureFrac());
    }

    @Override
    Signals signals() {
      return intent.signals();
    }

    @Override
    StrategyIntent intent() {
      return intent;
    }
  }
}
