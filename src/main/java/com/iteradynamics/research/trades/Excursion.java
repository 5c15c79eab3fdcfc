package com.iteradynamics.research.trades;

import com.iteradynamics.market.CandleSeries;

/**
 * How far the market went against a position and in its favor while it was held, after John
 * Sweeney, Maximum Adverse Excursion (Wiley, 1996): from the entry price to the worst and to the
 * best price, whatever it was sold at in the end. Sweeney counts both as distances; here the sign
 * says which way, as it does of a return.
 *
 * <p>The entry price is the average price of all buys of the round trip, slippage included, fees
 * not. What counts are the lows and highs of the candles through which the position was held to
 * their end, and the prices of its sales. Of the candle in which a position ends before its close,
 * low and high do not count: nobody knows what of them came before the sale.
 *
 * @param maeFraction maximum adverse excursion, a fraction of the entry price, &lt;= 0
 * @param mfeFraction maximum favorable excursion, a fraction of the entry price, &gt;= 0
 */
public record Excursion(double maeFraction, double mfeFraction) {

  /**
   * Over the candles {@code from} to {@code to - 1}; none when they are not before it.
   *
   * @param entryPriceUsd USD per unit of base, &gt; 0
   * @param lowestSaleUsd the lowest price of a sale, USD; infinite when there is none
   * @param highestSaleUsd the highest price of a sale, USD; 0 when there is none
   */
  static Excursion of(
      CandleSeries candles,
      int from,
      int to,
      double entryPriceUsd,
      double lowestSaleUsd,
      double highestSaleUsd) {
    double lowest = lowestSaleUsd;
    double highest = highestSaleUsd;
    for (int i = from; i < to; i++) {
      lowest = Math.min(lowest, candles.low(i));
      highest = Math.max(highest, candles.high(i));
    }
    return new Excursion(
        Math.min(lowest / entryPriceUsd - 1, 0.0), Math.max(highest / entryPriceUsd - 1, 0.0));
  }
}
