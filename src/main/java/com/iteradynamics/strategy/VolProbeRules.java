package com.iteradynamics.strategy;

import com.iteradynamics.market.Bollinger;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeLabel;
import java.util.List;

/** Vol Probe's rules at one candle. */
final class VolProbeRules {
  static final Answers ANSWERS = new Answers();
  static final byte INSUFFICIENT = ANSWERS.of(Action.HOLD, 0, "insufficient_history");
  private static final byte NAN_GUARD =
      ANSWERS.of(Action.HOLD, 0, "nan_guard(latest_indicators_invalid)");
  private static final byte PANIC = ANSWERS.panicExit(1, "regime_panic_force_exit");
  private static final byte TREND_UP = exit(0.9, "avoid_trend_regime(TREND_UP)");
  private static final byte TREND_DOWN = exit(0.9, "avoid_trend_regime(TREND_DOWN)");
  private static final byte CHOP = exit(0.85, "regime_flip(CHOP)");
  private static final byte EXPANSION = exit(0.85, "regime_flip(VOL_EXPANSION)");
  private static final byte EXHAUSTION = exit(0.75, "vol_expansion_exhaustion(width_contracting)");
  private static final byte MODEST = entry(0.55, "modest_expand");
  private static final byte CLEAN = entry(0.70, "clean_expand");
  private static final byte STRONG = entry(0.82, "strong_expand");
  private static final byte NEITHER = hold("False", "False");
  private static final byte EXPANDING_ONLY = hold("True", "False");
  private static final byte BREAKOUT_ONLY = hold("False", "True");

  private static final List<String> NAMES =
      List.of("price", "bb_mid", "bb_upper", "bb_width", "bb_width_prev", "ratio");

  private final VolProbeParameters parameters;
  private final double modestEnd;
  private final double cleanEnd;

  VolProbeRules(VolProbeParameters parameters) {
    this.parameters = parameters;
    this.modestEnd = parameters.expandFactor() * 1.10;
    this.cleanEnd = parameters.expandFactor() * 1.30;
  }

  /** The answer's number at candle {@code i}, which has enough before it. */
  byte answer(RegimeLabel label, CandleSeries candles, int i) {
    return switch (label) {
      case PANIC -> PANIC;
      case TREND_UP -> TREND_UP;
      case TREND_DOWN -> TREND_DOWN;
      case CHOP -> CHOP;
      case VOL_EXPANSION, VOL_COMPRESSION -> answer(label, reading(candles, i));
    };
  }

  /** Whether an answer is an entry. */
  static boolean enters(byte answer) {
    return answer == MODEST || answer == CLEAN || answer == STRONG;
  }

  Signals signals(RegimeLabel label, CandleSeries candles, int i) {
    Reading at = reading(candles, i);
    double ratio = label == RegimeLabel.VOL_COMPRESSION ? at.ratio() : Double.NaN;
    return new Signals(NAMES, at.price, at.mid, at.upper, at.width, at.previousWidth, ratio);
  }

  private byte answer(RegimeLabel label, Reading at) {
    if (!at.available()) {
      return NAN_GUARD;
    }
    if (label == RegimeLabel.VOL_EXPANSION) {
      return at.width < at.previousWidth ? EXHAUSTION : EXPANSION;
    }
    double ratio = at.ratio();
    boolean breakout = at.price > at.upper;
    if (!(ratio >= parameters.expandFactor())) {
      return breakout ? BREAKOUT_ONLY : NEITHER;
    }
    if (!breakout) {
      return EXPANDING_ONLY;
    }
    if (ratio < modestEnd) {
      return MODEST;
    }
    return ratio < cleanEnd ? CLEAN : STRONG;
  }

  private Reading reading(CandleSeries candles, int i) {
    Bollinger bands = new Bollinger(parameters.bandLength(), parameters.bandDeviations());
    bands.measure(candles, i - 1);
    double previousWidth = bands.width();
    bands.measure(candles, i);
    return new Reading(candles.close(i), bands.mid(), bands.upper(), bands.width(), previousWidth);
  }

  private static byte exit(double confidence, String reason) {
    return ANSWERS.of(Action.EXIT_LONG, confidence, reason);
  }

  private static byte entry(double confidence, String bucket) {
    return ANSWERS.of(Action.ENTER_LONG, confidence, "compression_breakout(bucket=" + bucket + ")");
  }

  private static byte hold(String expanding, String breakout) {
    return ANSWERS.of(
        Action.HOLD,
        0.20,
        "no_breakout(width_expanding=" + expanding + ", breakout=" + breakout + ")");
  }

  private record Reading(
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
