package com.iteradynamics.research;

/**
 * The same buys and sales in the same hours, each by the same share of the cash or of the position
 * that was there, at the reference price and without a fee: what a strategy earned gross.
 */
final class GrossCurve {
  private final BookCurve book;
  private final TradedHours traded;
  private final BookCurve free;
  private double cash;
  private double base;
  private double freeCash;
  private double freeBase;

  private GrossCurve(BookCurve book) {
    this.book = book;
    this.traded = book.tradedHours();
    this.free = book.empty();
    this.cash = book.startUsd;
    this.freeCash = book.startUsd;
  }

  static BookCurve of(BookCurve book) {
    return new GrossCurve(book).curve();
  }

  private BookCurve curve() {
    int n = 0;
    for (int k = 0; k < book.size(); k++) {
      if (n < traded.count() && traded.hour(n) == k) {
        trade(n++);
      }
      free.mark(k, freeCash, freeBase);
    }
    return free;
  }

  private void trade(int n) {
    double change = traded.baseChange(n);
    if (change > 0) {
      buy(n, change);
    } else if (change < 0) {
      sell(n, -change);
    }
  }

  private void buy(int n, double bought) {
    double spent = traded.valueUsd(n) + traded.feeUsd(n);
    double share = Math.min(1, spent / cash);
    double reference = (traded.valueUsd(n) - traded.slippageUsd(n)) / bought;
    double freeBought = freeCash * share / reference;
    free.traded(traded.hour(n), freeBought, reference, reference, 0);
    freeCash -= freeCash * share;
    freeBase += freeBought;
    cash -= spent;
    base += bought;
  }

  private void sell(int n, double sold) {
    double share = Math.min(1, sold / base);
    double reference = (traded.valueUsd(n) + traded.slippageUsd(n)) / sold;
    double freeSold = freeBase * share;
    free.traded(traded.hour(n), -freeSold, reference, reference, 0);
    freeCash += freeSold * reference;
    freeBase -= freeSold;
    cash += traded.valueUsd(n) - traded.feeUsd(n);
    base -= sold;
  }
}
