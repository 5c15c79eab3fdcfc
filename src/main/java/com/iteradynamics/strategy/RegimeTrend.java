package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.ZeroRange;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import java.util.OptionalDouble;

/**
 * Regime Trend v1: long in steady upward trends of moderate volatility, out when the averages cross
 * or volatility jumps. Without an available regime it may leave but does not enter.
 */
final class RegimeTrend implements SinglePass {
  private final RegimeTrendParameters parameters;

  RegimeTrend(RegimeTrendParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public StrategyIntent intend(CandleSeries closed, RegimeState regime, StrategyContext context) {
    RegimeTrendVerdict verdict = new RegimeTrendVerdict(parameters);
    if (closed.size() < parameters.candlesNeeded()) {
      verdict.insufficient();
    } else {
      verdict.apply(
          RegimeTrendTrack.of(closed, parameters),
          regime.label(),
          regime.available(),
          context.pLong());
    }
    return verdict.intent();
  }

  @Override
  public Walk over(CandleSeries tape) {
    return new RegimeTrendWalk(parameters, tape);
  }

  private static final class RegimeTrendWalk implements Walk {
    private final CandleSeries tape;
    private final RegimeTrendVerdict verdict;
    private final int needed;
    private final ZeroRange zeroRange;
    private final RegimeTrendTrack plain;
    private final RegimeTrendTrack widened;

    RegimeTrendWalk(RegimeTrendParameters parameters, CandleSeries tape) {
      this.tape = tape;
      this.verdict = new RegimeTrendVerdict(parameters);
      this.needed = parameters.candlesNeeded();
      this.zeroRange = new ZeroRange(tape, RegimeEngine.WINDOW_CANDLES);
      this.plain = new RegimeTrendTrack(parameters, 0);
      this.widened = new RegimeTrendTrack(parameters, ZeroRange.WIDENING);
    }

    @Override
    public void take(int i, RegimeLabel label, boolean available, OptionalDouble pLong) {
      plain.add(tape, i);
      RegimeTrendTrack current = plain;
      if (zeroRange.present()) {
        widened.add(tape, i);
        current = zeroRange.within(i) ? widened : plain;
      }
      if (i + 1 < needed) {
        verdict.insufficient();
      } else {
        verdict.apply(current.reading(), label, available, pLong);
      }
    }

    @Override
    public Verdict verdict() {
      return verdict;
    }
  }
}
