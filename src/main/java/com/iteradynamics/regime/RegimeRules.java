package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.VolumeZ;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layer 1's rules at one candle, given its averages there. */
final class RegimeRules {
  private static final int VOLUME_CANDLES = 50;
  private static final int VOLUME_CANDLES_NEEDED = 10;
  private static final double MARGIN = 1e-9;
  private static final List<String> FEATURES =
      List.of(
          "price",
          "ema_fast",
          "ema_slow",
          "atr",
          "atr_pct",
          "trend_strength",
          "volume_z",
          "range_pct");

  private final RegimeParameters parameters;
  private final int needed;
  private final VolumeZ volume = new VolumeZ(VOLUME_CANDLES, VOLUME_CANDLES_NEEDED);

  /** A share of the price that is not above the panic threshold, however it is divided. */
  private final double calm;

  RegimeRules(RegimeParameters parameters) {
    this.parameters = parameters;
    this.calm = parameters.panicHigh() * (1 - MARGIN);
    this.needed = parameters.candlesNeeded();
  }

  /** The volume's z at candle {@code i}. */
  double volumeZ(CandleSeries candles, int i) {
    return volume.at(candles, i);
  }

  /** Whether every feature is available; the features that are not named here follow from these. */
  static boolean available(double emaFast, double emaSlow, double atr, double volumeZ) {
    // A sum of finite numbers and NaN is NaN.
    return !Double.isNaN(emaFast + emaSlow + atr + volumeZ);
  }

  /**
   * Whether it takes no look at the volume to decide candle {@code i}: the volume has a z, and
   * there is no panic whatever it is.
   */
  boolean plain(
      double range, double price, double volumeChange, double emaFast, double emaSlow, double atr) {
    return !Double.isNaN(emaFast + emaSlow + atr)
        && VolumeZ.surelyExists(volumeChange)
        && range < price * calm
        && atr < price * calm;
  }

  /** The first rule that holds, strict and loose exactly so; of a decidable candle. */
  Classification verdict(
      double range, double price, double emaFast, double emaSlow, double atr, double volumeZ) {
    double panic = parameters.panicHigh();
    double atrPct = atr / price;
    double rangePct = range / price;
    if ((atrPct > panic || rangePct > panic)
        && (atrPct > panic * 1.5 || volumeZ > parameters.volumeZPanic())) {
      // A panic seen in the range alone can have a small atr_pct, and then little confidence.
      double confidence = Math.max(0, Math.min(1, 0.7 + (atrPct - panic) * 10));
      return new Classification(RegimeLabel.PANIC, confidence);
    }
    return verdictWithoutPanic(price, emaFast, emaSlow, atr);
  }

  /** The same where there is no panic. */
  Classification verdictWithoutPanic(double price, double emaFast, double emaSlow, double atr) {
    RegimeLabel label;
    double confidence;
    double atrPct = atr / price;
    double trendStrength = Math.abs(emaFast - emaSlow) / atr;
    if (atrPct > parameters.volatilityHigh()) {
      label = RegimeLabel.VOL_EXPANSION;
      confidence = Math.min(0.9, 0.6 + (atrPct - parameters.volatilityHigh()) * 5);
    } else if (atrPct < parameters.volatilityLow()) {
      label = RegimeLabel.VOL_COMPRESSION;
      confidence = Math.min(0.9, 0.6 + (parameters.volatilityLow() - atrPct) * 50);
    } else if (trendStrength >= parameters.trendThreshold()) {
      label = emaFast > emaSlow ? RegimeLabel.TREND_UP : RegimeLabel.TREND_DOWN;
      confidence = Math.min(0.9, 0.5 + trendStrength * 0.4);
    } else {
      label = RegimeLabel.CHOP;
      confidence = Math.max(0.3, 0.6 - trendStrength * 0.5);
    }
    return new Classification(label, confidence);
  }

  /** What a rule says; the confidence is not rounded yet. */
  record Classification(RegimeLabel label, double confidence) {}

  /** The whole answer at candle {@code i}. */
  RegimeState state(CandleSeries candles, int i, double emaFast, double emaSlow, double atr) {
    Optional<Instant> asof = Optional.of(candles.openTime(i));
    if (i + 1 < needed) {
      return withoutFeatures(
          asof, "insufficient_history (need " + needed + ", have " + (i + 1) + ")");
    }
    double price = candles.close(i);
    double range = candles.high(i) - candles.low(i);
    double volumeZ = volume.at(candles, i);
    RegimeFeatures features = RegimeFeatures.of(price, range, emaFast, emaSlow, atr, volumeZ);
    if (!available(emaFast, emaSlow, atr, volumeZ)) {
      return new RegimeState(
          asof, RegimeLabel.CHOP, 0, features, "INSUFFICIENT_HISTORY_OR_NAN", missing(features));
    }
    Classification verdict = verdict(range, price, emaFast, emaSlow, atr, volumeZ);
    return new RegimeState(
        asof,
        verdict.label(),
        Rounding.toFourDecimals(verdict.confidence()),
        features,
        note(verdict.label()),
        List.of());
  }

  /** The answer when nothing could be measured. */
  static RegimeState withoutFeatures(Optional<Instant> asof, String note) {
    return new RegimeState(asof, RegimeLabel.CHOP, 0, RegimeFeatures.NONE, note, FEATURES);
  }

  private static String note(RegimeLabel label) {
    return switch (label) {
      case PANIC -> "extreme_volatility_and_volume";
      case VOL_EXPANSION -> "high_volatility";
      case VOL_COMPRESSION -> "low_volatility";
      case TREND_UP -> "bullish_trend";
      case TREND_DOWN -> "bearish_trend";
      case CHOP -> "no_clear_trend_or_volatility_signal";
    };
  }

  private static List<String> missing(RegimeFeatures features) {
    double[] values = {
      features.price(),
      features.emaFast(),
      features.emaSlow(),
      features.atr(),
      features.atrPct(),
      features.trendStrength(),
      features.volumeZ(),
      features.rangePct()
    };
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        names.add(FEATURES.get(i));
      }
    }
    return names;
  }
}
