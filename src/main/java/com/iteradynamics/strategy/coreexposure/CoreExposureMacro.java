package com.iteradynamics.strategy.coreexposure;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Core Exposure v2: v1, whose exposure in an upward trend is capped unless the price is above a
 * slow average that rises. With a cap of 0 it then holds: a position that is there stays until an
 * exit or its horizon.
 */
public final class CoreExposureMacro extends Stepwise {
  private static final List<String> NAMES =
      Stream.concat(
              CoreExposure.NAMES.stream(), Stream.of("macro_ema", "macro_slope", "macro_bull"))
          .toList();

  private final CoreMacroParameters parameters;
  private final CoreExposure core;
  private final StrategyIntent[] capped;

  CoreExposureMacro(CoreMacroParameters parameters) {
    super(
        parameters.candlesNeeded(),
        parameters.windowCandles(),
        parameters.core().horizonHours(),
        0);
    this.parameters = parameters;
    this.core = new CoreExposure(parameters.core());
    this.capped =
        core.trendUpEntries("trend_up_macro_bear_capped", ", cap=" + parameters.bearCap());
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    Step plain = core.begin(pass, pLongAt);
    return parameters.enabled() ? new Capped(pass, plain) : plain;
  }

  /** What v1 says, capped where the market as a whole does not rise. */
  private final class Capped implements Step {
    private final Step plain;
    private final double[] close;
    private final double[] fast;
    private final double[] slow;
    private final double[] atr;
    private final double[] macro;
    private final double[] before;

    Capped(Pass pass, Step plain) {
      CoreExposureParameters of = parameters.core();
      this.plain = plain;
      this.close = pass.close();
      this.fast = pass.column(Indicator.plainEma(of.emaFast()));
      this.slow = pass.column(Indicator.plainEma(of.emaSlow()));
      this.atr = pass.column(Indicator.meanTrueRange(of.atrLength()));
      this.macro = pass.column(Indicator.windowEma(parameters.length()));
      this.before =
          pass.column(Indicator.windowEmaBefore(parameters.length(), parameters.slopeLag()));
    }

    @Override
    public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
      return looksAt(k, label) && !bull(k)
          ? capped[core.entry(close[k], fast[k] - slow[k], atr[k], cappedExposure(k, label))]
          : plain.answer(k, label, available);
    }

    @Override
    public double exposure(int k, RegimeLabel label, StrategyIntent answer) {
      return answer.action() == Action.ENTER_LONG && looksAt(k, label) && !bull(k)
          ? cappedExposure(k, label)
          : plain.exposure(k, label, answer);
    }

    @Override
    public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
      double[] values = new double[NAMES.size()];
      double[] plainValues = plain.signals(k, label, answer).values();
      System.arraycopy(plainValues, 0, values, 0, plainValues.length);
      boolean looks = looksAt(k, label);
      values[plainValues.length] = looks ? macro[k] : Double.NaN;
      values[plainValues.length + 1] = looks ? macro[k] - before[k] : Double.NaN;
      values[plainValues.length + 2] = looks ? (bull(k) ? 1 : 0) : Double.NaN;
      return new Signals(NAMES, values);
    }

    /** Whether the macro average is looked at: in an upward trend that the averages confirm. */
    private boolean looksAt(int k, RegimeLabel label) {
      return label == RegimeLabel.TREND_UP && !(fast[k] < slow[k]);
    }

    private boolean bull(int k) {
      return close[k] > macro[k] && macro[k] > before[k];
    }

    private double cappedExposure(int k, RegimeLabel label) {
      return Math.min(core.exposure(label, close[k], atr[k]), parameters.bearCap());
    }
  }
}
