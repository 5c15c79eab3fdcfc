package com.iteradynamics.research;

/**
 * The same buys and sales in the same hours, each by the same share of the cash or of the position
 * that was there, at the reference price and without a fee: what a strategy earned before costs.
 */
final class BeforeCosts {
  private final BookCurve book;
  private final BookCurve free;
  private double cash;
  private double base;
  private double freeCash;
  private double freeBase;

  private BeforeCosts(BookCurve book) {
    this.book = book;
    this.free = new BookCurve(book.tape, book.from, book.size(), book.startUsd);
    this.cash = book.startUsd;
    this.freeCash = book.startUsd;
  }

  static BookCurve of(BookCurve book) {
    return new BeforeCosts(book).curve();
  }

  private BookCurve curve() {
    for (int k = 0; k < book.size(); k++) {
      double change = book.baseChange[k];
      if (change > 0) {
        buy(k, change);
      } else if (change < 0) {
        sell(k, -change);
      }
      free.mark(k, freeCash, freeBase);
    }
    return free;
  }

  private void buy(int k, double bought) {
    double spent = book.valueUsd[k] + book.feeUsd[k];
    double share = Math.min(1, spent / cash);
    double reference = (book.valueUsd[k] - book.slippageUsd[k]) / bought;
    double freeBought = freeCash * share / reference;
    free.traded(k, freeBought, reference, reference, 0);
    freeCash -= freeCash * share;
    freeBase += freeBought;
    cash -= spent;
    base += bought;
  }

  private void sell(int k, double sold) {
    double share = Math.min(1, sold / base);
    double reference = (book.valueUsd[k] + book.slippageUsd[k]) / sold;
    double freeSold = freeBase * share;
    free.traded(k, -freeSold, reference, reference, 0);
    freeCash += freeSold * reference;
    freeBase -= freeSold;
    cash += book.valueUsd[k] - book.feeUsd[k];
    base -= sold;
  }
}
