package com.iteradynamics.research.report;

import com.iteradynamics.document.Listing;
import com.iteradynamics.research.trades.OrderFigures;
import com.iteradynamics.research.trades.Trades;
import com.iteradynamics.research.trades.TripFigures;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All trades of a book, and its orders, in tables to sort and to search. */
final class TradeListings {
  /** With more orders than this a page of many years would be too large to send around. */
  static final int MOST_ORDERS = 5_000;

  private TradeListings() {}

  /** Every round trip, the open one included. */
  static Listing trips(Trades trades) {
    long closed = trades.trips().stream().filter(trip -> trip.ended()).count();
    String open =
        closed == trades.trips().size() ? "" : " One more is still open, and is not counted.";
    String counted =
        closed == 0
            ? "No position was opened and closed."
            : closed == 1 ? "One trade." : String.format(Locale.ROOT, "All %,d trades.", closed);
    String explained =
        trades.trips().isEmpty()
            ? ""
            : " A trade lasts from the first buy of a position until it is sold completely. Profits"
                + " are net. MAE and MFE are the worst and the best price while it was held,"
                + " against the average price of its buys.";
    return Listing.of(
        "Trades",
        counted + open + explained,
        TripFigures.SHOWN,
        Set.of(TripFigures.OUTCOME.label()),
        trades.trips());
  }

  /** Every order, unless there are too many for a page. */
  static Listing orders(Trades trades) {
    int count = trades.orders().size();
    boolean many = count > MOST_ORDERS;
    String intro =
        many
            ? String.format(
                Locale.ROOT,
                "%,d orders are too many for a page: --trades FILE writes them all.",
                count)
            : count == 0
                ? "Nothing was ordered."
                : "Every order, or part of one, as it was executed; the reference is the price"
                    + " that was known when it was sent.";
    return Listing.of(
        "Orders",
        intro,
        OrderFigures.SHOWN,
        Set.of(OrderFigures.SIDE.label(), OrderFigures.STATE.label()),
        many ? List.of() : trades.orders());
  }
}
