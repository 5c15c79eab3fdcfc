package com.iteradynamics.strategy;

import com.iteradynamics.market.Bollinger;
import com.iteradynamics.regime.RegimeLabel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Vol Probe's rules at one candle, given its bands. */
final class VolProbeVerdict extends Verdict {
  private static final List<String> NAMES =
      List.of("price", "bb_mid", "bb_upper", "bb_width", "bb_width_prev", "ratio");

  private static final Answer NAN_GUARD =
      Answer.of(Action.HOLD, 0, "nan_guard(latest_indicators_invalid)");
  private static final Answer PANIC = Answer.panicExit(1, "regime_panic_force_exit");
  private static final Answer EXHAUSTION =
      Answer.of(Action.EXIT_LONG, 0.75, "vol_expansion_exhaustion(width_contracting)");
  private static final Answer MODEST = entry(0.55, "modest_expand");
  private static final Answer CLEAN = entry(0.70, "clean_expand");
  private static final Answer STRONG = entry(0.82, "strong_expand");
  private static final Answer NEITHER = hold("False", "False");
  private static final Answer EXPANDING_ONLY = hold("True", "False");
  private static final Answer BREAKOUT_ONLY = hold("False", "True");
  private static final Map<RegimeLabel, Answer> TREND = exits(0.9, "avoid_trend_regime");
  private static final Map<RegimeLabel, Answer> FLIP = exits(0.85, "regime_flip");

  private final VolProbeParameters parameters;
  private final double modestEnd;
  private final double cleanEnd;

  private boolean measured;
  private double price;
  private double mid;
  private double upper;
  private double width;
  private double previousWidth;
  private double ratio;

  VolProbeVerdict(VolProbeParameters parameters) {
    super(parameters.horizonHours());
    this.parameters = parameters;
    this.modestEnd = parameters.expandFactor() * 1.10;
    this.cleanEnd = parameters.expandFactor() * 1.30;
  }

  void insufficient(int candles) {
    measured = false;
    say(Answer.insufficientHistory(candles, parameters.candlesNeeded()), 0);
  }

  void apply(RegimeLabel label, double close, Bollinger bands, double widthBefore) {
    price = close;
    mid = bands.mid();
    upper = bands.upper();
    width = bands.width();
    previousWidth = widthBefore;
    ratio = Double.NaN;
    measured = Double.isFinite(price + mid + upper + width + previousWidth);
    if (!measured) {
      say(NAN_GUARD, 0);
      return;
    }
    switch (label) {
      case PANIC -> say(PANIC, 0);
      case TREND_UP, TREND_DOWN -> say(TREND.get(label), 0);
      case VOL_EXPANSION -> say(width < previousWidth ? EXHAUSTION : FLIP.get(label), 0);
      case CHOP -> say(FLIP.get(label), 0);
      case VOL_COMPRESSION -> compression();
    }
  }

  @Override
  Signals signals() {
    return measured
        ? new Signals(NAMES, price, mid, upper, width, previousWidth, ratio)
        : Signals.NONE;
  }

  private void compression() {
    ratio = previousWidth > 0 ? width / previousWidth : Double.NaN;
    boolean expanding = ratio >= parameters.expandFactor();
    boolean breakout = price > upper;
    if (!expanding) {
      say(breakout ? BREAKOUT_ONLY : NEITHER, 0);
    } else if (!breakout) {
      say(EXPANDING_ONLY, 0);
    } else {
      Answer strongest = ratio < cleanEnd ? CLEAN : STRONG;
      say(ratio < modestEnd ? MODEST : strongest, parameters.exposure());
    }
  }

  private static Answer entry(double confidence, String bucket) {
    return Answer.of(Action.ENTER_LONG, confidence, "compression_breakout(bucket=" + bucket + ")");
  }

  private static Answer hold(String expanding, String breakout) {
    return Answer.of(
        Action.HOLD,
        0.20,
        "no_breakout(width_expanding=" + expanding + ", breakout=" + breakout + ")");
  }

  private static Map<RegimeLabel, Answer> exits(double confidence, String word) {
    Map<RegimeLabel, Answer> answers = new EnumMap<>(RegimeLabel.class);
    for (RegimeLabel label : RegimeLabel.values()) {
      answers.put(label, Answer.of(Action.EXIT_LONG, confidence, word + "(" + label.name() + ")"));
    }
    return answers;
  }
}
