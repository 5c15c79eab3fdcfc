package com.iteradynamics.regime;

import com.iteradynamics.market.Atr;
import com.iteradynamics.market.CandleSeries;
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

  void add(CandleSeries candles, int i) {
    double close = candles.close(i);
    fast.add(close);
    slow.add(close);
    atr.add(candles.high(i), candles.low(i), close);
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
