package com.iteradynamics.testkit;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Buys by dice, and sells by what it is told of its position: below its high water, after some
 * hours, at a gain or a loss. Half of its positions have no horizon. At times it fails.
 */
public final class TrailingStrategy implements Strategy {
  private final long script;

  /** What it was told of its position, by tick hour. */
  public final Map<Instant, Optional<Position>> told = new TreeMap<>();

  public TrailingStrategy(long script) {
    this.script = script;
  }

  @Override
  public boolean readsPosition() {
    return true;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    told.put(context.now(), context.position());
    Random dice = new Random(script ^ context.now().getEpochSecond());
    int fate = dice.nextInt(60);
    if (fate == 0) {
      throw new IllegalStateException("at times");
    }
    if (fate == 1) {
      return null;
    }
    double close = closed.close(closed.size() - 1);
    return context
        .position()
        .map(position -> held(position, close))
        .orElseGet(
            () ->
                dice.nextInt(4) == 0
                    ? entry(dice)
                    : intent(Action.FLAT, 0, "waits", false, Signals.NONE));
  }

  private static StrategyIntent entry(Random dice) {
    StrategyIntent entry =
        intent(Action.ENTER_LONG, dice.nextDouble(), "buys", false, Signals.NONE);
    return dice.nextBoolean() ? entry.withoutHorizon() : entry;
  }

  private static StrategyIntent held(Position position, double close) {
    Signals signals =
        new Signals(
            List.of("entry", "held", "share", "unrealized", "high"),
            position.entryPriceUsd(),
            position.hoursHeld(),
            position.shareOfEquity(),
            position.unrealizedFraction(),
            position.highWaterUsd());
    if (close < 0.985 * position.highWaterUsd()) {
      return intent(Action.EXIT_LONG, 0, "trailing", false, signals);
    }
    if (position.hoursHeld() >= 60) {
      return intent(Action.EXIT_LONG, 0, "held_long", false, signals);
    }
    if (position.unrealizedFraction() > 0.02 || position.unrealizedFraction() < -0.01) {
      return intent(Action.EXIT_LONG, 0, "gain_or_loss", true, signals);
    }
    return intent(Action.HOLD, position.shareOfEquity() / 2, "holds", false, signals);
  }

  private static StrategyIntent intent(
      Action action, double exposure, String reason, boolean panic, Signals signals) {
    return new StrategyIntent(action, 0.5, exposure, 24, reason, panic, signals);
  }
}
