package com.iteradynamics.strategy.volprobe;

import com.iteradynamics.market.Bollinger;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Vol Probe v1: long when the price breaks out of its bands while volatility is compressed. */
final class VolProbe extends Stepwise {
  private static final List<String> NAMES =
      List.of("price", "bb_mid", "bb_upper", "bb_width", "bb_width_prev", "ratio");

  private final VolProbeParameters parameters;
  private final double modestEnd;
  private final double cleanEnd;
  private final StrategyIntent missing = hold(0, "nan_guard(latest_indicators_invalid)");
  private final StrategyIntent panic = panic(1, 0, "regime_panic_force_exit");
  private final StrategyIntent trendUp = exit(0.9, "avoid_trend_regime(TREND_UP)");
  private final StrategyIntent trendDown = exit(0.9, "avoid_trend_regime(TREND_DOWN)");
  private final StrategyIntent chop = exit(0.85, "regime_flip(CHOP)");
  private final StrategyIntent expansion = exit(0.85, "regime_flip(VOL_EXPANSION)");
  private final StrategyIntent exhaustion =
      exit(0.75, "vol_expansion_exhaustion(width_contracting)");
  private final StrategyIntent modest = entry(0.55, "compression_breakout(bucket=modest_expand)");
  private final StrategyIntent clean = entry(0.70, "compression_breakout(bucket=clean_expand)");
  private final StrategyIntent strong = entry(0.82, "compression_breakout(bucket=strong_expand)");
  private final StrategyIntent neither = hold("False", "False");
  private final StrategyIntent expandingOnly = hold("True", "False");
  private final StrategyIntent breakoutOnly = hold("False", "True");

  VolProbe(VolProbeParameters parameters) {
    super(parameters.candlesNeeded(), parameters.horizonHours(), parameters.exposure());
    this.parameters = parameters;
    this.modestEnd = parameters.expandFactor() * 1.10;
    this.cleanEnd = parameters.expandFactor() * 1.30;
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    return new Step() {
      @Override
      public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
        return switch (label) {
          case PANIC -> panic;
          case TREND_UP -> trendUp;
          case TREND_DOWN -> trendDown;
          case CHOP -> chop;
          case VOL_EXPANSION -> expanded(indicators(pass, k));
          case VOL_COMPRESSION -> compressed(indicators(pass, k));
        };
      }

      @Override
      public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
        Indicators at = indicators(pass, k);
        double ratio = label == RegimeLabel.VOL_COMPRESSION ? at.ratio() : Double.NaN;
        return new Signals(NAMES, at.price, at.mid, at.upper, at.width, at.previousWidth, ratio);
      }
    };
  }

  private StrategyIntent expanded(Indicators at) {
    if (!at.available()) {
      return missing;
    }
    return at.width < at.previousWidth ? exhaustion : expansion;
  }

  private StrategyIntent compressed(Indicators at) {
    if (!at.available()) {
      return missing;
    }
    double ratio = at.ratio();
    boolean breakout = at.price > at.upper;
    if (!(ratio >= parameters.expandFactor())) {
      return breakout ? breakoutOnly : neither;
    }
    if (!breakout) {
      return expandingOnly;
    }
    if (ratio < modestEnd) {
      return modest;
    }
    return ratio < cleanEnd ? clean : strong;
  }

  private Indicators indicators(Pass pass, int k) {
    CandleSeries candles = pass.block();
    int i = pass.seen(k) - 1;
    Bollinger bands = new Bollinger(parameters.bandLength(), parameters.bandDeviations());
    bands.measure(candles, i - 1);
    double previousWidth = bands.width();
    bands.measure(candles, i);
    return new Indicators(
        candles.close(i), bands.mid(), bands.upper(), bands.width(), previousWidth);
  }

  private StrategyIntent hold(String expanding, String breakout) {
    String reason = "no_breakout(width_expanding=" + expanding + ", breakout=" + breakout + ")";
    return hold(0.20, reason);
  }

  private record Indicators(
      double price, double mid, double upper, double width, double previousWidth) {
    boolean available() {
      return Double.isFinite(price + mid + upper + width + previousWidth);
    }

    /** How much wider the bands became; NaN when they had no width. */
    double ratio() {
      return previousWidth > 0 ? width / previousWidth : Double.NaN;
    }
  }
}
