package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Trend Probe v1: long while the regime is an upward trend that the averages confirm. */
final class TrendProbe implements SinglePass {
  private final TrendProbeParameters parameters;

  TrendProbe(TrendProbeParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    int size = closed.size();
    int horizon = parameters.horizonHours();
    if (size < parameters.candlesNeeded()) {
      return TrendProbeRules.ANSWERS
          .get(TrendProbeRules.INSUFFICIENT)
          .ofHistory(size, parameters.candlesNeeded())
          .intent(0, horizon, Signals.NONE);
    }
    MicroTrend trend = new MicroTrend(parameters.emaFast(), parameters.emaSlow());
    for (int i = 0; i < size; i++) {
      trend.add(closed.close(i));
    }
    double fast = trend.emaFast();
    double slow = trend.emaSlow();
    double atr = MicroTrend.simpleAtr(closed, size - 1, parameters.atrLength());
    boolean enters = TrendProbeRules.enters(regime.label(), fast, slow);
    byte answer =
        enters
            ? TrendProbeRules.entry(fast, slow, atr)
            : TrendProbeRules.answerWithoutEntry(regime.label());
    Signals signals = TrendProbeRules.signals(closed.close(size - 1), fast, slow, atr);
    return TrendProbeRules.ANSWERS
        .get(answer)
        .intent(enters ? parameters.exposure() : 0, horizon, signals);
  }

  @Override
  public Walk beside(RegimeTape regime, IntFunction<OptionalDouble> pLongAt) {
    return new TrendWalk(parameters, regime);
  }

  private static final class TrendWalk extends SinglePassWalk {
    private final RegimeTape regime;
    private final TrendProbeParameters parameters;
    private final int needed;
    private final MicroTrendWalk trend;

    TrendWalk(TrendProbeParameters parameters, RegimeTape regime) {
      super(regime, parameters.horizonHours(), TrendProbeRules.ANSWERS);
      this.regime = regime;
      this.parameters = parameters;
      this.needed = parameters.candlesNeeded();
      this.trend =
          new MicroTrendWalk(
              parameters.emaFast(), parameters.emaSlow(), parameters.atrLength(), regime);
    }

    @Override
    public void follow() {
      trend.follow();
      int first = regime.from();
      for (int i = first; i < regime.to(); i++) {
        int k = i - first;
        double fast = trend.emaFast()[k];
        double slow = trend.emaSlow()[k];
        RegimeLabel label = regime.label(i);
        boolean ready = i + 1 >= needed;
        boolean enters = ready && TrendProbeRules.enters(label, fast, slow);
        exposure[k] = enters ? parameters.exposure() : 0;
        if (enters) {
          number[k] = TrendProbeRules.entry(fast, slow, trend.atr(k));
        } else {
          number[k] =
              ready ? TrendProbeRules.answerWithoutEntry(label) : TrendProbeRules.INSUFFICIENT;
        }
      }
    }

    @Override
    Answer answer(int i) {
      Answer answer = super.answer(i);
      return i + 1 < needed ? answer.ofHistory(i + 1, needed) : answer;
    }

    @Override
    Signals signals(int i) {
      int k = place(i);
      return i + 1 < needed
          ? Signals.NONE
          : TrendProbeRules.signals(
              regime.tape().close(i), trend.emaFast()[k], trend.emaSlow()[k], trend.atr(k));
    }
  }
}
