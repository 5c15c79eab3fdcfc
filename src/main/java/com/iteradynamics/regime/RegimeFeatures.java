package com.iteradynamics.regime;

import com.iteradynamics.market.Indicator;

/**
 * What Layer 1 measures at the newest closed candle. A value that is not available yet (warm-up, or
 * a constant volume) is NaN; {@link RegimeState#available()} tells whether all of them are there.
 *
 * @param price close, USD
 * @param emaFast fast exponential average of the close, USD; {@link Indicator#seededEma}
 * @param emaSlow slow exponential average of the close, USD
 * @param atr Wilder's average true range, USD, &gt; 0; {@link Indicator#atr}
 * @param atrPct atr / price, fraction, &gt; 0
 * @param trendStrength |emaFast - emaSlow| / atr, in ATRs, &gt;= 0
 * @param volumeZ (volume - mean) / sample standard deviation over the newest 50 candles, of which
 *     at least 10 must be there; any sign
 * @param rangePct (high - low) / close, fraction, &gt;= 0
 */
public record RegimeFeatures(
    double price,
    double emaFast,
    double emaSlow,
    double atr,
    double atrPct,
    double trendStrength,
    double volumeZ,
    double rangePct) {

  /** All values missing. */
  public static final RegimeFeatures NONE =
      of(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** The measurements at a candle, of which {@code range} is high - low, USD. */
  static RegimeFeatures of(
      double price, double range, double emaFast, double emaSlow, double atr, double volumeZ) {
    return new RegimeFeatures(
        price,
        emaFast,
        emaSlow,
        atr,
        atr / price,
        Math.abs(emaFast - emaSlow) / atr,
        volumeZ,
        range / price);
  }
}
