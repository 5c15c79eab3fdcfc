package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.TapeIndicators;
import java.util.Optional;

/**
 * Layer 1 over a whole tape, kept: for who walks it many times, with one strategy after the other.
 * Immutable; 33 bytes a candle.
 */
public final class RegimeColumns {
  private final RegimeParameters parameters;
  private final CandleSeries tape;
  private final TapeIndicators indicators;
  final double[] emaFast;
  final double[] emaSlow;
  final double[] atr;
  final RegimeLabels labels;

  /**
   * All that {@code engine} says of {@code tape}.
   *
   * @param indicators those of the same tape, also for strategies that walk beside it
   */
  public RegimeColumns(RegimeEngine engine, CandleSeries tape, TapeIndicators indicators) {
    this.parameters = engine.parameters();
    this.tape = tape;
    this.indicators = indicators;
    emaFast = new double[tape.size()];
    emaSlow = new double[tape.size()];
    atr = new double[tape.size()];
    labels = new RegimeLabels(tape.size());
    RegimeTape regime = engine.over(tape, indicators);
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
      super(kept.parameters, kept.tape, Optional.of(kept.indicators));
      this.kept = kept;
    }

    @Override
    void fill() {
      int count = stretch().count();
      System.arraycopy(kept.labels.label, from(), label, 0, count);
      System.arraycopy(kept.labels.confidence, from(), confidence, 0, count);
    }

    @Override
    public RegimeLabels labels() {
      return kept.labels;
    }

    @Override
    public void copyTo(RegimeLabels labels) {
      if (labels != kept.labels) {
        super.copyTo(labels);
      }
    }

    @Override
    public RegimeState state(int i) {
      return rules.state(tape, i, kept.emaFast[i], kept.emaSlow[i], kept.atr[i]);
    }
  }
}
