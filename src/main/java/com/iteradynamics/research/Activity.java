package com.iteradynamics.research;

/**
 * What was held and traded in some hours, added up.
 *
 * @param exposure exposures at the closes
 * @param hoursInMarket closes with an exposure of more than 1 %
 * @param turned values traded, each divided by equity at the close after it
 * @param rebalances hours in which something was traded
 * @param feesUsd fees, USD
 * @param slippageUsd what fills were worse than their reference prices, USD
 */
record Activity(
    double exposure,
    int hoursInMarket,
    double turned,
    int rebalances,
    double feesUsd,
    double slippageUsd) {
  private static final double IN_MARKET = 0.01;

  static Activity of(BookCurve book, int[] hours) {
    double exposure = 0;
    int inMarket = 0;
    double turned = 0;
    int rebalances = 0;
    double fees = 0;
    double slippage = 0;
    for (int k : hours) {
      exposure += book.exposure[k];
      inMarket += book.exposure[k] > IN_MARKET ? 1 : 0;
      if (book.baseChange[k] != 0) {
        turned += book.equityUsd[k] > 0 ? book.valueUsd[k] / book.equityUsd[k] : 0;
        rebalances++;
        fees += book.feeUsd[k];
        slippage += book.slippageUsd[k];
      }
    }
    return new Activity(exposure, inMarket, turned, rebalances, fees, slippage);
  }
}
