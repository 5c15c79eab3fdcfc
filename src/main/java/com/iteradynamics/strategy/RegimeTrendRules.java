package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.RegimeTrendParameters.AdxMode;
import java.util.OptionalDouble;

/** Regime Trend's rules at one candle, given its indicators there. */
final class RegimeTrendRules {
  static final Answers ANSWERS = new Answers();
  static final byte INSUFFICIENT = ANSWERS.of(Action.HOLD, 0, "INSUFFICIENT_HISTORY_OR_NAN");
  private static final byte PANIC = ANSWERS.panicExit(0.99, "exit_regime_panic");
  private static final byte TREND_BREAK = ANSWERS.of(Action.EXIT_LONG, 0.99, "exit_trend_break");
  private static final byte VOL_PANIC = ANSWERS.panicExit(0.99, "exit_vol_panic");
  private static final byte NO_REGIME = ANSWERS.of(Action.HOLD, 0, "regime_unavailable");

  // The entry rules' answers; their confidence is worked out.
  private static final byte ADX_GATE = ANSWERS.of(Action.FLAT, 0, "no_entry_adx_gate");
  private static final byte NO_ENTRY = ANSWERS.of(Action.FLAT, 0, "no_entry_filters");
  private static final byte ENTRY = ANSWERS.of(Action.ENTER_LONG, 0, "enter_trend_vol_ok");
  private static final byte WEAK_ENTRY =
      ANSWERS.of(Action.ENTER_LONG, 0, "enter_trend_vol_soft_penalty");

  private static final double HIGHEST_CONFIDENCE = 0.99;
  private static final double LOW_P_LONG_COST = 0.05;

  private final RegimeTrendParameters parameters;

  RegimeTrendRules(RegimeTrendParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * The answer's number, the first rule that holds.
   *
   * @param available whether the regime is; the reference enters without one, we do not
   */
  byte answer(RegimeTrendReading at, RegimeLabel label, boolean available) {
    if (!at.available()) {
      return INSUFFICIENT;
    }
    if (label == RegimeLabel.PANIC) {
      return PANIC;
    }
    if (at.emaFast() < at.emaSlow()) {
      return TREND_BREAK;
    }
    if (at.atrPct() > parameters.volExitMax()) {
      return VOL_PANIC;
    }
    if (!available) {
      return NO_REGIME;
    }
    boolean weak = weakAdx(at);
    if (weak && parameters.adxMode() == AdxMode.HARD) {
      return ADX_GATE;
    }
    if (!filtersPass(at, label)) {
      return NO_ENTRY;
    }
    return weak ? WEAK_ENTRY : ENTRY;
  }

  /** The confidence of an answer. */
  double confidence(byte answer, RegimeTrendReading at, OptionalDouble pLong) {
    if (answer < ADX_GATE) {
      return ANSWERS.get(answer).confidence();
    }
    double confidence = baseConfidence(at.trendSmoothed());
    if (pLong.isPresent()) {
      confidence += pLongChange(pLong.getAsDouble());
    }
    if (parameters.adxMode() == AdxMode.SOFT && weakAdx(at)) {
      confidence -= parameters.adxSoftPenalty();
    }
    return Math.max(0, Math.min(HIGHEST_CONFIDENCE, confidence));
  }

  private static double baseConfidence(double trendSmoothed) {
    if (trendSmoothed >= 0.60) {
      return 0.75;
    }
    return trendSmoothed >= 0.40 ? 0.65 : 0.55;
  }

  private double pLongChange(double pLong) {
    if (pLong < parameters.pLongMin()) {
      return -LOW_P_LONG_COST;
    }
    if (pLong >= 0.70) {
      return parameters.pLongBoost70();
    }
    return pLong >= 0.60 ? parameters.pLongBoost60() : 0;
  }

  private boolean weakAdx(RegimeTrendReading at) {
    return parameters.adxMode() != AdxMode.OFF
        && ((parameters.adxMin() > 0 && !(at.adx() >= parameters.adxMin()))
            || (parameters.adxRelMin() > 0 && !(at.adxRelative() >= parameters.adxRelMin())));
  }

  private boolean filtersPass(RegimeTrendReading at, RegimeLabel label) {
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
}
