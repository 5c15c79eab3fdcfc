package com.iteradynamics.strategy.regimetrend;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.market.RollingMedian;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.regimetrend.RegimeTrendParameters.AdxMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/**
 * Regime Trend v1: long in steady upward trends of moderate volatility, out when the averages cross
 * or volatility jumps. Without an available regime it may leave but does not enter.
 */
public final class RegimeTrend extends Stepwise {
  private static final double HIGHEST_CONFIDENCE = 0.99;
  private static final double LOW_P_LONG_COST = 0.05;
  private static final int P_LONG_STEPS = 4;
  private static final double[] CONFIDENCE_BY_TREND = {0.55, 0.65, 0.75};

  private final RegimeTrendParameters parameters;
  private final StrategyIntent insufficient;
  private final StrategyIntent panic;
  private final StrategyIntent trendBreak;
  private final StrategyIntent volPanic;
  private final StrategyIntent noRegime;

  // The answers of the entry rules, by confidence.
  private final StrategyIntent[] adxGate;
  private final StrategyIntent[] noEntry;
  private final StrategyIntent[] weakNoEntry;
  private final StrategyIntent[] entry;
  private final StrategyIntent[] weakEntry;

  /** The strategy with these parameters. */
  public RegimeTrend(RegimeTrendParameters parameters) {
    super(parameters.candlesNeeded(), parameters.horizonHours(), parameters.exposure());
    this.parameters = parameters;
    double penalty = parameters.adxSoftPenalty();
    double exposure = parameters.exposure();
    this.insufficient = answer(Action.HOLD, 0, exposure, "INSUFFICIENT_HISTORY_OR_NAN");
    this.panic = panic(0.99, exposure, "exit_regime_panic");
    this.trendBreak = answer(Action.EXIT_LONG, 0.99, exposure, "exit_trend_break");
    this.volPanic = panic(0.99, exposure, "exit_vol_panic");
    this.noRegime = answer(Action.HOLD, 0, exposure, "regime_unavailable");
    this.adxGate = byConfidence(Action.FLAT, "no_entry_adx_gate", 0);
    this.noEntry = byConfidence(Action.FLAT, "no_entry_filters", 0);
    this.weakNoEntry = byConfidence(Action.FLAT, "no_entry_filters", penalty);
    this.entry = byConfidence(Action.ENTER_LONG, "enter_trend_vol_ok", 0);
    this.weakEntry = byConfidence(Action.ENTER_LONG, "enter_trend_vol_soft_penalty", penalty);
  }

  @Override
  protected StrategyIntent insufficient(int candles) {
    return insufficient;
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    int fastLength = parameters.emaFast();
    int slowLength = parameters.emaSlow();
    int length = parameters.atrLength();
    double[] close = pass.close();
    double[] fast = pass.column(Indicator.seededEma(fastLength));
    double[] slow = pass.column(Indicator.seededEma(slowLength));
    double[] atr = pass.guarded(w -> Indicator.atr(length, w));
    double[] adx = pass.guarded(w -> Indicator.adx(parameters.adxLength(), w));
    double[] relative =
        pass.guarded(
            w ->
                new AdxRelative(
                    Indicator.adx(parameters.adxLength(), w), parameters.adxRelWindow()));
    double[] atrPct =
        pass.guarded(
            w -> Indicator.mean(new AtrPct(Indicator.atr(length, w)), parameters.volWindow()));
    double[] trend =
        pass.guarded(
            w ->
                Indicator.mean(
                    new TrendStrength(fastLength, slowLength, Indicator.atr(length, w)),
                    parameters.trendWindow()));
    return new Step() {
      @Override
      public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
        OptionalDouble pLong = pLongAt.apply(pass.from() + k);
        return RegimeTrend.this.answer(reading(k), label, available, pLong);
      }

      @Override
      public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
        return reading(k).signals();
      }

