package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Core Exposure v1, the default: long in upward trends and, a little, in compressed volatility;
 * exposure shrinks as volatility grows; out in panics and downward trends.
 */
final class CoreExposure implements SinglePass {
  private final CoreExposureParameters parameters;
  private final CoreExposureRules rules;

  CoreExposure(CoreExposureParameters parameters) {
    this.parameters = parameters;
    this.rules = new CoreExposureRules(parameters);
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    int size = closed.size();
    int horizon = parameters.horizonHours();
    if (size < parameters.candlesNeeded()) {
      return CoreExposureRules.ANSWERS
          .get(CoreExposureRules.INSUFFICIENT)
          .ofHistory(size, parameters.candlesNeeded())
          .intent(0, horizon, Signals.NONE);
    }
    MicroTrend trend = new MicroTrend(parameters.emaFast(), parameters.emaSlow());
    for (int i = 0; i < size; i++) {
      trend.add(closed.close(i));
    }
    double price = closed.close(size - 1);
    double fast = trend.emaFast();
    double slow = trend.emaSlow();
    double atr = MicroTrend.simpleAtr(closed, size - 1, parameters.atrLength());
    double lead = fast - slow;
    double exposure = 0;
    byte answer = rules.answerWithoutAtr(regime.label(), lead);
    if (answer == CoreExposureRules.ASKS_FOR_ATR) {
      exposure = rules.exposure(regime.label(), price, lead, atr);
      answer = rules.answerWithAtr(regime.label(), price, lead, atr, exposure);
    }
    return CoreExposureRules.ANSWERS
        .get(answer)
        .intent(exposure, horizon, rules.signals(price, fast, slow, atr));
  }

  @Override
  public Walk beside(RegimeTape regime, IntFunction<OptionalDouble> pLongAt) {
    return new CoreWalk(parameters, rules, regime);
  }

  private static final class CoreWalk extends SinglePassWalk {
    private final RegimeTape regime;
    private final CoreExposureRules rules;
    private final int needed;
    private final MicroTrendWalk trend;

    CoreWalk(CoreExposureParameters parameters, CoreExposureRules rules, RegimeTape regime) {
      super(regime, parameters.horizonHours(), CoreExposureRules.ANSWERS);
      this.regime = regime;
      this.rules = rules;
      this.needed = parameters.candlesNeeded();
      this.trend =
          new MicroTrendWalk(
              parameters.emaFast(), parameters.emaSlow(), parameters.atrLength(), regime);
    }

    @Override
    public void follow() {
      trend.follow();
      decideWithoutAtr();
      decideOthers();
    }

    private void decideWithoutAtr() {
      CoreExposureRules rules = this.rules;
      double[] emaFast = trend.emaFast();
      double[] emaSlow = trend.emaSlow();
      RegimeTape regime = this.regime;
      int first = regime.from();
      byte[] number = this.number;
      double[] exposure = this.exposure;
      int unready = needed - 1 - regime.from();
      int count = regime.to() - regime.from();
      for (int k = 0; k < count; k++) {
        byte answer = rules.answerWithoutAtr(regime.label(first + k), emaFast[k] - emaSlow[k]);
        number[k] = k < unready ? CoreExposureRules.INSUFFICIENT : answer;
        exposure[k] = 0;
      }
    }

    private void decideOthers() {
      double[] close = regime.stretch().close();
      double[] emaFast = trend.emaFast();
      double[] emaSlow = trend.emaSlow();
      for (int k = 0; k < regime.to() - regime.from(); k++) {
        if (number[k] == CoreExposureRules.ASKS_FOR_ATR) {
          RegimeLabel label = regime.label(regime.from() + k);
          double lead = emaFast[k] - emaSlow[k];
          double atr = trend.atr(k);
          double wanted = rules.exposure(label, close[k], lead, atr);
          number[k] = rules.answerWithAtr(label, close[k], lead, atr, wanted);
          exposure[k] = wanted;
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
          : rules.signals(
              regime.tape().close(i), trend.emaFast()[k], trend.emaSlow()[k], trend.atr(k));
    }
  }
}
