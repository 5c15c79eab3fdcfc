package com.iteradynamics.research;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimePass;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * What Layers 1 and 2 said at every candle, failures included: a strategy is foreign code, and
 * whatever it throws is its answer of that hour.
 *
 * @param gaps what missing hours do to the window that they see
 * @param columns the answers; HOLD, and nothing wanted, where the strategy failed
 * @param failures why, by tick hour
 * @param atAnyCandle Layer 1, asked anew about one candle
 */
public record LayerSignals(
    CandleSeries candles,
    GapRule gaps,
    LayerColumns columns,
    Map<Instant, String> failures,
    IntFunction<RegimeState> atAnyCandle) {
  private static final StrategyIntent FAILED =
      new StrategyIntent(Action.HOLD, 0, 0, 0, "strategy_failed", false, Signals.NONE);

  /**
   * Asks both layers, without a model. A strategy that is not built in is asked anew at every
   * candle from {@code start} on, which takes its time; at earlier ones it counts as failed.
   *
   * @param progress receives how many of these candles are done
   */
  public static LayerSignals over(
      RegimeEngine engine,
      Strategy strategy,
      CandleSeries candles,
      int start,
      IntConsumer progress) {
    return over(engine.over(candles), strategy, i -> OptionalDouble.empty(), start, progress);
  }

  /**
   * Asks Layer 2, beside a pass of Layer 1.
   *
   * @param regime stands before the oldest candle
   * @param pLongAt the model's probability at a candle; empty where there is none
   */
  public static LayerSignals over(
      RegimePass regime,
      Strategy strategy,
      IntFunction<OptionalDouble> pLongAt,
      int start,
      IntConsumer progress) {
    CandleSeries candles = regime.pass().candles();
    Map<Instant, String> failures = new HashMap<>();
    Strategy asked =
        LayerColumns.inASinglePass(strategy)
            ? strategy
            : from(start, candles, guarded(strategy, failures), progress);
    LayerColumns columns = LayerColumns.over(regime, asked, pLongAt);
    return new LayerSignals(candles, regime.gaps(), columns, failures, regime::anew);
  }

  /** The strategy's answer at candle {@code i}, for the governors. */
  IntentResult reading(int i, Instant hour) {
    String failure = failures.isEmpty() ? null : failures.get(hour);
    return failure == null
        ? new IntentResult.Answered(columns.intent(i))
        : new IntentResult.Failed(failure);
  }

  /** The average true range that a position is entered by after candle {@code i}, USD. */
  Optional<Double> atrUsd(int i) {
    return atAnyCandle.apply(i).atrUsd();
  }

  private static Strategy from(
      int start, CandleSeries candles, Strategy strategy, IntConsumer progress) {
    return (closed, regime, context) -> {
      int done = candles.countBefore(context.now()) - 1 - start;
      if (done < 0) {
        return FAILED;
      }
      progress.accept(done);
      return strategy.intend(closed, regime, context);
    };
  }

  private static Strategy guarded(Strategy strategy, Map<Instant, String> failures) {
    return (closed, regime, context) -> {
      String why;
      try {
        StrategyIntent intent = strategy.intend(closed, regime, context);
        if (intent != null) {
          return intent;
        }
        why = "the strategy answered null";
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        why = "the strategy failed: " + e;
      }
      failures.put(context.now(), why);
      return FAILED;
    };
  }
}
