package com.iteradynamics.research;

/** All cash into the product at the first chance, at the same costs, and kept. */
public final class BuyAndHold {
  private BuyAndHold() {}

  /** For the reference engine: bought at the close of the first candle. */
  public static BookCurve besideReference(BookCurve book, Costs costs) {
    return over(book, 0, book.closeUsd(0), costs);
  }

  /** Beside the cycle: bought in the second candle, when what is decided first is traded. */
  public static BookCurve besideCycle(BookCurve book, FillTime fill, Costs costs) {
    double price = fill.price(book.candles, book.from + 1);
    return over(book, 1, price, costs);
  }

  private static BookCurve over(BookCurve book, int bought, double referenceUsd, Costs costs) {
    BookCurve hold = book.empty();
    double fill = referenceUsd * (1 + costs.slippageFraction());
    double base = costs.bought(book.startUsd, referenceUsd);
    hold.traded(bought, base, fill, referenceUsd, base * fill * costs.takerFraction());
    for (int k = 0; k < hold.size(); k++) {
      hold.mark(k, k < bought ? book.startUsd : 0, k < bought ? 0 : base);
    }
    return hold;
  }
}
