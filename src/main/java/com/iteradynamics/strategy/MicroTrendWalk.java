package com.iteradynamics.strategy;

import com.iteradynamics.market.RangeTrail;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.TapeIndicators;
import com.iteradynamics.regime.RegimeTape;
import java.util.Optional;

/** {@link MicroTrend} and the mean true range over a tape, stretch by stretch. */
final class MicroTrendWalk {
  private final int fastLength;
  private final int slowLength;
  private final Stretch stretch;
  private final Optional<Shared> shared;
  private final MicroTrend trend;
  private final RangeTrail ranges;

  private final double[] emaFast = new double[Stretch.LONGEST];
  private final double[] emaSlow = new double[Stretch.LONGEST];
  private final double[] atr;

  /** What other walks over the same tape ask for too. */
  private record Shared(
      TapeIndicators.Column fast, TapeIndicators.Column slow, TapeIndicators.Column range) {}

  MicroTrendWalk(int fastLength, int slowLength, int atrLength, RegimeTape regime) {
    this.fastLength = fastLength;
    this.slowLength = slowLength;
    this.stretch = regime.stretch();
    this.shared =
        regime
            .indicators()
            .map(
                all ->
                    new Shared(
                        all.plainEma(fastLength),
                        all.plainEma(slowLength),
                        all.meanTrueRange(atrLength)));
    this.trend = new MicroTrend(fastLength, slowLength);
    this.ranges = new RangeTrail(atrLength, stretch);
    this.atr = shared.isPresent() ? new double[Stretch.LONGEST] : ranges.means();
  }

  /** Follows the stretch, which has moved on. */
  void follow() {
    if (shared.isPresent()) {
      recall(shared.get());
    } else {
      average();
      ranges.follow();
    }
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
    return atr[k];
  }

  private void recall(Shared columns) {
    columns.fast().copy(stretch, emaFast);
    columns.slow().copy(stretch, emaSlow);
    columns.range().copy(stretch, atr);
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
