package com.iteradynamics.research;

/**
 * The same buys and sales in the same hours, each by the same share of the cash or of the position
 * that was there, at the reference price and without a fee: what a strategy earned before costs.
 */
final class BeforeCosts {
  private BeforeCosts() {}

  static BookCurve of(BookCurve book) {
    BookCurve free = new BookCurve(book.tape, book.from, book.size(), book.startUsd);
    double cash = book.startUsd;
    double base = 0;
    double freeCash = book.startUsd;
    double freeBase = 0;
    for (int k = 0; k < book.size(); k++) {
      double change = book.baseChange[k];
      if (change > 0) {
        double spent = book.valueUsd[k] + book.feeUsd[k];
        double share = Math.min(1, spent / cash);
        double reference = (book.valueUsd[k] - book.slippageUsd[k]) / change;
        double bought = freeCash * share / reference;
        free.traded(k, bought, reference, reference, 0);
        freeCash -= freeCash * share;
        freeBase += bought;
        cash -= spent;
        base += change;
      } else if (change < 0) {
        double share = Math.min(1, -change / base);
        double reference = (book.valueUsd[k] + book.slippageUsd[k]) / -change;
        double sold = freeBase * share;
        free.traded(k, -sold, reference, reference, 0);
        freeCash += sold * reference;
        freeBase -= sold;
        cash += book.valueUsd[k] - book.feeUsd[k];
        base += change;
      }
      free.mark(k, freeCash, freeBase);
    }
    return free;
  }
}
