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

  /** All hours of {@code book}. */
  static Activity ofAll(BookCurve book, int[] tradedHours) {
    double exposure = 0;
    int inMarket = 0;
    for (double held : book.exposure) {
      exposure += held;
      inMarket += held > IN_MARKET ? 1 : 0;
    }
    double turned = 0;
    double fees = 0;
    double slippage = 0;
    for (int k : tradedHours) {
      turned += turned(book, k);
      fees += book.feeUsd[k];
      slippage += book.slippageUsd[k];
    }
    return new Activity(exposure, inMarket, turned, tradedHours.length, fees, slippage);
  }

  private static double turned(BookCurve book, int k) {
    return book.equityUsd[k] > 0 ? book.valueUsd[k] / book.equityUsd[k] : 0;
  }

  /** Some {@code hours} of it. */
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
        turned += turned(book, k);
        rebalances++;
        fees += book.feeUsd[k];
        slippage += book.slippageUsd[k];
      }
    }
    return new Activity(exposure, inMarket, turned, rebalances, fees, slippage);
  }
}
