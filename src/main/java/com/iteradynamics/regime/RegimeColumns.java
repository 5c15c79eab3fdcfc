package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;

/**
 * Layer 1 over a whole tape, kept: for who walks it many times, with one strategy after the other.
 * Immutable; 33 bytes a candle.
 */
public final class RegimeColumns {
  private final RegimeParameters parameters;
  private final CandleSeries tape;
  final double[] emaFast;
  final double[] emaSlow;
  final double[] atr;
  final byte[] label;
  final double[] confidence;

  /** All that {@code engine} says of {@code tape}. */
  public RegimeColumns(RegimeEngine engine, CandleSeries tape) {
    this.parameters = engine.parameters();
    this.tape = tape;
    emaFast = new double[tape.size()];
    emaSlow = new double[tape.size()];
    atr = new double[tape.size()];
    label = new byte[tape.size()];
    confidence = new double[tape.size()];
    RegimeTape regime = engine.over(tape);
    while (regime.next()) {
      regime.copyTo(this);
    }
  }

  /** A pass over the tape that recalls what is kept. */
  public RegimeTape pass() {
    return new Recall(this);
  }

  private static final class Recall extends RegimeTape {
    private final RegimeColumns kept;

    Recall(RegimeColumns kept) {
      super(kept.parameters, kept.tape);
      this.kept = kept;
    }

    @Override
    void fill() {
      int count = stretch().count();
      System.arraycopy(kept.label, from(), label, 0, count);
      System.arraycopy(kept.confidence, from(), confidence, 0, count);
      System.arraycopy(kept.emaFast, from(), emaFast, 0, count);
      System.arraycopy(kept.emaSlow, from(), emaSlow, 0, count);
      System.arraycopy(kept.atr, from(), atr, 0, count);
    }
  }
}
