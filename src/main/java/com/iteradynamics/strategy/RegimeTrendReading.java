package com.iteradynamics.strategy;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.RollingMean;
import com.iteradynamics.market.RollingMedian;
import com.iteradynamics.market.ZeroRange;
import java.util.List;

/**
 * Regime Trend's indicators at one candle.
 *
 * @param price close, USD
 * @param emaFast fast average of the close, USD
 * @param emaSlow slow average of the close, USD
 * @param atr average true range, USD
 * @param adx directional index, 0..100; NaN when there is none
 * @param adxRelative adx against its median; 1 when there is none
 * @param atrPctSmoothed mean of atr / price over its window, fraction
 * @param trendSmoothed mean of the trend strength over its window, ATRs
 */
record RegimeTrendReading(
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

  /** Where everything stands at the newest candle of a window. */
  static RegimeTrendReading of(CandleSeries window, RegimeTrendParameters parameters) {
    RegimeTrendAverages averages =
        new RegimeTrendAverages(parameters, ZeroRange.wideningOf(window));
    int size = window.size();
    int reach = Math.min(size, parameters.longestWindow());
    for (int i = 0; i < size - reach; i++) {
      averages.add(window.high(i), window.low(i), window.close(i));
    }
    double[] atrPct = new double[reach];
    double[] trend = new double[reach];
    double[] adx = new double[reach];
    for (int k = 0; k < reach; k++) {
      int i = size - reach + k;
      averages.add(window.high(i), window.low(i), window.close(i));
      atrPct[k] = averages.atr() / window.close(i);
      trend[k] = trendStrength(averages.emaFast(), averages.emaSlow(), averages.atr());
      adx[k] = averages.adx();
    }
    return new RegimeTrendReading(
        window.close(size - 1),
        averages.emaFast(),
        averages.emaSlow(),
        averages.atr(),
        averages.adx(),
        relative(averages.adx(), median(adx, parameters.adxRelWindow())),
        mean(atrPct, parameters.volWindow()),
        mean(trend, parameters.trendWindow()));
  }

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

  private static double mean(double[] values, int length) {
    return RollingMean.of(values, Math.max(missing(values), values.length - length), values.length);
  }

  private static double median(double[] values, int length) {
    RollingMedian median = new RollingMedian(length);
    for (int i = Math.max(missing(values), values.length - length); i < values.length; i++) {
      median.add(values[i]);
    }
    return median.value();
  }

  /** How many values are missing; they are the oldest. */
  private static int missing(double[] values) {
    int count = 0;
    while (count < values.length && Double.isNaN(values[count])) {
      count++;
    }
    return count;
  }
}
