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

  /** Stands where {@code other} of the same lengths stands. */
  void copyFrom(MicroTrend other) {
    fast.copyFrom(other.fast);
    slow.copyFrom(other.slow);
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

  /** Their average true range, a plain mean, at candle {@code i}; needs {@code length} candles. */
  static double simpleAtr(CandleSeries candles, int i, int length) {
    double[] ranges = new double[length];
    for (int k = 0; k < length; k++) {
      ranges[k] = TrueRange.at(candles, i + 1 - length + k);
    }
    return RollingMean.of(ranges, 0, length);
  }
}
