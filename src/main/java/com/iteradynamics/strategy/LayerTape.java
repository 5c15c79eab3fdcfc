package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Layers 1 and 2 at every candle of a tape: stands before the oldest candle, and {@link #next}
 * moves both on by one. What they say at a candle is what a live tick would say that sees the last
 * {@link RegimeEngine#WINDOW_CANDLES} candles up to it.
 *
 * <p>A built-in strategy does this in one pass. Any other is asked with exactly that window, so
 * that it cannot see past its candle. The context's mode is {@code prime} and dry. Not for several
 * threads.
 */
public final class LayerTape {
  private final CandleSeries tape;
  private final IntFunction<OptionalDouble> pLongAt;
  private final RegimeTape regime;
  private final SinglePass.Walk walk;
  private final Verdict verdict;

  private LayerTape(
      RegimeTape regime, SinglePass.Walk walk, CandleSeries tape, IntFunction<OptionalDouble> p) {
    this.tape = tape;
    this.pLongAt = p;
    this.regime = regime;
    this.walk = walk;
    this.verdict = walk.verdict();
  }

  /** Both layers over {@code tape}, without a model. */
  public static LayerTape over(RegimeEngine engine, Strategy strategy, CandleSeries tape) {
    return over(engine, strategy, tape, i -> OptionalDouble.empty());
  }

  /**
   * Both layers over {@code tape}.
   *
   * @param pLongAt the model's probability at a candle of the tape, by index; empty where there is
   *     none
   */
  public static LayerTape over(
      RegimeEngine engine,
      Strategy strategy,
      CandleSeries tape,
      IntFunction<OptionalDouble> pLongAt) {
    RegimeTape regime = engine.over(tape);
    SinglePass.Walk walk =
        strategy instanceof SinglePass builtIn
            ? builtIn.over(tape)
            : new WindowByWindow(strategy, tape, regime);
    return new LayerTape(regime, walk, tape, pLongAt);
  }

  /**
   * Moves on to the next candle; false, and no move, after the newest one. What a strategy that is
   * not built in throws goes to the caller.
   */
  public boolean next() {
    if (!regime.next()) {
      return false;
    }
    int i = regime.index();
    walk.take(i, regime.label(), regime.available(), pLongAt.apply(i));
    return true;
  }

  /** The candle it stands at, 0 being the oldest; -1 before the first {@link #next}. */
  public int index() {
    return regime.index();
  }

  /** The candles it walks over. */
  public CandleSeries tape() {
    return tape;
  }

  /** Layer 1's label; CHOP when not available. */
  public RegimeLabel label() {
    return regime.label();
  }

  /** Layer 1's confidence, 0..1. */
  public double regimeConfidence() {
    return regime.confidence();
  }

  /** Layer 1's whole answer, as a value. */
  public RegimeState regime() {
    return regime.state();
  }

  /** What the strategy wants. */
  public Action action() {
    return verdict.answer().action();
  }

  /** The strategy's confidence, 0..1. */
  public double confidence() {
    return verdict.answer().confidence();
  }

  /** The share of equity that the strategy would hold, 0..1. */
  public double desiredExposureFrac() {
    return verdict.exposure();
  }

  /** The strategy's reason. */
  public String reason() {
    return verdict.answer().reason();
  }

  /** The strategy's whole answer, as a value. */
  public StrategyIntent intent() {
    return verdict.intent();
  }
}