      private RegimeTrendIndicators reading(int k) {
        return new RegimeTrendIndicators(
            close[k], fast[k], slow[k], atr[k], adx[k], relative[k], atrPct[k], trend[k]);
      }
    };
  }

  /**
   * The answer by the first rule that holds.
   *
   * @param at the indicators at the candle
   * @param label Layer 1's state of the market there
   * @param available whether the regime is; the reference enters without one, we do not
   * @param pLong the model's probability of a rise, 0..1; empty without a model
   */
  public StrategyIntent answer(
      RegimeTrendIndicators at, RegimeLabel label, boolean available, OptionalDouble pLong) {
    if (!at.available()) {
      return insufficient;
    }
    if (label == RegimeLabel.PANIC) {
      return panic;
    }
    if (at.emaFast() < at.emaSlow()) {
      return trendBreak;
    }
    if (at.atrPct() > parameters.volExitMax()) {
      return volPanic;
    }
    if (!available) {
      return noRegime;
    }
    return entryAnswers(at, label)[P_LONG_STEPS * trendStep(at.trendSmoothed()) + pLongStep(pLong)];
  }

  private StrategyIntent[] entryAnswers(RegimeTrendIndicators at, RegimeLabel label) {
    boolean weak = weakAdx(at);
    if (weak && parameters.adxMode() == AdxMode.HARD) {
      return adxGate;
    }
    if (!filtersPass(at, label)) {
      return weak ? weakNoEntry : noEntry;
    }
    return weak ? weakEntry : entry;
  }

  private static int trendStep(double trendSmoothed) {
    if (trendSmoothed >= 0.60) {
      return 2;
    }
    return trendSmoothed >= 0.40 ? 1 : 0;
  }

  /** What the model's probability does to confidence; a place in the changes by it. */
  private int pLongStep(OptionalDouble pLong) {
    if (pLong.isEmpty()) {
      return 0;
    }
    double p = pLong.getAsDouble();
    if (p < parameters.pLongMin()) {
      return 1;
    }
    if (p >= 0.70) {
      return 3;
    }
    return p >= 0.60 ? 2 : 0;
  }

  /** An answer with each confidence it can have. */
  private StrategyIntent[] byConfidence(Action action, String reason, double penalty) {
    double[] changes = {0, -LOW_P_LONG_COST, parameters.pLongBoost60(), parameters.pLongBoost70()};
    List<StrategyIntent> answers = new ArrayList<>();
    for (double base : CONFIDENCE_BY_TREND) {
      for (double change : changes) {
        double confidence = base + change - penalty;
        double clamped = Math.max(0, Math.min(HIGHEST_CONFIDENCE, confidence));
        answers.add(answer(action, clamped, parameters.exposure(), reason));
      }
    }
    return answers.toArray(new StrategyIntent[0]);
  }

  private boolean weakAdx(RegimeTrendIndicators at) {
    return parameters.adxMode() != AdxMode.OFF
        && ((parameters.adxMin() > 0 && !(at.adx() >= parameters.adxMin()))
            || (parameters.adxRelMin() > 0 && !(at.adxRelative() >= parameters.adxRelMin())));
  }

  private boolean filtersPass(RegimeTrendIndicators at, RegimeLabel label) {
    return at.emaFast() > at.emaSlow()
        && at.trendSmoothed() > parameters.trendMin()
        && at.atrPctSmoothed() >= parameters.volMin()
        && at.atrPctSmoothed() <= parameters.volMax()
        && at.spikeRatio() <= parameters.spikeRatioMax()
        && allows(label);
  }

  private static boolean allows(RegimeLabel label) {
    return switch (label) {
      case PANIC, VOL_EXPANSION, VOL_COMPRESSION -> false;
      case TREND_UP, TREND_DOWN, CHOP -> true;
    };
  }

  /** {@code adx} against its median over {@code window} candles. */
  private record AdxRelative(Indicator adx, int window) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] values = pass.column(adx);
      RollingMedian median = new RollingMedian(window);
      return count -> {
        for (int k = 0; k < count && pass.wanted(window); k++) {
          if (!Double.isNaN(values[k])) {
            median.add(values[k]);
          }
          column[k] = RegimeTrendIndicators.relative(values[k], median.value());
        }
      };
    }
  }

  /** {@code atr} as a fraction of the price. */
  private record AtrPct(Indicator atr) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] ranges = pass.column(atr);
      double[] close = pass.close();
      return count -> {
        for (int k = 0; k < count; k++) {
          column[k] = ranges[k] / close[k];
        }
      };
    }
  }

  /** Distance of the averages, {@code atr}s. */
  private record TrendStrength(int fastLength, int slowLength, Indicator atr) implements Indicator {
    @Override
    public Kernel begin(Pass pass, double[] column) {
      double[] fast = pass.column(Indicator.seededEma(fastLength));
      double[] slow = pass.column(Indicator.seededEma(slowLength));
      double[] ranges = pass.column(atr);
      return count -> {
        for (int k = 0; k < count; k++) {
          column[k] = RegimeTrendIndicators.trendStrength(fast[k], slow[k], ranges[k]);
        }
      };
    }
  }
}
