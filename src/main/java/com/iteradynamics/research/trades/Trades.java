package com.iteradynamics.research.trades;

import com.iteradynamics.market.CandleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * All orders of a book, and the round trips that they make.
 *
 * @param orders in the order of their execution
 * @param trips in the order of their entries; only the last may be open
 */
public record Trades(List<Line> orders, List<Trip> trips) {
  /** What is left of a position when its quantities were added up in binary. */
  private static final double DUST = 1e-9;

  public Trades {
    orders = List.copyOf(orders);
    trips = List.copyOf(trips);
  }

  /**
   * An order and the round trip that it is part of.
   *
   * @param trip its number; empty when the order did nothing and there was no position
   */
  public record Line(BookedOrder order, OptionalInt trip) {}

  /**
   * Those of a book that ends with candle {@code end - 1}.
   *
   * @param atClose whether orders fill at the close of a candle, or else from its open on
   */
  static Trades of(CandleSeries candles, int end, boolean atClose, List<BookedOrder> orders) {
    List<Line> lines = new ArrayList<>();
    List<Trip> trips = new ArrayList<>();
    TripTally open = null;
    for (BookedOrder order : orders) {
      if (open == null && order.quantity() > 0) {
        open = new TripTally(trips.size() + 1, candles, atClose, order);
      }
      lines.add(
          new Line(order, open == null ? OptionalInt.empty() : OptionalInt.of(open.number())));
      if (open != null) {
        open.add(order);
        if (open.left() <= DUST * open.largest()) {
          trips.add(open.ended(order));
          open = null;
        }
      }
    }
    if (open != null) {
      trips.add(open.open(end));
    }
    return new Trades(lines, trips);
  }
}
