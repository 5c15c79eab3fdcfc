package com.iteradynamics.research;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A strategy that reads its position: it can only be asked hour by hour, when the book of the hours
 * before is known. What else it sees of each hour is kept from the pass of Layer 1.
 *
 * <p>Nothing that it answers is kept, so that each book gets answers of its own. Not for several
 * threads.
 */
public final class HourlyStrategy {
  private final Strategy strategy;
  private final int start;
  private final Seen[] seen;
  private final IntConsumer progress;

  /** What there is to see at a candle, but for the position. */
  private record Seen(CandleSeries window, RegimeState regime, StrategyContext context) {}

  /**
   * Asked at candles {@code start} to {@code end - 1}.
   *
   * @param progress receives how many candles after {@code start} it was last asked at
   */
  HourlyStrategy(Strategy strategy, int start, int end, IntConsumer progress) {
    this.strategy = strategy;
    this.start = start;
    this.seen = new Seen[Math.max(0, end - start)];
    this.progress = progress;
  }

  /** Keeps what is seen at candle {@code i}. */
  void see(int i, CandleSeries window, RegimeState regime, StrategyContext context) {
    if (i >= start) {
      seen[i - start] = new Seen(window, regime, context);
    }
  }

  /** What the strategy answers at candle {@code i} when it holds {@code position}. */
  IntentResult ask(int i, Optional<Position> position) {
    progress.accept(i - start);
    Seen there = seen[i - start];
    return ask(strategy, there.window(), there.regime(), there.context().with(position));
  }

  /** A strategy is foreign code: whatever it throws is its answer of that hour. */
  static IntentResult ask(
      Strategy strategy, CandleSeries closed, RegimeState regime, StrategyContext context) {
    try {
      StrategyIntent intent = strategy.intend(closed, regime, context);
      return intent == null
          ? new IntentResult.Failed("the strategy answered null")
          : new IntentResult.Answered(intent);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new IntentResult.Failed("the strategy failed: " + e);
    }
  }
}
