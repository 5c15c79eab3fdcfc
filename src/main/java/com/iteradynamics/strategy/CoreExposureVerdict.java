package com.iteradynamics.strategy;

import com.iteradynamics.regime.RegimeLabel;
import java.util.List;

/** Core Exposure's rules at one candle, given its indicators. */
final class CoreExposureVerdict extends Verdict {
  private static final List<String> NAMES =
      List.of(
          "price",
          "ema_fast",
          "ema_slow",
          "atr",
          "atr_pct",
          "atr_pct_eff",
          "vol_mult",
          "trend_strength");

  private final CoreExposureParameters parameters;

  private boolean measured;
  private double price;
  private double emaFast;
  private double emaSlow;
  private double atr;
  private double atrPct;
  private double atrPctEffective;
  private double multiplier;
  private double trendStrength;

  CoreExposureVerdict(CoreExposureParameters parameters) {
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
      say(CoreExposureAnswers.NAN_GUARD, 0);
      return;
    }
    boolean ranged = atr > 0;
    atrPct = atr / price;
    atrPctEffective = atrPct > parameters.atrPctFloor() ? atrPct : parameters.atrPctFloor();
    multiplier = clamp(parameters.targetAtrPct() / atrPctEffective, parameters.scaleCap());
    trendStrength = (emaFast - emaSlow) / (ranged ? atr : price);
    decide(label);
  }

  @Override
  Signals signals() {
    return measured
        ? new Signals(
            NAMES, price, emaFast, emaSlow, atr, atrPct, atrPctEffective, multiplier, trendStrength)
        : Signals.NONE;
  }

  private void decide(RegimeLabel label) {
    switch (label) {
      case PANIC -> say(CoreExposureAnswers.PANIC, 0);
      case TREND_DOWN -> say(CoreExposureAnswers.TREND_DOWN, 0);
      case VOL_EXPANSION ->
          say(
              emaFast < emaSlow && bucket().confidence() <= TrendBucket.WEAK.confidence()
                  ? CoreExposureAnswers.EXPANSION_EXIT
                  : CoreExposureAnswers.EXPANSION_HOLD,
              0);
      case VOL_COMPRESSION ->
          enter(
              CoreExposureAnswers.COMPRESSION,
              CoreExposureAnswers.COMPRESSION_NEGATIVE,
              parameters.baseExposureCompression(),
              parameters.maxExposureCompression());
      case TREND_UP ->
          enter(
              CoreExposureAnswers.TREND_UP,
              CoreExposureAnswers.TREND_UP_UNCONFIRMED,
              parameters.maxExposureTrendUp(),
              parameters.maxExposureTrendUp());
      case CHOP -> say(CoreExposureAnswers.CHOP, 0);
    }
  }

  private void enter(CoreExposureAnswers.Entries entries, Answer against, double base, double max) {
    if (emaFast < emaSlow) {
      say(against, 0);
      return;
    }
    double exposure = clamp(base * multiplier, max);
    say(entries.of(bucket(), exposure), exposure);
  }

  private TrendBucket bucket() {
    return TrendBucket.of(
        trendStrength, parameters.trendStrengthWeak(), parameters.trendStrengthStrong());
  }

  private static double clamp(double x, double max) {
    return Math.max(0, Math.min(max, x));
  }
}
