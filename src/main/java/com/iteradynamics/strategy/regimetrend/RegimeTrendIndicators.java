package com.iteradynamics.strategy.regimetrend;

import com.iteradynamics.strategy.Signals;
import java.util.List;

/**
 * Regime Trend's indicators at one candle.
 *
 * @param price close, USD
 * @param emaFast fast average of the close, USD
 * @param emaSlow slow average of the close, USD
 * @param atr average true range, USD
 * @param adx directional index, 0..100; NaN when there is none
 * @param adxRelative adx / its median, factor, &gt;= 0; 1 when there is none
 * @param atrPctSmoothed mean of atr / price over its window, fraction
 * @param trendSmoothed mean of the trend strength over its window, ATRs
 */
public record RegimeTrendIndicators(
    double price,
    double emaFast,
    double emaSlow,
    double atr,
    double adx,
    double adxRelative,
    double atrPctSmoothed,
    double trendSmoothed) {

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

  /** Distance of the averages in ATRs. */
  static double trendStrength(double emaFast, double emaSlow, double atr) {
    return Math.abs(emaFast - emaSlow) / atr;
  }

  /** ADX against its median; 1 when there is none. */
  static double relative(double adx, double median) {
    double relative = adx / median;
    return Double.isFinite(relative) ? relative : 1;
  }

  /** Whether what the rules cannot do without is there; ADX may be missing in a flat market. */
  boolean available() {
    // A sum of finite numbers and NaN is NaN.
    return Double.isFinite(emaFast + emaSlow + atr + atrPctSmoothed + trendSmoothed);
  }

  double atrPct() {
    return atr / price;
  }

  /** atr / price against its smoothed value; 1 when undefined. */
  double spikeRatio() {
    double ratio = atrPct() / atrPctSmoothed;
    return Double.isFinite(ratio) ? ratio : 1;
  }

  Signals signals() {
    return new Signals(
        NAMES,
        adx,
        adxRelative,
        spikeRatio(),
        atrPctSmoothed,
        trendSmoothed,
        emaFast,
        emaSlow,
        atr,
        atrPct(),
        trendStrength(emaFast, emaSlow, atr));
  }
}
