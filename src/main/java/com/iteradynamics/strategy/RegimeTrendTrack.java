package com.iteradynamics.strategy;

import com.iteradynamics.market.RollingMedian;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.Trail;

/** Regime Trend's indicators over a tape, stretch by stretch. */
final class RegimeTrendTrack {
  private final RegimeTrendParameters parameters;
  private final double widening;
  private final Stretch stretch;
  private final RegimeTrendAverages averages;
  private final Trail atrPct;
  private final Trail trend;
  private final RollingMedian median;

  private final double[] emaFast = new double[Stretch.LONGEST];
  private final double[] emaSlow = new double[Stretch.LONGEST];
  private final double[] atr = new double[Stretch.LONGEST];
  private final double[] adx = new double[Stretch.LONGEST];
  private final double[] adxRelative = new double[Stretch.LONGEST];

  RegimeTrendTrack(RegimeTrendParameters parameters, double widening, Stretch stretch) {
    this.parameters = parameters;
    this.widening = widening;
    this.stretch = stretch;
    this.averages = new RegimeTrendAverages(parameters, widening);
    this.atrPct = new Trail(parameters.volWindow());
    this.trend = new Trail(parameters.trendWindow());
    this.median = new RollingMedian(parameters.adxRelWindow());
  }

  /** Follows the stretch, which has moved on. */
  void follow() {
    average();
    double[] atrPcts = atrPct.moveOn(stretch.count());
    double[] trends = trend.moveOn(stretch.count());
    for (int k = 0; k < stretch.count(); k++) {
      atrPcts[atrPct.offset() + k] = atr[k] / stretch.close()[k];
      trends[trend.offset() + k] = RegimeTrendReading.trendStrength(emaFast[k], emaSlow[k], atr[k]);
      if (!Double.isNaN(adx[k])) {
        median.add(adx[k]);
      }
      adxRelative[k] = RegimeTrendReading.relative(adx[k], median.value());
    }
    atrPct.settle();
    trend.settle();
  }

  /** Everything at a place in the stretch. */
  RegimeTrendReading reading(int k) {
    return new RegimeTrendReading(
        stretch.close()[k],
        emaFast[k],
        emaSlow[k],
        atr[k],
        adx[k],
        adxRelative[k],
        atrPct.mean(k),
        trend.mean(k));
  }

  private void average() {
    // A copy that nobody else sees, so that the loop keeps it in registers.
    RegimeTrendAverages averages = new RegimeTrendAverages(parameters, widening);
    averages.copyFrom(this.averages);
    double[] high = stretch.high();
    double[] low = stretch.low();
    double[] close = stretch.close();
    double[] emaFast = this.emaFast;
    double[] emaSlow = this.emaSlow;
    double[] atr = this.atr;
    double[] adx = this.adx;
    int count = stretch.count();
    for (int k = 0; k < count; k++) {
      averages.add(high[k], low[k], close[k]);
      emaFast[k] = averages.emaFast();
      emaSlow[k] = averages.emaSlow();
      atr[k] = averages.atr();
      adx[k] = averages.adx();
    }
    this.averages.copyFrom(averages);
  }
}
