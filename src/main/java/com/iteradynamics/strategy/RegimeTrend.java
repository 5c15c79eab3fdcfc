package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Stretch;
import com.iteradynamics.market.TapeIndicators;
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
      CandleSeries tape = regime.tape();
      TapeIndicators indicators = regime.indicators().orElseGet(() -> new TapeIndicators(tape));
      this.parameters = parameters;
      this.rules = rules;
      this.regime = regime;
      this.pLongAt = pLongAt;
      this.zeroRange = new ZeroRange(tape, RegimeEngine.WINDOW_CANDLES);
      this.plain = new RegimeTrendTrack(parameters, 0, tape, indicators);
      this.widened =
          zeroRange.present()
              ? new RegimeTrendTrack(parameters, ZeroRange.WIDENING, tape, indicators)
              : plain;
    }

    @Override
    public void follow() {
      int first = regime.from();
      for (int i = first; i < regime.to(); i++) {
        isWidened[i - first] = zeroRange.within(i);
        exposure[i - first] = parameters.exposure();
        number[i - first] = answerAt(i);
      }
    }

    private byte answerAt(int i) {
      return i + 1 < parameters.candlesNeeded()
          ? rules.insufficient()
          : rules.answer(reading(i), regime.label(i), regime.available(i), pLongAt.apply(i));
    }

    @Override
    Signals signals(int i) {
      return i + 1 < parameters.candlesNeeded() ? Signals.NONE : reading(i).signals();
    }

    private RegimeTrendReading reading(int i) {
      return (isWidened[place(i)] ? widened : plain).reading(i);
    }
  }
}
