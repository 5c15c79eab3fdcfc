package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.ZeroRange;

/**
 * A single pass of Layer 1 over a tape: stands before the oldest candle, and {@link #next} moves it
 * on by one. What it tells at a candle is what {@link RegimeEngine#classify} tells of the window of
 * {@link RegimeEngine#WINDOW_CANDLES} that ends there. Not for several threads.
 */
public final class RegimeTape {
  private final CandleSeries tape;
  private final RegimeRules rules;
  private final ZeroRange zeroRange;
  private final RegimeAverages plain;
  private final RegimeAverages widened;
  private int index = -1;

  RegimeTape(RegimeParameters parameters, CandleSeries tape) {
    this.tape = tape;
    this.rules = new RegimeRules(parameters);
    this.zeroRange = new ZeroRange(tape, RegimeEngine.WINDOW_CANDLES);
    this.plain = new RegimeAverages(parameters, 0);
    this.widened = new RegimeAverages(parameters, ZeroRange.WIDENING);
  }

  /** Moves on to the next candle; false, and no move, after the newest one. */
  public boolean next() {
    if (index + 1 >= tape.size()) {
      return false;
    }
    index++;
    plain.add(tape, index);
    RegimeAverages current = plain;
    if (zeroRange.present()) {
      widened.add(tape, index);
      current = zeroRange.within(index) ? widened : plain;
    }
    rules.apply(tape, index, current.emaFast(), current.emaSlow(), current.atr());
    return true;
  }

  /** The candle it stands at, 0 being the oldest; -1 before the first {@link #next}. */
  public int index() {
    return index;
  }

  /** The label; CHOP when not available. */
  public RegimeLabel label() {
    return rules.verdict();
  }

  /** The confidence, 0..1; 0 when not available. */
  public double confidence() {
    return rules.confidence();
  }

  /** Whether the label was decided by a rule, rather than being CHOP for want of data. */
  public boolean available() {
    return rules.isAvailable();
  }

  /**
   * Everything about the candle it stands at, as a value.
   *
   * @throws IllegalStateException before the first {@link #next}
   */
  public RegimeState state() {
    if (index < 0) {
      throw new IllegalStateException("no candle yet: call next() first");
    }
    return rules.state(tape, index);
  }
}
