package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** The walk of a strategy that only knows windows: it is asked anew at every candle. */
final class WindowWalk implements Walk {
  private final Strategy strategy;
  private final RegimeTape regime;
  private final IntFunction<OptionalDouble> pLongAt;
  private final StrategyIntent[] intents = new StrategyIntent[Stretch.LONGEST];

  WindowWalk(Strategy strategy, RegimeTape regime, IntFunction<OptionalDouble> pLongAt) {
    this.strategy = strategy;
    this.regime = regime;
    this.pLongAt = pLongAt;
  }

  @Override
  public void follow() {
    CandleSeries tape = regime.tape();
    for (int i = regime.from(); i < regime.to(); i++) {
      CandleSeries window = tape.first(i + 1).last(RegimeEngine.WINDOW_CANDLES);
      StrategyContext context =
          new StrategyContext(
              "prime", true, tape.openTime(i).plus(CandleSeries.INTERVAL), pLongAt.apply(i));
      intents[i - regime.from()] = strategy.intend(window, regime.state(i), context);
    }
  }

  @Override
  public Action action(int i) {
    return intent(i).action();
  }

  @Override
  public double confidence(int i) {
    return intent(i).confidence();
  }

  @Override
  public double exposure(int i) {
    return intent(i).desiredExposureFrac();
  }

  @Override
  public String reason(int i) {
    return intent(i).reason();
  }

  @Override
  public StrategyIntent intent(int i) {
    return intents[i - regime.from()];
  }

  @Override
  public Columns columns(int candles) {
    return new IntentColumn(new StrategyIntent[candles]);
  }

  private final class IntentColumn implements Columns {
    private final StrategyIntent[] column;

    IntentColumn(StrategyIntent[] column) {
      this.column = column;
    }

    @Override
    public void add() {
      System.arraycopy(intents, 0, column, regime.from(), regime.to() - regime.from());
    }

    @Override
    public Answer answer(int i) {
      StrategyIntent intent = column[i];
      return new Answer(intent.action(), intent.confidence(), intent.reason(), intent.panic());
    }

    @Override
    public double exposure(int i) {
      return column[i].desiredExposureFrac();
    }

    @Override
    public int horizonHours(int i) {
      return column[i].horizonHours();
    }
  }
}
