package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeColumns;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimePass;
import com.iteradynamics.regime.RegimeState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Layers 1 and 2 at every candle: stands before the oldest candle, and {@link #next} moves both on
 * by one. What they say at a candle is what a live tick says that sees the last {@link
 * RegimeEngine#WINDOW_CANDLES} candles up to it, of which only those count that come after the
 * newest hole that cuts ({@link com.iteradynamics.market.GapRule}).
 *
 * <p>A built-in strategy does this in a single pass, beside Layer 1's when its window is longer.
 * Any other is asked with exactly that window, so that it cannot see past its candle, or with its
 * own when that is longer, of which as much is there as there is; its context's mode is {@code
 * prime} and dry. Not for several threads.
 */
public final class LayerPass {
  private final CandleSeries candles;
  private final RegimePass regime;
  private final Pass pass;
  private final Stepwise strategy;
  private final Stepwise.Step step;
  private final LayerColumns said;
  private int index = -1;

  /** Both layers, where {@code regime} stands before the oldest candle. */
  LayerPass(RegimePass regime, Strategy strategy, Forecasts forecasts) {
    this.regime = regime;
    this.candles = regime.pass().candles();
    this.strategy =
        strategy instanceof Stepwise stepwise
            ? stepwise
            : new WindowedStrategy(strategy, regime, forecasts);
    int window = this.strategy.windowCandles();
    this.pass =
        window > RegimeEngine.WINDOW_CANDLES ? Pass.bridging(candles, window) : regime.pass();
    this.said = new LayerColumns(regime.said(), this.strategy);
    this.step = this.strategy.begin(pass, forecasts);
  }

  /** Both layers over {@code candles}, without a model. */
  public static LayerPass over(RegimeEngine engine, Strategy strategy, CandleSeries candles) {
    return over(engine, strategy, candles, i -> OptionalDouble.empty());
  }

  /**
   * Both layers over {@code candles}.
   *
   * @param forecasts the probabilities of model and feed
   */
  public static LayerPass over(
      RegimeEngine engine, Strategy strategy, CandleSeries candles, Forecasts forecasts) {
    return new LayerPass(engine.over(candles), strategy, forecasts);
  }

  /**
   * Moves on to the next candle; false, and no move, after the newest one. What a strategy that is
   * not built in throws goes to the caller.
   */
  public boolean next() {
    if (index + 1 < pass.to() || moveOn()) {
      index++;
      return true;
    }
    return false;
  }

  /** The candles it passes over. */
  public CandleSeries candles() {
    return candles;
  }

  /** The candle it stands at, 0 being the oldest; -1 before the first {@link #next}. */
  public int index() {
    return index;
  }

  /**
   * Layer 1's whole answer, as a value.
   *
   * @throws IndexOutOfBoundsException before the first {@link #next}; so does {@link #intent}
   */
  public RegimeState regime() {
    return regime.state(index);
  }

  /** The strategy's whole answer, as a value; as if it held nothing, when it reads its position. */
  public StrategyIntent intent() {
    return intent(Optional.empty());
  }

  /** The same, with what a built-in strategy is told of its position. */
  public StrategyIntent intent(Optional<Position> position) {
    int k = index - pass.from();
    if (pass.seen(k) < strategy.candlesNeeded()) {
      return said.answers[index];
    }
    boolean holds = position.isPresent() && strategy.readsPosition();
    StrategyIntent answer =
        holds ? strategy.whileHeld(said.held[index], position.get()) : said.answers[index];
    double exposure = holds ? answer.desiredExposureFrac() : said.exposures[index];
    return answer.with(exposure, step.signals(k, said.label(index), answer));
  }

  /** What both say of all candles. */
  LayerColumns columns() {
    boolean more = moveOn();
    while (more) {
      more = moveOn();
    }
    return said;
  }

  private boolean moveOn() {
    if (!regime.next()) {
      return false;
    }
    if (pass != regime.pass()) {
      pass.next(regime.pass().to());
    }
    int unready = Math.min(pass.count(), strategy.candlesNeeded() - pass.seen(0));
    for (int k = 0; k < unready; k++) {
      StrategyIntent answer = strategy.insufficient(pass.seen(k));
      said.answers[pass.from() + k] = answer;
      said.held[pass.from() + k] = answer;
      said.exposures[pass.from() + k] = answer.desiredExposureFrac();
    }
    follow(Math.max(0, unready), pass.from(), pass.count());
    return true;
  }

  private void follow(int begin, int from, int count) {
    // Everything that the loop touches is local: this is where the time of a search goes.
    RegimeColumns regimes = regime.said();
    Stepwise.Step step = this.step;
    StrategyIntent[] answers = said.answers;
    double[] exposures = said.exposures;
    for (int k = begin; k < count; k++) {
      RegimeLabel label = regimes.label(from + k);
      StrategyIntent answer = step.answer(k, label, regimes.available(from + k));
      answers[from + k] = answer;
      exposures[from + k] = step.exposure(k, label, answer);
    }
    for (int k = begin; strategy.readsPosition() && k < count; k++) {
      said.held[from + k] = step.held(k, regimes.label(from + k), regimes.available(from + k));
    }
  }

  /** A strategy that only knows windows: it is asked anew at every candle. */
  private static final class WindowedStrategy extends Stepwise {
    private final Strategy strategy;
    private final RegimePass regime;
    private final Forecasts forecasts;
    private final StrategyWindow window;

    WindowedStrategy(Strategy strategy, RegimePass regime, Forecasts forecasts) {
      super(0, 0, 0);
      this.forecasts = forecasts;
      this.strategy = strategy;
      this.regime = regime;
      this.window = StrategyWindow.of(strategy, regime.gaps());
    }

    @Override
    public Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
      return (k, label, available) -> {
        int i = pass.from() + k;
        CandleSeries closed =
            window.isLonger()
                ? window.seen(pass.candles().first(i + 1))
                : pass.block().first(pass.seen(k)).last(RegimeEngine.WINDOW_CANDLES);
        Instant hour = pass.candles().openTime(i).plus(CandleSeries.INTERVAL);
        StrategyContext context =
            new StrategyContext("prime", true, hour, pLongAt.apply(i))
                .withFeed(forecasts.feedValue(hour));
        return strategy.intend(closed, regime.state(i), context);
      };
    }
  }
}
