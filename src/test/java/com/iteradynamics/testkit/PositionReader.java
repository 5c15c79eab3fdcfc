package com.iteradynamics.testkit;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A strategy that reads its position.
 *
 * @param told receives it at each hour
 * @param answer what it wants
 */
public record PositionReader(
    Consumer<Optional<Position>> told, Function<StrategyContext, StrategyIntent> answer)
    implements Strategy {
  @Override
  public boolean readsPosition() {
    return true;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    told.accept(context.position());
    return answer.apply(context);
  }
}
