package com.iteradynamics.strategy.ta4j;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import org.ta4j.core.BarSeries;

/**
 * A strategy written with ta4j's indicators and rules: extend it and say the rules. {@link
 * EmaAdxExample} shows how.
 *
 * <p>The rules are made anew for each hour, over a view of the closed candles of that hour, and
 * asked about the newest bar. In this order:
 *
 * <ol>
 *   <li>no regime, too little history, or an indicator that is NaN: HOLD, confidence 0
 *   <li>the regime is PANIC: EXIT_LONG, at once
 *   <li>the exit rule holds: EXIT_LONG
 *   <li>the entry rule holds: ENTER_LONG
 *   <li>otherwise HOLD
 * </ol>
 *
 * <p>ta4j's recursive averages begin with a single close when their unstable bars end, and need
 * some multiple of that to forget it; {@link #candlesNeeded()} is where a strategy says how much.
 */
public abstract class Ta4jStrategy implements Strategy {
  private final double exposureFrac;
  private final int horizonHours;
  private final double entryConfidence;

  /**
   * @param exposureFrac share of equity that an entry would hold, 0..1
   * @param horizonHours how long it expects to hold, hours
   * @param entryConfidence confidence of an entry, 0..1
   */
  protected Ta4jStrategy(double exposureFrac, int horizonHours, double entryConfidence) {
    this.exposureFrac = exposureFrac;
    this.horizonHours = horizonHours;
    this.entryConfidence = entryConfidence;
  }

  /** The rules over these bars. */
  protected abstract Ta4jRules rules(BarSeries bars);

  /** The fewest closed candles that it answers for. */
  protected abstract int candlesNeeded();

  @Override
  public final StrategyIntent intend(
      CandleSeries closed, RegimeState regime, StrategyContext context) {
    if (!regime.available()) {
      return hold("regime_not_available", Signals.NONE);
    }
    int needed = Math.max(1, candlesNeeded());
    if (closed.size() < needed) {
      return hold(
          "insufficient_history(len=" + closed.size() + ", need=" + needed + ")", Signals.NONE);
    }
    BarSeries bars = Ta4jBars.of(closed);
    Ta4jRules rules = rules(bars);
    int newest = bars.getEndIndex();
    if (newest < rules.unstableBars()) {
      return hold("unstable_indicators(need=" + (rules.unstableBars() + 1) + ")", Signals.NONE);
    }
    Signals signals = rules.signals(newest);
    return Ta4jRules.available(signals)
        ? answer(rules, newest, regime.label(), signals)
        : hold("nan_guard(latest_indicators_invalid)", signals);
  }

  private StrategyIntent answer(Ta4jRules rules, int newest, RegimeLabel label, Signals signals) {
    if (label == RegimeLabel.PANIC) {
      return intent(Action.EXIT_LONG, 1, 0, "regime_panic_force_exit", signals);
    }
    if (rules.exit().isSatisfied(newest)) {
      return intent(Action.EXIT_LONG, 0.9, 0, "exit_rule", signals);
    }
    if (rules.entry().isSatisfied(newest)) {
      return intent(Action.ENTER_LONG, entryConfidence, exposureFrac, "entry_rule", signals);
    }
    return intent(Action.HOLD, 0.2, 0, "no_rule", signals);
  }

  private StrategyIntent hold(String reason, Signals signals) {
    return intent(Action.HOLD, 0, 0, reason, signals);
  }

  private StrategyIntent intent(
      Action action, double confidence, double exposure, String reason, Signals signals) {
    boolean panic = reason.equals("regime_panic_force_exit");
    return new StrategyIntent(action, confidence, exposure, horizonHours, reason, panic, signals);
  }
}
