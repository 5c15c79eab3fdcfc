package com.iteradynamics.regime;

import com.iteradynamics.market.Atr;
import com.iteradynamics.market.SeededEma;

/** The part of Layer 1 that has to look at every candle: the exponential averages. */
final class RegimeAverages {
  private final SeededEma fast;
  private final SeededEma slow;
  private final Atr atr;

  RegimeAverages(RegimeParameters parameters, double widening) {
    this.fast = new SeededEma(parameters.emaFast());
    this.slow = new SeededEma(parameters.emaSlow());
    this.atr = new Atr(parameters.atrLength(), widening);
  }

  /** Stands where {@code other} of the same parameters stands. */
  void copyFrom(RegimeAverages other) {
    fast.copyFrom(other.fast);
    slow.copyFrom(other.slow);
    atr.copyFrom(other.atr);
  }

  void add(double high, double low, double close) {
    fast.add(close);
    slow.add(close);
    atr.add(high, low, close);
  }

  double emaFast() {
    return fast.value();
  }

  double emaSlow() {
    return slow.value();
  }

  double atr() {
    return atr.value();
  }
}
