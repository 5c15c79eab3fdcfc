package com.iteradynamics.strategy;

import com.iteradynamics.market.Bollinger;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import java.util.OptionalDouble;

/** Vol Probe v1: long when the price breaks out of its bands while volatility is compressed. */
final class VolProbe implements SinglePass {
  private final VolProbeParameters parameters;

  VolProbe(VolProbeParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    VolProbeVerdict verdict = new VolProbeVerdict(parameters);
    int newest = closed.size() - 1;
    if (closed.size() < parameters.candlesNeeded()) {
      verdict.insufficient(closed.size());
      return verdict.intent();
    }
    Bollinger bands = new Bollinger(parameters.bandLength(), parameters.bandDeviations());
    bands.measure(closed, newest - 1);
    double previousWidth = bands.width();
    bands.measure(closed, newest);
    verdict.apply(regime.label(), closed.close(newest), bands, previousWidth);
    return verdict.intent();
  }

  @Override
  public Walk over(CandleSeries tape) {
    return new VolWalk(parameters, tape);
  }

  private static final class VolWalk implements Walk {
    private final CandleSeries tape;
    private final VolProbeVerdict verdict;
    private final int needed;
    private final Bollinger bands;

    VolWalk(VolProbeParameters parameters, CandleSeries tape) {
      this.tape = tape;
      this.verdict = new VolProbeVerdict(parameters);
      this.needed = parameters.candlesNeeded();
      this.bands = new Bollinger(parameters.bandLength(), parameters.bandDeviations());
    }

    @Override
    public void take(int i, RegimeLabel label, boolean available, OptionalDouble pLong) {
      double previousWidth = bands.width();
      bands.measure(tape, i);
      if (i + 1 < needed) {
        verdict.insufficient(i + 1);
      } else {
        verdict.apply(label, tape.close(i), bands, previousWidth);
      }
    }

    @Override
    public Verdict verdict() {
      return verdict;
    }
  }
}
