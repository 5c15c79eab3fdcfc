package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.ZeroRange;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.regime.RegimeTape;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Regime Trend v1: long in steady upward trends of moderate volatility, out when the averages cross
 * or volatility jumps. Without an available regime it may leave but does not enter.
 */
final class RegimeTrend implements SinglePass {
  private final RegimeTrendParameters parameters;
  private final RegimeTrendRules rules;

  RegimeTrend(RegimeTrendParameters parameters) {
    this.parameters = parameters;
    this.rules = new RegimeTrendRules(parameters);
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    if (closed.size() < parameters.candlesNeeded()) {
      return RegimeTrendRules.ANSWERS
          .get(RegimeTrendRules.INSUFFICIENT)
          .intent(parameters.exposure(), parameters.horizonHours(), Signals.NONE);
    }
    RegimeTrendReading reading = RegimeTrendReading.of(closed, parameters);
    byte answer = rules.answer(reading, regime.label(), regime.available());
    return RegimeTrendRules.ANSWERS
        .get(answer)
        .with(rules.confidence(answer, reading, context.pLong()))
        .intent(parameters.exposure(), parameters.horizonHours(), reading.signals());
  }

  @Override
  public Walk beside(RegimeTape regime, IntFunction<OptionalDouble> pLongAt) {
    return new RegimeTrendWalk(parameters, rules, regime, pLongAt);
  }

  private static final class RegimeTrendWalk extends SinglePassWalk {
    private final RegimeTrendParameters parameters;
    private final RegimeTrendRules rules;
    private final RegimeTape regime;
    private final IntFunction<OptionalDouble> pLongAt;
    private final ZeroRange zeroRange;
    private final RegimeTrendTrack plain;
    private final RegimeTrendTrack widened;
    private final boolean[] isWidened = new boolean[Stretch.LONGEST];
    private final double[] confidence = new double[Stretch.LONGEST];

    RegimeTrendWalk(
        RegimeTrendParameters parameters,
        RegimeTrendRules rules,
        RegimeTape regime,
        IntFunction<OptionalDouble> pLongAt) {
      super(regime, parameters.horizonHours(), RegimeTrendRules.ANSWERS);
      this.parameters = parameters;
      this.rules = rules;
      this.regime = regime;
      this.pLongAt = pLongAt;
      this.zeroRange = new ZeroRange(regime.tape(), RegimeEngine.WINDOW_CANDLES);
      this.plain = new RegimeTrendTrack(parameters, 0, regime.stretch());
      this.widened = new RegimeTrendTrack(parameters, ZeroRange.WIDENING, regime.stretch());
    }

    @Override
    public void follow() {
      plain.follow();
      if (zeroRange.present()) {
        widened.follow();
      }
      int first = regime.from();
      for (int i = first; i < regime.to(); i++) {
        isWidened[i - first] = zeroRange.within(i);
        exposure[i - first] = parameters.exposure();
        decide(i, i - first);
      }
    }

    private void decide(int i, int k) {
      byte answer = RegimeTrendRules.INSUFFICIENT;
      double sure = 0;
      if (i + 1 >= parameters.candlesNeeded()) {
        RegimeTrendReading reading = reading(k);
        answer = rules.answer(reading, regime.label(i), regime.available(i));
        sure = rules.confidence(answer, reading, pLongAt.apply(i));
      }
      number[k] = answer;
      confidence[k] = sure;
    }

    @Override
    public double confidence(int i) {
      return confidence[place(i)];
    }

    @Override
    Answer answer(int i) {
      return super.answer(i).with(confidence(i));
    }

    @Override
    Signals signals(int i) {
      return i + 1 < parameters.candlesNeeded() ? Signals.NONE : reading(place(i)).signals();
    }

    private RegimeTrendReading reading(int k) {
      return (isWidened[k] ? widened : plain).reading(k);
    }
  }
}
