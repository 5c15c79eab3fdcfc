package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Trend Probe's rules at one candle, given its indicators. */
final class TrendProbeVerdict extends Verdict {
  private static final List<String> NAMES = List.of("price", "ema_fast", "ema_slow", "atr");

  private static final Answer NAN_GUARD =
      Answer.of(Action.HOLD, 0, "nan_guard(latest_indicators_invalid)");
  private static final Answer PANIC = Answer.panicExit(1, "regime_panic_force_exit");
  private static final Answer UNCONFIRMED =
      Answer.of(Action.HOLD, 0.15, "trend_up_but_no_ema_confirmation");
  private static final Answer NO_TREND = entry(0, "no_trend");
  private static final Answer WEAK = entry(0.45, "weak");
  private static final Answer MODERATE = entry(0.65, "moderate");
  private static final Answer STRONG = entry(0.85, "strong");
  private static final Map<RegimeLabel, Answer> NOT_TREND_UP = notTrendUp();

  private static final double WEAK_END = 0.25;
  private static final double MODERATE_END = 0.60;

  private final TrendProbeParameters parameters;

  private boolean measured;
  private double price;
  private double emaFast;
  private double emaSlow;
  private double atr;

  TrendProbeVerdict(TrendProbeParameters parameters) {
    super(parameters.horizonHours());
    this.parameters = parameters;
  }

  void insufficient(int candles) {
    measured = false;
    say(Answer.insufficientHistory(candles, parameters.candlesNeeded()), 0);
  }

  void apply(RegimeLabel label, double price, double emaFast, double emaSlow, double atr) {
    this.price = price;
    this.emaFast = emaFast;
    this.emaSlow = emaSlow;
    this.atr = atr;
    measured = Double.isFinite(price + emaFast + emaSlow);
    if (!measured) {
      say(NAN_GUARD, 0);
    } else if (label == RegimeLabel.PANIC) {
      say(PANIC, 0);
    } else if (label != RegimeLabel.TREND_UP) {
      say(NOT_TREND_UP.get(label), 0);
    } else if (emaFast > emaSlow) {
      say(entry(), parameters.exposure());
    } else {
      say(UNCONFIRMED, 0);
    }
  }

  @Override
  Signals signals() {
    return measured ? new Signals(NAMES, price, emaFast, emaSlow, atr) : Signals.NONE;
  }

  private Answer entry() {
    // Without any range there is no measure for a trend.
    double strength = atr > 0 ? (emaFast - emaSlow) / atr : 0;
    if (strength <= 0) {
      return NO_TREND;
    }
    if (strength < WEAK_END) {
      return WEAK;
    }
    return strength < MODERATE_END ? MODERATE : STRONG;
  }

  private static Answer entry(double confidence, String bucket) {
    return Answer.of(Action.ENTER_LONG, confidence, "trend_up_ema_state(bucket=" + bucket + ")");
  }

  private static Map<RegimeLabel, Answer> notTrendUp() {
    Map<RegimeLabel, Answer> answers = new EnumMap<>(RegimeLabel.class);
    for (RegimeLabel label : RegimeLabel.values()) {
      answers.put(
          label, Answer.of(Action.EXIT_LONG, 0.9, "regime_not_trend_up(" + label.name() + ")"));
    }
    return answers;
  }
}
