package com.iteradynamics.research;

/**
 * What was held and traded in some hours, added up.
 *
 * @param exposure exposures, added up: of all hours those at the closes, of some hours those that
 *     were held through them
 * @param hoursInMarket hours with an exposure of more than 1 %
 * @param turned values traded, each divided by equity at the close after it
 * @param rebalances hours in which something was traded
 * @param feesUsd fees, USD
 * @param slippageUsd what fills were worse than their reference prices, USD
 */
record TradingActivity(
    double exposure,
    int hoursInMarket,
    double turned,
    int rebalances,
    double feesUsd,
    double slippageUsd) {
  private static final double IN_MARKET = 0.01;

  /** All hours of {@code book}. */
  static TradingActivity ofAll(BookCurve book) {
    double exposure = 0;
    long inMarket = 0;
    for (double held : book.exposure) {
      exposure += held;
      inMarket += Returns.negative(IN_MARKET - held);
    }
    TradedHours traded = book.tradedHours();
    double turned = 0;
    double fees = 0;
    double slippage = 0;
    for (int n = 0; n < traded.count(); n++) {
      turned += turned(book, n);
      fees += traded.feeUsd(n);
      slippage += traded.slippageUsd(n);
    }
    return new TradingActivity(exposure, (int) inMarket, turned, traded.count(), fees, slippage);
  }

  /** Some {@code hours} of it, ascending. */
  static TradingActivity of(BookCurve book, int[] hours) {
    TradedHours traded = book.tradedHours();
    double exposure = 0;
    int inMarket = 0;
    double turned = 0;
    int rebalances = 0;
    double fees = 0;
    double slippage = 0;
    int n = 0;
    for (int k : hours) {
      double held = book.held(k);
      exposure += held;
      inMarket += held > IN_MARKET ? 1 : 0;
      while (n < traded.count() && traded.hour(n) < k) {
        n++;
      }
      if (n < traded.count() && traded.hour(n) == k) {
        turned += turned(book, n);
        rebalances++;
        fees += traded.feeUsd(n);
        slippage += traded.slippageUsd(n);
      }
    }
    return new TradingActivity(exposure, inMarket, turned, rebalances, fees, slippage);
  }

  private static double turned(BookCurve book, int n) {
    TradedHours traded = book.tradedHours();
    double equity = book.equityUsd[traded.hour(n)];
    return equity > 0 ? traded.valueUsd(n) / equity : 0;
  }
}
