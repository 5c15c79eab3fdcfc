package com.iteradynamics.research;

/**
 * The buys and sales of a book, each as a share of the cash or of the position that was there and
 * at its reference price, so that they can be made again at another cost: in the same hours, by the
 * same shares. No strategy and no governor is asked again.
 *
 * <p>The cost is a fraction of an order's value at the reference price, for fee and slippage
 * together: a buy takes 1 + cost for each USD of base, a sale brings 1 - cost. What is held at the
 * end is valued at the last close, without the cost of selling it.
 */
final class FixedDecisions {
  private final BookCurve book;

  /** Hours in which something was traded, ascending; the first {@link #count} of the array. */
  private final int[] hour;

  private final boolean[] buy;
  private final double[] share;
  private final double[] referenceUsd;
  private int count;

  private FixedDecisions(BookCurve book) {
    this.book = book;
    int traded = book.tradedHours().count();
    hour = new int[traded];
    buy = new boolean[traded];
    share = new double[traded];
    referenceUsd = new double[traded];
  }

  /** Those of {@code book}, whatever it paid. */
  static FixedDecisions of(BookCurve book) {
    FixedDecisions decisions = new FixedDecisions(book);
    TradedHours traded = book.tradedHours();
    double cash = book.startUsd;
    double base = 0;
    for (int n = 0; n < traded.count(); n++) {
      double change = traded.baseChange(n);
      if (change > 0) {
        double spent = traded.valueUsd(n) + traded.feeUsd(n);
        decisions.add(traded, n, spent / cash);
        cash -= spent;
      } else if (change < 0) {
        decisions.add(traded, n, -change / base);
        cash += traded.valueUsd(n) - traded.feeUsd(n);
      }
      base += change;
    }
    return decisions;
  }

  private void add(TradedHours traded, int n, double part) {
    double change = traded.baseChange(n);
    double slippage = Math.copySign(traded.slippageUsd(n), change);
    hour[count] = traded.hour(n);
    buy[count] = change > 0;
    share[count] = Math.min(1, part);
    referenceUsd[count] = (traded.valueUsd(n) - slippage) / Math.abs(change);
    count++;
  }

  /** Whether there is none. */
  boolean none() {
    return count == 0;
  }

  /**
   * Equity at the last close / cash at the start, at another cost. It never rises with the cost.
   *
   * @param cost per side, fraction of an order's value, 0..1
   */
  double growth(double cost) {
    Replay replay = new Replay(cost);
    for (int n = 0; n < count; n++) {
      replay.trade(n);
    }
    double equity = replay.cash + replay.base * book.closeUsd(book.size() - 1);
    return equity / book.startUsd;
  }

  /**
   * The whole book at another cost, which is noted as its fee.
   *
   * @param cost per side, fraction of an order's value, 0..1; 0 is what the decisions earned gross
   */
  BookCurve curve(double cost) {
    BookCurve curve = book.empty();
    Replay replay = new Replay(cost);
    int n = 0;
    for (int k = 0; k < book.size(); k++) {
      while (n < count && hour[n] == k) {
        double change = replay.trade(n);
        double reference = referenceUsd[n++];
        curve.traded(k, change, reference, reference, Math.abs(change) * reference * cost);
      }
      curve.mark(k, replay.cash, replay.base);
    }
    return curve;
  }

  /** Cash and position while the decisions are made again. */
  private final class Replay {
    private final double cost;
    private double cash = book.startUsd;
    private double base;

    Replay(double cost) {
      this.cost = cost;
    }

    /** Makes the {@code n}-th; units of base bought (&gt; 0) or sold (&lt; 0). */
    double trade(int n) {
      if (buy[n]) {
        double spent = cash * share[n];
        double bought = spent / (referenceUsd[n] * (1 + cost));
        cash -= spent;
        base += bought;
        return bought;
      }
      double sold = base * share[n];
      cash += sold * referenceUsd[n] * (1 - cost);
      base -= sold;
      return -sold;
    }
  }
}
