package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * A strategy that is one step over candles, with which a window and a candle history are walked
 * alike, as the built-in ones are. For everybody else, {@link LayerPass} asks window by window.
 *
 * <p>All that it can say is made once, so that a step costs no text.
 */
public abstract class Stepwise implements Strategy {
  private final int candlesNeeded;
  private final int windowCandles;
  private final int horizonHours;
  private final double entryExposure;

  /**
   * With Layer 1's window.
   *
   * @param candlesNeeded with fewer closed candles than these it says {@link #insufficient}
   * @param horizonHours how long a position is expected to be held, hours
   * @param entryExposure share of equity that an entry wants, 0..1
   */
  protected Stepwise(int candlesNeeded, int horizonHours, double entryExposure) {
    this(candlesNeeded, 0, horizonHours, entryExposure);
  }

  /**
   * With a window of its own.
   *
   * @param windowCandles how many candles it is asked with, if Layer 1's are fewer
   */
  protected Stepwise(int candlesNeeded, int windowCandles, int horizonHours, double entryExposure) {
    this.candlesNeeded = candlesNeeded;
    this.windowCandles = Math.max(windowCandles, RegimeEngine.WINDOW_CANDLES);
    this.horizonHours = horizonHours;
    this.entryExposure = entryExposure;
  }

  /** What is said at the candles where a pass stands. */
  public interface Step {
    /**
     * The answer at place {@code k} of the stretch, without its numbers.
     *
     * @param k place in the stretch, 0 being its oldest candle
     * @param label Layer 1's state of the market there
     * @param available whether there is a regime
     */
    StrategyIntent answer(int k, RegimeLabel label, boolean available);

    /**
     * What stands for {@link #answer} there while a strategy that reads its position has one, as
     * far as candles say; {@link Stepwise#whileHeld} says the rest.
     */
    default StrategyIntent held(int k, RegimeLabel label, boolean available) {
      return answer(k, label, available);
    }

    /** The share of equity that {@link #answer} wants there, 0..1. */
    default double exposure(int k, RegimeLabel label, StrategyIntent answer) {
      return answer.desiredExposureFrac();
    }

    /** The numbers behind the answer there. */
    default Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
      return answer.signals();
    }
  }

  /**
   * Begins before the oldest candle of a pass, where it asks for its indicators.
   *
   * @param pLongAt the model's probability by candle; empty where there is none
   */
  protected abstract Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt);

  /** The answer to fewer candles than it needs. */
  protected StrategyIntent insufficient(int candles) {
    return hold(0, "insufficient_history(len=" + candles + ", need=" + candlesNeeded + ")");
  }

  /**
   * The answer of a strategy that reads its position, and has one.
   *
   * @param held what {@link Step#held} said, or {@link #insufficient}, which is to be kept
   */
  protected StrategyIntent whileHeld(StrategyIntent held, Position position) {
    return held;
  }

  final int candlesNeeded() {
    return candlesNeeded;
  }

  /** It walks beside Layer 1 as long as its window is not longer. */
  @Override
  public final int windowCandles() {
    return windowCandles;
  }

  @Override
  public final StrategyIntent intend(
      CandleSeries closed, RegimeState regime, StrategyContext context) {
    if (closed.size() < candlesNeeded) {
      return insufficient(closed.size());
    }
    // More than its window is a question about all of it.
    int longest = closed.size() > windowCandles ? Integer.MAX_VALUE : windowCandles;
    Pass pass = Pass.over(closed, longest);
    Step step = begin(pass, i -> context.pLong());
    pass.end();
    return newest(pass, step, regime, context.position());
  }

  /** The whole answer at the newest candle, where {@code pass} stands. */
  final StrategyIntent newest(
      Pass pass, Step step, RegimeState regime, Optional<Position> position) {
    int k = pass.count() - 1;
    RegimeLabel label = regime.label();
    if (position.isPresent() && readsPosition()) {
      StrategyIntent held = whileHeld(step.held(k, label, regime.available()), position.get());
      return held.with(held.desiredExposureFrac(), step.signals(k, label, held));
    }
    StrategyIntent answer = step.answer(k, label, regime.available());
    return answer.with(step.exposure(k, label, answer), step.signals(k, label, answer));
  }

  /** An answer that changes nothing: HOLD with {@code confidence}, 0..1. */
  protected final StrategyIntent hold(double confidence, String reason) {
    return answer(Action.HOLD, confidence, 0, reason);
  }

  /** ENTER_LONG with the exposure of entries and {@code confidence}, 0..1. */
  protected final StrategyIntent entry(double confidence, String reason) {
    return answer(Action.ENTER_LONG, confidence, entryExposure, reason);
  }

  /** EXIT_LONG with {@code confidence}, 0..1. */
  protected final StrategyIntent exit(double confidence, String reason) {
    return answer(Action.EXIT_LONG, confidence, 0, reason);
  }

  /**
   * An answer without numbers that does not skip the minimum hold time.
   *
   * @param confidence 0..1
   * @param exposure share of equity, 0..1
   * @param reason the rule's name, for the record
   */
  protected final StrategyIntent answer(
      Action action, double confidence, double exposure, String reason) {
    return new StrategyIntent(
        action, confidence, exposure, horizonHours, reason, false, Signals.NONE);
  }

  /** An exit that does not wait for the minimum hold time; {@code confidence} 0..1. */
  protected final StrategyIntent panic(double confidence, double exposure, String reason) {
    return new StrategyIntent(
        Action.EXIT_LONG, confidence, exposure, horizonHours, reason, true, Signals.NONE);
  }
}
