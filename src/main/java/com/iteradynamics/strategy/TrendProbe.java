package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.TrueRange;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import java.util.OptionalDouble;

/** Trend Probe v1: long while the regime is an upward trend that the averages confirm. */
final class TrendProbe implements SinglePass {
  private final TrendProbeParameters parameters;

  TrendProbe(TrendProbeParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    TrendProbeVerdict verdict = new TrendProbeVerdict(parameters);
    int size = closed.size();
    if (size < parameters.candlesNeeded()) {
      verdict.insufficient(size);
      return verdict.intent();
    }
    MicroTrend trend = new MicroTrend(parameters.emaFast(), parameters.emaSlow());
    for (int i = 0; i < size; i++) {
      trend.add(closed.close(i));
    }
    double atr = MicroTrend.simpleAtr(closed, parameters.atrLength());
    verdict.apply(regime.label(), closed.close(size - 1), trend.emaFast(), trend.emaSlow(), atr);
    return verdict.intent();
  }

  @Override
  public Walk over(CandleSeries tape) {
    return new TrendWalk(parameters, tape);
  }

  private static final class TrendWalk implements Walk {
    private final CandleSeries tape;
    private final TrendProbeVerdict verdict;
    private final int needed;
    private final MicroTrend trend;
    private final RollingMean atr;

    TrendWalk(TrendProbeParameters parameters, CandleSeries tape) {
      this.tape = tape;
      this.verdict = new TrendProbeVerdict(parameters);
      this.needed = parameters.candlesNeeded();
      this.trend = new MicroTrend(parameters.emaFast(), parameters.emaSlow());
      this.atr = MicroTrend.simpleAtr(parameters.atrLength());
    }

    @Override
    public void take(int i, RegimeLabel label, boolean available, OptionalDouble pLong) {
      double close = tape.close(i);
      trend.add(close);
      atr.add(TrueRange.at(tape, i));
      if (i + 1 < needed) {
        verdict.insufficient(i + 1);
      } else {
        verdict.apply(label, close, trend.emaFast(), trend.emaSlow(), atr.value());
      }
    }

    @Override
    public Verdict verdict() {
      return verdict;
    }
  }
}
