package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import java.util.List;

/** Trend Probe's rules at one candle, given its indicators there. */
final class TrendProbeRules {
  static final Answers ANSWERS = new Answers();
  static final byte INSUFFICIENT = ANSWERS.of(Action.HOLD, 0, "insufficient_history");
  private static final byte PANIC = ANSWERS.panicExit(1, "regime_panic_force_exit");
  private static final byte UNCONFIRMED =
      ANSWERS.of(Action.HOLD, 0.15, "trend_up_but_no_ema_confirmation");
  private static final byte NO_TREND = entry(0, "no_trend");
  private static final byte WEAK = entry(0.45, "weak");
  private static final byte MODERATE = entry(0.65, "moderate");
  private static final byte STRONG = entry(0.85, "strong");

  private static final byte TREND_DOWN = exit("TREND_DOWN");
  private static final byte EXPANSION = exit("VOL_EXPANSION");
  private static final byte COMPRESSION = exit("VOL_COMPRESSION");
  private static final byte CHOP = exit("CHOP");

  private static final double WEAK_END = 0.25;
  private static final double MODERATE_END = 0.60;
  private static final List<String> NAMES = List.of("price", "ema_fast", "ema_slow", "atr");

  private TrendProbeRules() {}

  /** Whether it enters. */
  static boolean enters(RegimeLabel label, double emaFast, double emaSlow) {
    return label == RegimeLabel.TREND_UP && emaFast > emaSlow;
  }

  /** The answer's number where it does not enter. */
  static byte answerWithoutEntry(RegimeLabel label) {
    return switch (label) {
      case PANIC -> PANIC;
      case TREND_UP -> UNCONFIRMED;
      case TREND_DOWN -> TREND_DOWN;
      case VOL_EXPANSION -> EXPANSION;
      case VOL_COMPRESSION -> COMPRESSION;
      case CHOP -> CHOP;
    };
  }

  /** The answer's number where it enters. */
  static byte entry(double emaFast, double emaSlow, double atr) {
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

  static Signals signals(double price, double emaFast, double emaSlow, double atr) {
    return new Signals(NAMES, price, emaFast, emaSlow, atr);
  }

  private static byte entry(double confidence, String bucket) {
    return ANSWERS.of(Action.ENTER_LONG, confidence, "trend_up_ema_state(bucket=" + bucket + ")");
  }

  private static byte exit(String regime) {
    return ANSWERS.of(Action.EXIT_LONG, 0.9, "regime_not_trend_up(" + regime + ")");
  }
}
