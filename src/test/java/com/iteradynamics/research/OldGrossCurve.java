package com.iteradynamics.research;

/** A gross book as it was computed before {@link FixedDecisions}, which has to keep every bit. */
final class OldGrossCurve {
  private OldGrossCurve() {}

  static BookCurve of(BookCurve book) {
    TradedHours traded = book.tradedHours();
    BookCurve free = book.empty();
    double cash = book.startUsd;
    double base = 0;
    double freeCash = cash;
    double freeBase = 0;
    int n = 0;
    for (int k = 0; k < book.size(); k++) {
      if (n < traded.count() && traded.hour(n) == k) {
        double change = traded.baseChange(n);
        if (change > 0) {
          double spent = traded.valueUsd(n) + traded.feeUsd(n);
          double share = Math.min(1, spent / cash);
          double reference = (traded.valueUsd(n) - traded.slippageUsd(n)) / change;
          double bought = freeCash * share / reference;
          free.traded(k, bought, reference, reference, 0);
          freeCash -= freeCash * share;
          freeBase += bought;
          cash -= spent;
        } else if (change < 0) {
          double share = Math.min(1, -change / base);
          double reference = (traded.valueUsd(n) + traded.slippageUsd(n)) / -change;
          double sold = freeBase * share;
          free.traded(k, -sold, reference, reference, 0);
          freeCash += sold * reference;
          freeBase -= sold;
          cash += traded.valueUsd(n) - traded.feeUsd(n);
        }
        base += change;
        n++;
      }
      free.mark(k, freeCash, freeBase);
    }
    return free;
  }
}
