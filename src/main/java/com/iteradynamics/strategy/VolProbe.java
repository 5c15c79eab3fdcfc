package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Vol Probe v1: long when the price breaks out of its bands while volatility is compressed. */
final class VolProbe implements SinglePass {
  private final VolProbeParameters parameters;
  private final VolProbeRules rules;

  VolProbe(VolProbeParameters parameters) {
    this.parameters = parameters;
    this.rules = new VolProbeRules(parameters);
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    int size = closed.size();
    int horizon = parameters.horizonHours();
    if (size < parameters.candlesNeeded()) {
      return VolProbeRules.ANSWERS
          .get(VolProbeRules.INSUFFICIENT)
          .ofHistory(size, parameters.candlesNeeded())
          .intent(0, horizon, Signals.NONE);
    }
    byte answer = rules.answer(regime.label(), closed, size - 1);
    return VolProbeRules.ANSWERS
        .get(answer)
        .intent(
            VolProbeRules.enters(answer) ? parameters.exposure() : 0,
            horizon,
            rules.signals(regime.label(), closed, size - 1));
  }

  @Override
  public Walk beside(RegimeTape regime, IntFunction<OptionalDouble> pLongAt) {
    return new VolWalk(parameters, rules, regime);
  }

  private static final class VolWalk extends SinglePassWalk {
    private final VolProbeParameters parameters;
    private final VolProbeRules rules;
    private final RegimeTape regime;
    private final int needed;

    VolWalk(VolProbeParameters parameters, VolProbeRules rules, RegimeTape regime) {
      super(regime, parameters.horizonHours(), VolProbeRules.ANSWERS);
      this.parameters = parameters;
      this.rules = rules;
      this.regime = regime;
      this.needed = parameters.candlesNeeded();
    }

    @Override
    public void follow() {
      int first = regime.from();
      for (int i = first; i < regime.to(); i++) {
        byte answer =
            i + 1 < needed
                ? VolProbeRules.INSUFFICIENT
                : rules.answer(regime.label(i), regime.tape(), i);
        number[i - first] = answer;
        exposure[i - first] = VolProbeRules.enters(answer) ? parameters.exposure() : 0;
      }
    }

    @Override
    Answer answer(int i) {
      Answer answer = super.answer(i);
      return i + 1 < needed ? answer.ofHistory(i + 1, needed) : answer;
    }

    @Override
    Signals signals(int i) {
      return i + 1 < needed ? Signals.NONE : rules.signals(regime.label(i), regime.tape(), i);
    }
  }
}
