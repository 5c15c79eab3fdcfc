package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.RegimeTrendParameters.AdxMode;
import java.util.OptionalDouble;

/** Regime Trend's rules at one candle, given its indicators there. */
final class RegimeTrendRules {
  private static final double HIGHEST_CONFIDENCE = 0.99;
  private static final double LOW_P_LONG_COST = 0.05;
  private static final double[] CONFIDENCE_BY_TREND = {0.55, 0.65, 0.75};

  private final RegimeTrendParameters parameters;
  private final Answers answers = new Answers();
  private final byte insufficient;
  private final byte panic;
  private final byte trendBreak;
  private final byte volPanic;
  private final byte noRegime;

  // The answers of the entry rules, each followed by the same with its other confidences.
  private final byte adxGate;
  private final byte noEntry;
  private final byte weakNoEntry;
  private final byte entry;
  private final byte weakEntry;

  RegimeTrendRules(RegimeTrendParameters parameters) {
    this.parameters = parameters;
    double penalty = parameters.adxSoftPenalty();
    this.insufficient = answers.of(Action.HOLD, 0, "INSUFFICIENT_HISTORY_OR_NAN");
    this.panic = answers.panicExit(0.99, "exit_regime_panic");
    this.trendBreak = answers.of(Action.EXIT_LONG, 0.99, "exit_trend_break");
    this.volPanic = answers.panicExit(0.99, "exit_vol_panic");
    this.noRegime = answers.of(Action.HOLD, 0, "regime_unavailable");
    this.adxGate = byConfidence(Action.FLAT, "no_entry_adx_gate", 0);
    this.noEntry = byConfidence(Action.FLAT, "no_entry_filters", 0);
    this.weakNoEntry = byConfidence(Action.FLAT, "no_entry_filters", penalty);
    this.entry = byConfidence(Action.ENTER_LONG, "enter_trend_vol_ok", 0);
    this.weakEntry = byConfidence(Action.ENTER_LONG, "enter_trend_vol_soft_penalty", penalty);
  }

  Answers answers() {
    return answers;
  }

  /** The number of the answer to too little history. */
  byte insufficient() {
    return insufficient;
  }

  /**
   * The answer's number, by the first rule that holds.
   *
   * @param available whether the regime is; the reference enters without one, we do not
   */
  byte answer(RegimeTrendReading at, RegimeLabel label, boolean available, OptionalDouble pLong) {
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
    int confidence = PLong.COUNT * trendStep(at.trendSmoothed()) + PLong.step(pLong, parameters);
    return (byte) (entryAnswer(at, label) + confidence);
  }

  private byte entryAnswer(RegimeTrendReading at, RegimeLabel label) {
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

  /** Adds an answer with each confidence it can have and gives the number of the first. */
  private byte byConfidence(Action action, String reason, double penalty) {
    byte last = 0;
    for (double base : CONFIDENCE_BY_TREND) {
      for (int step = 0; step < PLong.COUNT; step++) {
        double confidence = base + PLong.change(step, parameters);
        double penalised = penalty == 0 ? confidence : confidence - penalty;
        double clamped = Math.max(0, Math.min(HIGHEST_CONFIDENCE, penalised));
        last = answers.of(action, clamped, reason);
      }
    }
    return (byte) (last + 1 - CONFIDENCE_BY_TREND.length * PLong.COUNT);
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

  /** What the model's probability does to confidence, in steps. */
  private static final class PLong {
    private static final int COUNT = 4;

    private PLong() {}

    static int step(OptionalDouble pLong, RegimeTrendParameters parameters) {
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

    static double change(int step, RegimeTrendParameters parameters) {
      return switch (step) {
        case 1 -> -LOW_P_LONG_COST;
        case 2 -> parameters.pLongBoost60();
        case 3 -> parameters.pLongBoost70();
        default -> 0;
      };
    }
  }
}
