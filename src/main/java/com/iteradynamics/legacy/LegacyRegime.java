package com.iteradynamics.legacy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.ZeroRange;
import java.util.Optional;

/**
 * Legacy mode's view of the market at the newest closed candle.
 *
 * @param label which of the six states
 * @param severity how bad trend and volatility are together, 0..1
 * @param emergency whether a position is to be sold at once
 * @param features what it was measured by
 */
public record LegacyRegime(
    LegacyRegimeLabel label, double severity, boolean emergency, Features features) {

  /**
   * What is measured.
   *
   * @param price the newest close, USD, &gt; 0
   * @param sma50 mean of the newest 50 closes, USD
   * @param sma200 mean of the newest 200 closes, USD
   * @param atrPct average true range of 14 candles / close, fraction, &gt; 0
   * @param atrPctMean mean of the newest 100 of these, fraction, &gt; 0
   */
  public record Features(
      double price, double sma50, double sma200, double atrPct, double atrPctMean) {

    /** As the reference: fewer closed candles than these give no regime. */
    static final int CANDLES_NEEDED = 210;

    private static final int SHORT_MEAN = 50;
    private static final int LONG_MEAN = 200;
    private static final int ATR_LENGTH = 14;
    private static final int VOLATILITY_MEAN = 100;

    /** At the newest candle; empty with less than {@link #CANDLES_NEEDED}. */
    static Optional<Features> of(CandleSeries closed) {
      int size = closed.size();
      if (size < CANDLES_NEEDED) {
        return Optional.empty();
      }
      double[] atr = Indicator.atr(ATR_LENGTH, ZeroRange.wideningOf(closed)).over(closed);
      double[] closes = new double[size];
      double[] volatility = new double[size];
      for (int i = 0; i < size; i++) {
        closes[i] = closed.close(i);
        volatility[i] = atr[i] / closes[i];
      }
      return Optional.of(
          new Features(
              closes[size - 1],
              RollingMean.of(closes, size - SHORT_MEAN, size),
              RollingMean.of(closes, size - LONG_MEAN, size),
              volatility[size - 1],
              RollingMean.of(volatility, size - VOLATILITY_MEAN, size)));
    }

    /** Volatility in its usual size: 1 is normal, 2 is twice as much. */
    public double volatilityRatio() {
      return atrPct / atrPctMean;
    }

    /** How far volatility is above normal: 0 at or below it, 1 from two and a half times on. */
    public double volatilitySpike() {
      return clamp((volatilityRatio() - 1) / 1.5);
    }

    /** How bad the trend is, 0..1: below both means, below the long one, the short one, neither. */
    public double trendBad() {
      if (price < sma200) {
        return price < sma50 ? 1 : 0.6;
      }
      return price < sma50 ? 0.2 : 0;
    }
  }

  /** How volatile an hour below both means is an emergency, in its usual size. */
  private static final double EMERGENCY_RATIO = 2;

  /**
   * The state that {@code features} mean.
   *
   * @param emergencySeverity severity from which on there is an emergency in any state, 0..1
   */
  static LegacyRegime of(Features features, double emergencySeverity) {
    double severity = clamp(0.65 * features.trendBad() + 0.35 * features.volatilitySpike());
    boolean severe = severity >= emergencySeverity;
    LegacyRegimeLabel label = label(features, severe);
    return new LegacyRegime(
        label, severity, severe || label == LegacyRegimeLabel.BEAR_VOLATILE, features);
  }

  private static LegacyRegimeLabel label(Features features, boolean severe) {
    boolean above50 = features.price() > features.sma50();
    if (features.price() > features.sma200()) {
      if (!above50) {
        return LegacyRegimeLabel.PULLBACK;
      }
      return features.atrPct() < features.atrPctMean()
          ? LegacyRegimeLabel.BULL_QUIET
          : LegacyRegimeLabel.BULL_VOLATILE;
    }
    if (above50) {
      return LegacyRegimeLabel.RECOVERY;
    }
    return severe || features.volatilityRatio() >= EMERGENCY_RATIO
        ? LegacyRegimeLabel.BEAR_VOLATILE
        : LegacyRegimeLabel.BEAR_QUIET;
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
