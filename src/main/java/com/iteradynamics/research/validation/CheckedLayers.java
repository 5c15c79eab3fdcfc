package com.iteradynamics.research.validation;

import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.research.Probabilities;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.LayerPass;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.StrategyWindow;
import com.iteradynamics.strategy.WrappedStrategy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Layers 1 and 2 and the model, asked over candles or about one window. */
final class CheckedLayers {
  private static final StrategyIntent UNASKED = LayerOutput.hold("not asked");

  private CheckedLayers() {}

  /**
   * What they say at the first {@code count} candles of {@code candles}, as the lab asks them.
   *
   * @param start from where on a strategy is asked that does not run in a single pass
   * @param held what it is told of its position
   */
  static LayerOutput[] over(
      CycleParameters layers, CandleSeries candles, int start, int count, RecordedPositions held) {
    Map<Instant, Throwable> failures = new HashMap<>();
    Strategy strategy = layers.strategy();
    Probabilities pLong = forecasts(layers, candles);
    LayerPass pass =
        LayerPass.over(
            layers.regime(),
            LayerColumns.inASinglePass(strategy)
                ? strategy
                : new WrappedStrategy(
                    strategy,
                    from(
                        after(candles, start),
                        told(candles, held, guarded(asTraded(layers), failures)))),
            candles,
            pLong);
    StrategyWindow window = layers.window();
    LayerOutput[] said = new LayerOutput[count];
    for (int i = 0; i < count; i++) {
      pass.next();
      Optional<Position> told = held.at(i);
      said[i] =
          said(
              pass.regime(),
              window
                  .insufficient(window.seen(candles.first(i + 1)))
                  .orElseGet(() -> pass.intent(told)),
              failures.get(after(candles, i)),
              i < start ? OptionalDouble.empty() : pLong.apply(i));
    }
    return said;
  }

  /** What model and feed say over {@code candles}. */
  static Probabilities forecasts(CycleParameters layers, CandleSeries candles) {
    return Probabilities.of(
        layers.model().model(),
        layers.feed().map(FeedSource::feed),
        candles,
        layers.regime().gaps());
  }

  /**
   * What model and strategy say about a window, given what Layer 1 says about it.
   *
   * @param held what the strategy is told of its position
   */
  static LayerOutput of(
      CycleParameters layers, CandleSeries window, RegimeState regime, Optional<Position> held) {
    return of(layers, asTraded(layers), window, regime, held);
  }

  /** The same of any length, where a live tick would not ask. */
  static LayerOutput ofAnyLength(
      CycleParameters layers, CandleSeries window, RegimeState regime, Optional<Position> held) {
    return of(layers, layers.strategy(), window, regime, held);
  }

  private static LayerOutput of(
      CycleParameters layers,
      Strategy strategy,
      CandleSeries window,
      RegimeState regime,
      Optional<Position> held) {
    Instant hour = after(window, window.size() - 1);
    OptionalDouble pLong =
        layers.model().model().at(layers.window().modelled(window)).probability();
    StrategyContext context =
        new StrategyContext("prime", true, hour, pLong, held)
            .withFeed(
                layers
                    .feed()
                    .map(source -> source.at(hour).value())
                    .orElse(OptionalDouble.empty()));
    Map<Instant, Throwable> failures = new HashMap<>();
    StrategyIntent intent = guarded(strategy, failures).intend(window, regime, context);
    return said(regime, intent, failures.get(context.now()), pLong);
  }

  private static LayerOutput said(
      RegimeState regime, StrategyIntent intent, Throwable failure, OptionalDouble pLong) {
    return new LayerOutput(regime, intent, Optional.ofNullable(failure), pLong);
  }

  /** The hour after candle {@code i}. */
  static Instant after(CandleSeries candles, int i) {
    return candles.openTime(i).plus(CandleSeries.INTERVAL);
  }

  /** A copy in storage of its own, behind whose end nothing is. */
  static CandleSeries copy(CandleSeries series) {
    return CandleSeries.joined(series.productId(), List.of(series));
  }

  private static Strategy from(Instant first, Strategy strategy) {
    return (closed, regime, context) ->
        context.now().isBefore(first) ? UNASKED : strategy.intend(closed, regime, context);
  }

  /** Not asked where a live tick would not. */
  private static Strategy asTraded(CycleParameters layers) {
    StrategyWindow window = layers.window();
    Strategy strategy = layers.strategy();
    return window.isLonger()
        ? (closed, regime, context) ->
            window.insufficient(closed).orElseGet(() -> strategy.intend(closed, regime, context))
        : strategy;
  }

  private static Strategy told(CandleSeries candles, RecordedPositions held, Strategy strategy) {
    return (closed, regime, context) ->
        strategy.intend(
            closed, regime, context.with(held.at(candles.countBefore(context.now()) - 1)));
  }

  private static Strategy guarded(Strategy strategy, Map<Instant, Throwable> failures) {
    return (closed, regime, context) -> {
      try {
        StrategyIntent intent = strategy.intend(closed, regime, context);
        return intent == null ? LayerOutput.NOTHING : intent;
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        failures.put(context.now(), e);
        return LayerOutput.hold("the strategy failed: " + e);
      }
    };
  }
}
