package com.iteradynamics.strategy.volatilitybreakout;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Volatility Breakout: long when the close reaches the highest high of the candles before while the
 * range grows, until a close below the lowest low of the candles before. It asks no regime, and
 * lets winners run: what it enters has no horizon. v2 and v3 enter through a filter more; what they
 * hold does not wait for it, as the reference says, and not as it does.
 */
public final class VolatilityBreakout extends Stepwise {
  private final VolatilityBreakoutParameters parameters;
  private final EntryFilter filter;
  private final List<String> names;
  private final StrategyIntent flat;
  private final StrategyIntent blocked;
  private final StrategyIntent stay;
  private final StrategyIntent exit;

  VolatilityBreakout(VolatilityBreakoutParameters parameters, EntryFilter filter) {
    super(
        Math.max(parameters.candlesNeeded(), filter.candlesNeeded()),
        filter.windowCandles(),
        0,
        parameters.exposure());
    this.parameters = parameters;
    this.filter = filter;
    this.names =
        Stream.concat(
                Stream.of("atr", "atr_avg", "roll_high_prior", "roll_low_prior"),
                filter.names().stream())
            .toList();
    double confidence = parameters.confidence();
    String low = parameters.breakoutLength() + "-bar low";
    this.flat = said(hold(confidence, "VolBreakout: flat (no breakout or ATR expansion)"));
    this.blocked = said(hold(parameters.entryConfidence(), filter.blocked()));
    this.stay = said(entry(confidence, "VolBreakout: hold long; exit when close < " + low));
    this.exit = said(exit(confidence, "VolBreakout: exit (close < " + low + ")"));
  }

  private static StrategyIntent said(StrategyIntent answer) {
    return answer.withoutHorizon();
  }

  /** The plain mean of the last true ranges, USD. */
  static Indicator atr(int length) {
    return Indicator.meanTrueRange(length, Indicator.ALL);
  }

  @Override
  public boolean readsPosition() {
    return true;
  }

  @Override
  protected StrategyIntent insufficient(int candles) {
    return said(hold(0, "VolBreakout: insufficient bars"));
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    return new Breakout(pass);
  }

  private StrategyIntent entered(double highest) {
    // The reference prints it without decimals, and rounds halves to even as rint does.
    return said(
        entry(
            parameters.entryConfidence(),
            "VolBreakout: long (close>="
                + (long) Math.rint(highest)
                + ", ATR>"
                + parameters.expansion()
                + "x avg); exit when close < "
                + parameters.breakoutLength()
                + "-bar low"));
  }

  private final class Breakout implements Step {
    private final double[] close;
    private final double[] atr;
    private final double[] mean;
    private final double[] highest;
    private final double[] lowest;
    private final EntryFilter.Reading filtered;

    Breakout(Pass pass) {
      Indicator ranges = atr(parameters.atrLength());
      this.close = pass.close();
      this.atr = pass.column(ranges);
      this.mean =
          pass.column(Indicator.previous(Indicator.mean(ranges, parameters.meanLength(), 1)));
      this.highest =
          pass.column(Indicator.previous(Indicator.highest(parameters.breakoutLength())));
      this.lowest = pass.column(Indicator.previous(Indicator.lowest(parameters.breakoutLength())));
      this.filtered = filter.begin(pass);
    }

    @Override
    public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
      if (!(close[k] >= highest[k] && atr[k] > parameters.expansion() * mean[k])) {
        return flat;
      }
      return filtered.passes(k) ? entered(highest[k]) : blocked;
    }

    @Override
    public StrategyIntent held(int k, RegimeLabel label, boolean available) {
      return close[k] < lowest[k] ? exit : stay;
    }

    @Override
    public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
      double[] own = {atr[k], mean[k], highest[k], lowest[k]};
      double[] others = filtered.numbers(k);
      double[] all = new double[own.length + others.length];
      System.arraycopy(own, 0, all, 0, own.length);
      System.arraycopy(others, 0, all, own.length, others.length);
      return new Signals(names, all);
    }
  }
}
