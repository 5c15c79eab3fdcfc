package com.iteradynamics.strategy;

import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.Trail;
import com.iteradynamics.market.TrueRange;

/** {@link MicroTrend} and the true ranges over a tape, stretch by stretch. */
final class MicroTrendWalk {
  private final int fastLength;
  private final int slowLength;
  private final MicroTrend trend;
  private final Stretch stretch;
  private final Trail ranges;
  private double previousClose = Double.NaN;

  private final double[] emaFast = new double[Stretch.LONGEST];
  private final double[] emaSlow = new double[Stretch.LONGEST];

  MicroTrendWalk(int fastLength, int slowLength, int atrLength, Stretch stretch) {
    this.fastLength = fastLength;
    this.slowLength = slowLength;
    this.trend = new MicroTrend(fastLength, slowLength);
    this.stretch = stretch;
    this.ranges = new Trail(atrLength);
  }

  /** Follows the stretch, which has moved on. */
  void follow() {
    average();
    double[] high = stretch.high();
    double[] low = stretch.low();
    double[] close = stretch.close();
    double before = previousClose;
    int count = stretch.count();
    double[] values = ranges.moveOn(count);
    int offset = ranges.offset();
    for (int k = 0; k < count; k++) {
      values[offset + k] = TrueRange.of(high[k], low[k], before);
      before = close[k];
    }
    previousClose = before;
    ranges.settle();
  }

  /** The fast average by place in the stretch. */
  double[] emaFast() {
    return emaFast;
  }

  /** The slow average by place in the stretch. */
  double[] emaSlow() {
    return emaSlow;
  }

  /** The average true range at a place in the stretch. */
  double atr(int k) {
    return ranges.mean(k);
  }

  private void average() {
    // A copy that nobody else sees, so that the loop keeps it in registers.
    MicroTrend trend = new MicroTrend(fastLength, slowLength);
    trend.copyFrom(this.trend);
    double[] close = stretch.close();
    double[] emaFast = this.emaFast;
    double[] emaSlow = this.emaSlow;
    int count = stretch.count();
    for (int k = 0; k < count; k++) {
      trend.add(close[k]);
      emaFast[k] = trend.emaFast();
      emaSlow[k] = trend.emaSlow();
    }
    this.trend.copyFrom(trend);
  }
}
