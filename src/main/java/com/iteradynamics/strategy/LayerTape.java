package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Layers 1 and 2 at every candle of a tape: stands before the oldest candle, and {@link #next}
 * moves both on by one. What they say at a candle is what a live tick says that sees the last
 * {@link RegimeEngine#WINDOW_CANDLES} candles up to it, of which only those count that come after
 * the newest hole that cuts ({@link com.iteradynamics.market.GapRule}).
 *
 * <p>A built-in strategy does this in a single pass. Any other is asked with exactly that window,
 * so that it cannot see past its candle; its context's mode is {@code prime} and dry. Not for
 * several threads.
 */
public final class LayerTape {
  private final CandleSeries tape;
  private final Strategy strategy;
  private final IntFunction<OptionalDouble> pLongAt;
  private final Iterator<RegimeTape> blocks;

  /** Layer 1 and the strategy between two holes that cut the history. */
  private RegimeTape regime;

  private Walk walk;

  /** The first candle of that block. */
  private int begin;

  private int index = -1;

  private LayerTape(
      List<RegimeTape> blocks,
      Strategy strategy,
      CandleSeries tape,
      IntFunction<OptionalDouble> pLongAt) {
    this.tape = tape;
    this.strategy = strategy;
    this.pLongAt = pLongAt;
    this.blocks = blocks.iterator();
    enter(this.blocks.next(), 0);
  }

  /** Both layers over {@code tape}, without a model. */
  public static LayerTape over(RegimeEngine engine, Strategy strategy, CandleSeries tape) {
    return over(engine, strategy, tape, i -> OptionalDouble.empty());
  }

  /**
   * Both layers over {@code tape}.
   *
   * @param pLongAt the model's probability at a candle of the tape; empty where there is none
   */
  public static LayerTape over(
      RegimeEngine engine,
      Strategy strategy,
      CandleSeries tape,
      IntFunction<OptionalDouble> pLongAt) {
    return new LayerTape(engine.blocks(tape), strategy, tape, pLongAt);
  }

  /**
   * Moves on to the next candle; false, and no move, after the newest one. What a strategy that is
   * not built in throws goes to the caller.
   */
  public boolean next() {
    if (index + 1 < begin + regime.to()) {
      index++;
      return true;
    }
    return moveOn();
  }

  /** The candles it walks over. */
  public CandleSeries tape() {
    return tape;
  }

  /** The candle it stands at, 0 being the oldest; -1 before the first {@link #next}. */
  public int index() {
    return index;
  }

  /**
   * Layer 1's label; CHOP when not available.
   *
   * @throws IndexOutOfBoundsException before the first {@link #next}; so do the others
   */
  public RegimeLabel label() {
    return regime.label(index - begin);
  }

  /** Layer 1's confidence, 0..1. */
  public double regimeConfidence() {
    return regime.confidence(index - begin);
  }

  /** Layer 1's whole answer, as a value. */
  public RegimeState regime() {
    return regime.state(index - begin);
  }

  /** What the strategy wants. */
  public Action action() {
    return walk.action(index - begin);
  }

  /** The strategy's confidence, 0..1. */
  public double confidence() {
    return walk.confidence(index - begin);
  }

  /** The share of equity that the strategy would hold, 0..1. */
  public double desiredExposureFrac() {
    return walk.exposure(index - begin);
  }

  /** The strategy's reason. */
  public String reason() {
    return walk.reason(index - begin);
  }

  /** The strategy's whole answer, as a value. */
  public StrategyIntent intent() {
    return walk.intent(index - begin);
  }

  private void enter(RegimeTape block, int first) {
    regime = block;
    walk = Walk.beside(block, strategy, first == 0 ? pLongAt : i -> pLongAt.apply(first + i));
    begin = first;
  }

  private boolean moveOn() {
    if (!regime.next()) {
      if (!blocks.hasNext()) {
        return false;
      }
      enter(blocks.next(), begin + regime.tape().size());
      regime.next();
    }
    walk.follow();
    index = begin + regime.from();
    return true;
  }
}
