package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.RegimeTrendParameters.AdxMode;
import java.util.List;
import java.util.OptionalDouble;

/** Regime Trend's rules at one candle, given its indicators. */
final class RegimeTrendVerdict extends Verdict {
  private static final List<String> NAMES =
      List.of(
          "adx",
          "adx_rel",
          "spike_ratio",
          "atr_pct_s",
          "trend_strength_s",
          "ema_fast",
          "ema_slow",
          "atr",
          "atr_pct_raw",
          "trend_strength_raw");

  private static final Answer INSUFFICIENT =
      Answer.of(Action.HOLD, 0, "INSUFFICIENT_HISTORY_OR_NAN");
  private static final Answer PANIC = Answer.panicExit(0.99, "exit_regime_panic");
  private static final Answer TREND_BREAK = Answer.of(Action.EXIT_LONG, 0.99, "exit_trend_break");
  private static final Answer VOL_PANIC = Answer.panicExit(0.99, "exit_vol_panic");
  private static final Answer NO_REGIME = Answer.of(Action.HOLD, 0, "regime_unavailable");

  /** The answers whose confidence is worked out, here with none. */
  private static final Answer ADX_GATE = Answer.of(Action.FLAT, 0, "no_entry_adx_gate");

  private static final Answer NO_ENTRY = Answer.of(Action.FLAT, 0, "no_entry_filters");
  private static final Answer ENTRY = Answer.of(Action.ENTER_LONG, 0, "enter_trend_vol_ok");
  private static final Answer PENALISED_ENTRY =
      Answer.of(Action.ENTER_LONG, 0, "enter_trend_vol_soft_penalty");

  private static final double HIGHEST_CONFIDENCE = 0.99;
  private static final double P_LONG_LOW_COST = 0.05;

  private final RegimeTrendParameters parameters;

  private boolean measured;
  private RegimeTrendTrack.Reading reading;
  private double atrPctSmoothed;
  private double trendSmoothed;
  private double spikeRatio;
  private double adxRelative;

  RegimeTrendVerdict(RegimeTrendParameters parameters) {
    super(parameters.horizonHours());
    this.parameters = parameters;
  }

  void insufficient() {
    measured = false;
    say(INSUFFICIENT, parameters.exposure());
  }

  void apply(
      RegimeTrendTrack.Reading at, RegimeLabel label, boolean available, OptionalDouble pLong) {
    reading = at;
    // A sum of finite numbers and NaN is NaN. ADX may be missing: a flat market has none.
    measured = Double.isFinite(at.price + at.emaFast + at.emaSlow + at.atrPct + at.trendStrength);
    if (!measured) {
      say(INSUFFICIENT, parameters.exposure());
      return;
    }
    atrPctSmoothed = at.atrPctSmoothed();
    trendSmoothed = at.trendStrengthSmoothed();
    double ratio = at.atrPct / atrPctSmoothed;
    spikeRatio = Double.isFinite(ratio) ? ratio : 1;
    adxRelative = at.adxRelative();
    say(decide(label, available, pLong), parameters.exposure());
  }

  @Override
  Signals signals() {
    return measured
        ? new Signals(
            NAMES,
            reading.adx,
            adxRelative,
            spikeRatio,
            atrPctSmoothed,
            trendSmoothed,
            reading.emaFast,
            reading.emaSlow,
            reading.atr,
            reading.atrPct,
            reading.trendStrength)
        : Signals.NONE;
  }

  private Answer decide(RegimeLabel label, boolean available, OptionalDouble pLong) {
    if (label == RegimeLabel.PANIC) {
      return PANIC;
    }
    if (reading.emaFast < reading.emaSlow) {
      return TREND_BREAK;
    }
    if (reading.atrPct > parameters.volExitMax()) {
      return VOL_PANIC;
    }
    // Leaving needs no regime; entering does. The reference enters without one.
    return available ? entry(label, pLong) : NO_REGIME;
  }

  private Answer entry(RegimeLabel label, OptionalDouble pLong) {
    double confidence = baseConfidence();
    if (pLong.isPresent()) {
      confidence += pLongChange(pLong.getAsDouble());
    }
    boolean weakAdx = parameters.adxMode() != AdxMode.OFF && !adxOk();
    if (weakAdx && parameters.adxMode() == AdxMode.HARD) {
      return ADX_GATE.with(clamp(confidence));
    }
    if (weakAdx) {
      confidence -= parameters.adxSoftPenalty();
    }
    confidence = clamp(confidence);
    if (!filtersPass(label)) {
      return NO_ENTRY.with(confidence);
    }
    return (weakAdx ? PENALISED_ENTRY : ENTRY).with(confidence);
  }

  private double baseConfidence() {
    if (trendSmoothed >= 0.60) {
      return 0.75;
    }
    return trendSmoothed >= 0.40 ? 0.65 : 0.55;
  }

  private double pLongChange(double pLong) {
    if (pLong < parameters.pLongMin()) {
      return -P_LONG_LOW_COST;
    }
    if (pLong >= 0.70) {
      return parameters.pLongBoost70();
    }
    return pLong >= 0.60 ? parameters.pLongBoost60() : 0;
  }

  private boolean adxOk() {
    return (parameters.adxMin() <= 0 || reading.adx >= parameters.adxMin())
        && (parameters.adxRelMin() <= 0 || adxRelative >= parameters.adxRelMin());
  }

  private boolean filtersPass(RegimeLabel label) {
    return reading.emaFast > reading.emaSlow
        && trendSmoothed > parameters.trendMin()
        && atrPctSmoothed >= parameters.volMin()
        && atrPctSmoothed <= parameters.volMax()
        && spikeRatio <= parameters.spikeRatioMax()
        && allows(label);
  }

  private static boolean allows(RegimeLabel label) {
    return switch (label) {
      case PANIC, VOL_EXPANSION, VOL_COMPRESSION -> false;
      case TREND_UP, TREND_DOWN, CHOP -> true;
    };
  }

  private static double clamp(double confidence) {
    return Math.max(0, Math.min(HIGHEST_CONFIDENCE, confidence));
  }
}
