package com.iteradynamics.regime;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.VolumeZ;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layer 1's rules at one candle, given its averages. Holds the features and the verdict of the
 * newest candle it was asked about; {@link #state} makes a value of them.
 */
final class RegimeRules {
  private static final int VOLUME_CANDLES = 50;
  private static final int VOLUME_CANDLES_NEEDED = 10;
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

  private double price;
  private double emaFast;
  private double emaSlow;
  private double atr;
  private double atrPct;
  private double trendStrength;
  private double volumeZ;
  private double rangePct;

  private boolean available;
  private RegimeLabel label = RegimeLabel.CHOP;
  private double confidence;

  RegimeRules(RegimeParameters parameters) {
    this.parameters = parameters;
    this.needed = parameters.candlesNeeded();
  }

  /** Applies the rules at candle {@code i}. */
  void apply(CandleSeries candles, int i, double emaFast, double emaSlow, double atr) {
    if (i + 1 < needed) {
      unavailable();
      return;
    }
    price = candles.close(i);
    this.emaFast = emaFast;
    this.emaSlow = emaSlow;
    this.atr = atr;
    atrPct = atr / price;
    trendStrength = Math.abs(emaFast - emaSlow) / atr;
    volumeZ = volume.at(candles, i);
    rangePct = (candles.high(i) - candles.low(i)) / price;
    // A sum of finite numbers and NaN is NaN.
    if (Double.isNaN(atrPct + trendStrength + volumeZ + rangePct)) {
      unavailable();
      return;
    }
    available = true;
    label = label();
    confidence = Rounding.toFourDecimals(confidence(label));
  }

  boolean isAvailable() {
    return available;
  }

  RegimeLabel verdict() {
    return label;
  }

  double confidence() {
    return confidence;
  }

  /** The verdict at candle {@code i}, the one asked about last, as a value. */
  RegimeState state(CandleSeries candles, int i) {
    Optional<Instant> asof = Optional.of(candles.openTime(i));
    if (i + 1 < needed) {
      return withoutFeatures(
          asof, "insufficient_history (need " + needed + ", have " + (i + 1) + ")");
    }
    double[] values = {price, emaFast, emaSlow, atr, atrPct, trendStrength, volumeZ, rangePct};
    RegimeFeatures features =
        new RegimeFeatures(price, emaFast, emaSlow, atr, atrPct, trendStrength, volumeZ, rangePct);
    if (!available) {
      return new RegimeState(
          asof, label, confidence, features, "INSUFFICIENT_HISTORY_OR_NAN", missing(values));
    }
    return new RegimeState(asof, label, confidence, features, note(label), List.of());
  }

  /** The answer when nothing could be measured. */
  static RegimeState withoutFeatures(Optional<Instant> asof, String note) {
    return new RegimeState(asof, RegimeLabel.CHOP, 0, RegimeFeatures.NONE, note, FEATURES);
  }

  private void unavailable() {
    available = false;
    label = RegimeLabel.CHOP;
    confidence = 0;
  }

  /** The first rule that holds, strict and loose exactly so. */
  private RegimeLabel label() {
    double panic = parameters.panicHigh();
    if ((atrPct > panic || rangePct > panic)
        && (volumeZ > parameters.volumeZPanic() || atrPct > panic * 1.5)) {
      return RegimeLabel.PANIC;
    }
    if (atrPct > parameters.volatilityHigh()) {
      return RegimeLabel.VOL_EXPANSION;
    }
    if (atrPct < parameters.volatilityLow()) {
      return RegimeLabel.VOL_COMPRESSION;
    }
    if (trendStrength >= parameters.trendThreshold()) {
      return emaFast > emaSlow ? RegimeLabel.TREND_UP : RegimeLabel.TREND_DOWN;
    }
    return RegimeLabel.CHOP;
  }

  private double confidence(RegimeLabel of) {
    return switch (of) {
      // A panic seen in the range alone can have a small atr_pct, and then little confidence.
      case PANIC -> Math.max(0, Math.min(1, 0.7 + (atrPct - parameters.panicHigh()) * 10));
      case VOL_EXPANSION -> Math.min(0.9, 0.6 + (atrPct - parameters.volatilityHigh()) * 5);
      case VOL_COMPRESSION -> Math.min(0.9, 0.6 + (parameters.volatilityLow() - atrPct) * 50);
      case TREND_UP, TREND_DOWN -> Math.min(0.9, 0.5 + trendStrength * 0.4);
      case CHOP -> Math.max(0.3, 0.6 - trendStrength * 0.5);
    };
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

  private static List<String> missing(double[] values) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        names.add(FEATURES.get(i));
      }
    }
    return names;
  }
}
