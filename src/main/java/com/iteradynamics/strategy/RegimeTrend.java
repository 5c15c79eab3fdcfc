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
      return intent(rules.insufficient(), Signals.NONE);
    }
    RegimeTrendReading reading = RegimeTrendReading.of(closed, parameters);
    byte answer = rules.answer(reading, regime.label(), regime.available(), context.pLong());
    return intent(answer, reading.signals());
  }

  private StrategyIntent intent(byte answer, Signals signals) {
    return rules
        .answers()
        .get(answer)
        .intent(parameters.exposure(), parameters.horizonHours(), signals);
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

    RegimeTrendWalk(
        RegimeTrendParameters parameters,
        RegimeTrendRules rules,
        RegimeTape regime,
        IntFunction<OptionalDouble> pLongAt) {
      super(regime, parameters.horizonHours(), rules.answers());
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
      number[k] =
          i + 1 < parameters.candlesNeeded()
              ? rules.insufficient()
              : rules.answer(reading(k), regime.label(i), regime.available(i), pLongAt.apply(i));
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
