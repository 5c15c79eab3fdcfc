package com.iteradynamics.research;

import java.util.ArrayList;
import java.util.List;

/**
 * One trade: from the first buy of a position to the sale that ends it, however often it was
 * changed between them. A position that is still there at the end is no trade yet.
 *
 * @param opened the hour of the first buy
 * @param closed the hour of the last sale
 * @param profitUsd what its sales brought less what its buys took, fees included, USD
 */
public record RoundTrip(int opened, int closed, double profitUsd) {
  /** What is left of a position when its quantities were added up in binary. */
  private static final double DUST = 1e-9;

  /**
   * All buys and sales of a book, put together.
   *
   * @param trips the trades, in the order in which they were closed
   * @param base what is held at the end, units of base; 0 when nothing is
   * @param opened the hour of the first buy of that
   * @param profitUsd what sales of parts of it brought less what its buys took, USD
   */
  record Tally(List<RoundTrip> trips, double base, int opened, double profitUsd) {}

  /** The trades of {@code book}, in the order in which they were closed. */
  public static List<RoundTrip> of(BookCurve book) {
    return tally(book).trips();
  }

  static Tally tally(BookCurve book) {
    TradedHours traded = book.tradedHours();
    List<RoundTrip> trips = new ArrayList<>();
    double base = 0;
    double largest = 0;
    double profit = 0;
    int opened = 0;
    for (int n = 0; n < traded.count(); n++) {
      double change = traded.baseChange(n);
      if (base == 0) {
        opened = traded.hour(n);
        largest = 0;
        profit = 0;
      }
      base += change;
      largest = Math.max(largest, base);
      // Buys and sales come as they like, which no processor foresees: so without a branch.
      profit -= Math.copySign(traded.valueUsd(n), change) + traded.feeUsd(n);
      if (base <= DUST * largest) {
        trips.add(new RoundTrip(opened, traded.hour(n), profit));
        base = 0;
      }
    }
    return new Tally(trips, base, opened, profit);
  }
}
