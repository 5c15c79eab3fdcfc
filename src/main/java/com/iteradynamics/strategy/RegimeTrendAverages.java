package com.iteradynamics.strategy;

import com.iteradynamics.market.Adx;
import com.iteradynamics.market.Atr;
import com.iteradynamics.market.SeededEma;

/** The part of Regime Trend that has to look at every candle: what forgets exponentially. */
final class RegimeTrendAverages {
  private final SeededEma fast;
  private final SeededEma slow;
  private final Atr atr;
  private final Adx adx;
  private final Atr adxAtr;
  private final boolean sameAtr;

  RegimeTrendAverages(RegimeTrendParameters parameters, double widening) {
    this.fast = new SeededEma(parameters.emaFast());
    this.slow = new SeededEma(parameters.emaSlow());
    this.atr = new Atr(parameters.atrLength(), widening);
    this.adx = new Adx(parameters.adxLength());
    this.adxAtr = new Atr(parameters.adxLength(), widening);
    this.sameAtr = parameters.adxLength() == parameters.atrLength();
  }

  /** Stands where {@code other} of the same parameters stands. */
  void copyFrom(RegimeTrendAverages other) {
    fast.copyFrom(other.fast);
    slow.copyFrom(other.slow);
    atr.copyFrom(other.atr);
    adx.copyFrom(other.adx);
    adxAtr.copyFrom(other.adxAtr);
  }

  void add(double high, double low, double close) {
    fast.add(close);
    slow.add(close);
    atr.add(high, low, close);
    if (sameAtr) {
      adx.add(high, low, atr.value());
    } else {
      adxAtr.add(high, low, close);
      adx.add(high, low, adxAtr.value());
    }
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

  double adx() {
    return adx.value();
  }
}
