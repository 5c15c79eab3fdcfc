package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.PlainEma;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.TrueRange;

/** The two averages of the close that Core Exposure and Trend Probe look at. */
final class MicroTrend {
  private final PlainEma fast;
  private final PlainEma slow;

  MicroTrend(int fastLength, int slowLength) {
    this.fast = new PlainEma(fastLength);
    this.slow = new PlainEma(slowLength);
  }

  void add(double close) {
    fast.add(close);
    slow.add(close);
  }

  double emaFast() {
    return fast.value();
  }

  double emaSlow() {
    return slow.value();
  }

  /** Their average true range, which is a plain mean, before any candle. */
  static RollingMean simpleAtr(int length) {
    return new RollingMean(length, length);
  }

  /** Their average true range at the newest candle of a window; needs its last candles only. */
  static double simpleAtr(CandleSeries window, int length) {
    RollingMean mean = simpleAtr(length);
    for (int i = Math.max(0, window.size() - length); i < window.size(); i++) {
      mean.add(TrueRange.at(window, i));
    }
    return mean.value();
  }
}
