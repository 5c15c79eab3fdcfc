package com.iteradynamics.strategy.trendprobe;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Trend Probe v1: long while the regime is an upward trend that the averages confirm. */
final class TrendProbe extends Stepwise {
  private static final double WEAK_END = 0.25;
  private static final double MODERATE_END = 0.60;
  private static final List<String> NAMES = List.of("price", "ema_fast", "ema_slow", "atr");

  private final TrendProbeParameters parameters;
  private final StrategyIntent panic = panic(1, 0, "regime_panic_force_exit");
  private final StrategyIntent unconfirmed = hold(0.15, "trend_up_but_no_ema_confirmation");
  private final StrategyIntent noTrend = entry(0, "trend_up_ema_state(bucket=no_trend)");
  private final StrategyIntent weak = entry(0.45, "trend_up_ema_state(bucket=weak)");
  private final StrategyIntent moderate = entry(0.65, "trend_up_ema_state(bucket=moderate)");
  private final StrategyIntent strong = entry(0.85, "trend_up_ema_state(bucket=strong)");
  private final StrategyIntent trendDown = exit("TREND_DOWN");
  private final StrategyIntent expansion = exit("VOL_EXPANSION");
  private final StrategyIntent compression = exit("VOL_COMPRESSION");
  private final StrategyIntent chop = exit("CHOP");

  TrendProbe(TrendProbeParameters parameters) {
    super(parameters.candlesNeeded(), parameters.horizonHours(), parameters.exposure());
    this.parameters = parameters;
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    double[] close = pass.close();
    double[] fast = pass.column(Indicator.plainEma(parameters.emaFast()));
    double[] slow = pass.column(Indicator.plainEma(parameters.emaSlow()));
    double[] atr = pass.column(Indicator.meanTrueRange(parameters.atrLength()));
    return new Step() {
      @Override
      public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
        return switch (label) {
          case PANIC -> panic;
          case TREND_UP -> fast[k] > slow[k] ? entry(fast[k] - slow[k], atr[k]) : unconfirmed;
          case TREND_DOWN -> trendDown;
          case VOL_EXPANSION -> expansion;
          case VOL_COMPRESSION -> compression;
          case CHOP -> chop;
        };
      }

      @Override
      public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
        return new Signals(NAMES, close[k], fast[k], slow[k], atr[k]);
      }
    };
  }

  private StrategyIntent entry(double lead, double atr) {
    // Without any range there is no measure for a trend.
    double strength = atr > 0 ? lead / atr : 0;
    if (strength <= 0) {
      return noTrend;
    }
    if (strength < WEAK_END) {
      return weak;
    }
    return strength < MODERATE_END ? moderate : strong;
  }

  private StrategyIntent exit(String regime) {
    return exit(0.9, "regime_not_trend_up(" + regime + ")");
  }
}
