package com.iteradynamics.research;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimePass;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Forecasts;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.StrategyWindow;
import com.iteradynamics.strategy.WrappedStrategy;
import com.iteradynamics.strategy.overlay.Overlay;
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
 * @param window the candles that they see at each
 * @param columns the answers; HOLD, and nothing wanted, where the strategy failed or is asked later
 * @param failures why, by tick hour
 * @param atAnyCandle Layer 1, asked anew about one candle
 * @param hourly the strategy, when it reads its position and has to be asked while the book is
 *     made; empty when all it says is in {@code columns}
 * @param overlay makes entries smaller; empty when nothing does
 */
public record LayerSignals(
    CandleSeries candles,
    StrategyWindow window,
    LayerColumns columns,
    Map<Instant, String> failures,
    IntFunction<RegimeState> atAnyCandle,
    Optional<HourlyStrategy> hourly,
    Optional<FeedOverlay> overlay) {
  private static final StrategyIntent FAILED =
      new StrategyIntent(Action.HOLD, 0, 0, 0, "strategy_failed", false, Signals.NONE);
  private static final StrategyIntent ASKED_LATER =
      new StrategyIntent(Action.HOLD, 0, 0, 0, "asked_with_its_position", false, Signals.NONE);

  /** What makes entries smaller, and the feed by which it does. */
  record FeedOverlay(Overlay overlay, Forecasts forecasts) {
    IntentResult of(IntentResult told, Instant hour) {
      return told instanceof IntentResult.Answered(StrategyIntent core)
          ? new IntentResult.Answered(overlay.apply(core, forecasts.feed(hour)).intent())
          : told;
    }
  }

  /** The same with entries that an overlay makes smaller by a feed; as it is without one. */
  public LayerSignals with(Optional<Overlay> smaller, Forecasts forecasts) {
    return new LayerSignals(
        candles,
        window,
        columns,
        failures,
        atAnyCandle,
        hourly,
        smaller.map(overlaid -> new FeedOverlay(overlaid, forecasts)));
  }

  /**
   * Asks both layers, without a model. A strategy that is not built in is asked anew at every
   * candle from {@code start} on, which takes its time; at earlier ones it counts as failed. One
   * that reads its position is then asked when a book is made.
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
   * @param forecasts the probabilities of model and feed
   */
  public static LayerSignals over(
      RegimePass regime, Strategy strategy, Forecasts forecasts, int start, IntConsumer progress) {
    CandleSeries candles = regime.pass().candles();
    if (Position.isReadBy(strategy) && !LayerColumns.inASinglePass(strategy)) {
      return hourly(regime, strategy, forecasts, start, progress);
    }
    Map<Instant, String> failures = new HashMap<>();
    Strategy asked =
        LayerColumns.inASinglePass(strategy)
            ? strategy
            : new WrappedStrategy(
                strategy, from(start, candles, guarded(strategy, failures), progress));
    LayerColumns columns = LayerColumns.over(regime, asked, forecasts);
    return new LayerSignals(
        candles,
        StrategyWindow.of(asked, regime.gaps()),
        columns,
        failures,
        regime::anew,
        Optional.empty(),
        Optional.empty());
  }

  private static LayerSignals hourly(
      RegimePass regime, Strategy strategy, Forecasts forecasts, int start, IntConsumer progress) {
    CandleSeries candles = regime.pass().candles();
    HourlyStrategy hourly = new HourlyStrategy(strategy, start, candles.size(), progress);
    Strategy seeing =
        (closed, state, context) -> {
          hourly.see(candles.countBefore(context.now()) - 1, closed, state, context);
          return ASKED_LATER;
        };
    Strategy wrapped = new WrappedStrategy(strategy, seeing);
    LayerColumns columns = LayerColumns.over(regime, wrapped, forecasts);
    return new LayerSignals(
        candles,
        StrategyWindow.of(strategy, regime.gaps()),
        columns,
        Map.of(),
        regime::anew,
        Optional.of(hourly),
        Optional.empty());
  }

  /**
   * The strategy's answer at candle {@code i}, for the governors.
   *
   * @param held what the book holds at a candle's close, for a strategy that reads it
   */
  IntentResult reading(int i, Instant hour, IntFunction<Optional<Position>> held) {
    IntentResult told = core(i, hour, held);
    return overlay.isPresent() ? overlay.get().of(told, hour) : told;
  }

  private IntentResult core(int i, Instant hour, IntFunction<Optional<Position>> held) {
    Optional<Position> position = readsPosition() ? held.apply(i) : Optional.empty();
    return window.isLonger()
        ? window
            .insufficient(window.seen(candles.first(i + 1)))
            .<IntentResult>map(IntentResult.Answered::new)
            .orElseGet(() -> asked(i, hour, position))
        : asked(i, hour, position);
  }

  /** The same, however many candles there were: the reference engine asks from the start. */
  IntentResult asked(int i, Instant hour, Optional<Position> position) {
    if (hourly.isPresent()) {
      return hourly.get().ask(i, position);
    }
    String failure = failures.isEmpty() ? null : failures.get(hour);
    return failure == null
        ? new IntentResult.Answered(columns.intent(i, position))
        : new IntentResult.Failed(failure);
  }

  /** Whether what it says depends on the book's position. */
  boolean readsPosition() {
    return hourly.isPresent() || columns.readsPosition();
  }

  /** What missing hours do to Layer 1's candles. */
  GapRule gaps() {
    return window.gaps();
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
    return (closed, regime, context) ->
        switch (HourlyStrategy.ask(strategy, closed, regime, context)) {
          case IntentResult.Answered answered -> answered.intent();
          case IntentResult.Failed failed -> failed(failed.why(), context, failures);
          case IntentResult.NotAsked notAsked -> failed(notAsked.why(), context, failures);
        };
  }

  private static StrategyIntent failed(
      String why, StrategyContext context, Map<Instant, String> failures) {
    failures.put(context.now(), why);
    return FAILED;
  }
}
