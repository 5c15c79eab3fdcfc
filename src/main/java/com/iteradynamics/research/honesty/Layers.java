package com.iteradynamics.research.honesty;

import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.LayerTape;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Layers 1 and 2, asked over a tape or about one window. */
final class Layers {
  private Layers() {}

  /** What they say at the first {@code count} candles of {@code tape}, as the lab asks them. */
  static Said[] over(CycleParameters layers, CandleSeries tape, int count) {
    try {
      return walk(layers.regime(), layers.strategy(), tape, count, new HashMap<>());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // A walk ends with what a strategy throws. Its failures are answers too.
      Map<Instant, Throwable> failures = new HashMap<>();
      Strategy guarded = guarded(layers.strategy(), failures);
      return walk(layers.regime(), guarded, tape, count, failures);
    }
  }

  private static Said[] walk(
      RegimeEngine engine,
      Strategy strategy,
      CandleSeries tape,
      int count,
      Map<Instant, Throwable> failures) {
    Said[] said = new Said[count];
    LayerTape layers = LayerTape.over(engine, strategy, tape);
    for (int i = 0; i < count; i++) {
      layers.next();
      StrategyIntent intent = layers.intent();
      said[i] =
          new Said(
              layers.regime(),
              intent == null ? Said.NOTHING : intent,
              Optional.ofNullable(failures.get(after(tape, i))));
    }
    return said;
  }

  /** What a strategy says about a window, given what Layer 1 says about it. */
  static Said of(Strategy strategy, CandleSeries window, RegimeState regime) {
    StrategyContext context =
        new StrategyContext(
            "prime", true, after(window, window.size() - 1), OptionalDouble.empty());
    Map<Instant, Throwable> failures = new HashMap<>();
    StrategyIntent intent = guarded(strategy, failures).intend(window, regime, context);
    return new Said(
        regime,
        intent == null ? Said.NOTHING : intent,
        Optional.ofNullable(failures.get(context.now())));
  }

  /** The hour after candle {@code i}. */
  static Instant after(CandleSeries tape, int i) {
    return tape.openTime(i).plus(CandleSeries.INTERVAL);
  }

  /** A copy in storage of its own, behind whose end nothing is. */
  static CandleSeries copy(CandleSeries series) {
    var builder = CandleSeries.builder(series.productId());
    for (int i = 0; i < series.size(); i++) {
      builder.add(
          series.openEpochSecond(i),
          series.open(i),
          series.high(i),
          series.low(i),
          series.close(i),
          series.volume(i));
    }
    return builder.build();
  }

  private static Strategy guarded(Strategy strategy, Map<Instant, Throwable> failures) {
    return (closed, regime, context) -> {
      try {
        return strategy.intend(closed, regime, context);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        failures.put(context.now(), e);
        return Said.hold("the strategy failed: " + e);
      }
    };
  }
}
