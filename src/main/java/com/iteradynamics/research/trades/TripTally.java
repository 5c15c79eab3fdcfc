package com.iteradynamics.research.trades;

import com.iteradynamics.market.CandleSeries;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** A round trip while its orders are added up. */
final class TripTally {
  private final int number;
  private final CandleSeries candles;
  private final boolean atClose;
  private final BookedOrder entry;
  private double largest;
  private double bought;
  private double boughtUsd;
  private double entryFeesUsd;
  private int buys;
  private double sold;
  private double soldUsd;
  private double exitFeesUsd;
  private int sales;
  private double lowestSaleUsd = Double.POSITIVE_INFINITY;
  private double highestSaleUsd;
  private double slippageUsd;
  private double lastSaleUsd;

  /** One that begins with {@code entry}, which is still to be added. */
  TripTally(int number, CandleSeries candles, boolean atClose, BookedOrder entry) {
    this.number = number;
    this.candles = candles;
    this.atClose = atClose;
    this.entry = entry;
  }

  int number() {
    return number;
  }

  /** What is held, units of base. */
  double left() {
    return bought - sold;
  }

  /** The most that was held, units of base. */
  double largest() {
    return largest;
  }

  void add(BookedOrder order) {
    if (order.priceUsd().isEmpty()) {
      return;
    }
    slippageUsd += order.slippageUsd();
    if (order.bought()) {
      bought += order.quantity();
      boughtUsd += order.valueUsd();
      entryFeesUsd += order.feeUsd();
      buys++;
    } else {
      sold += order.quantity();
      soldUsd += order.valueUsd();
      exitFeesUsd += order.feeUsd();
      sales++;
      lastSaleUsd = order.priceUsd().getAsDouble();
      lowestSaleUsd = Math.min(lowestSaleUsd, lastSaleUsd);
      highestSaleUsd = Math.max(highestSaleUsd, lastSaleUsd);
    }
    largest = Math.max(largest, left());
  }

  /** The round trip that {@code exit} has ended. */
  Trip ended(BookedOrder exit) {
    return trip(
        Optional.of(exit.at()),
        Optional.of(exit.cause()),
        exit.candle() + (atClose ? 1 : 0),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** The round trip that is still open at the close of candle {@code end - 1}. */
  Trip open(int end) {
    return trip(
        Optional.empty(),
        Optional.empty(),
        end,
        OptionalDouble.of(left()),
        OptionalDouble.of(left() * candles.close(end - 1)));
  }

  private Trip trip(
      Optional<Instant> exitAt,
      Optional<OrderCause> cause,
      int to,
      OptionalDouble openQuantity,
      OptionalDouble openValueUsd) {
    int from = entry.candle() + (atClose ? 1 : 0);
    // Exact where there is but one: an average of one may differ in its last digit.
    double entryUsd = buys == 1 ? entry.priceUsd().orElseThrow() : boughtUsd / bought;
    double exitUsd = sales == 1 ? lastSaleUsd : soldUsd / sold;
    return new Trip(
        number,
        entry.at(),
        exitAt,
        bought,
        boughtUsd,
        soldUsd,
        entryUsd,
        exitAt.isPresent() ? OptionalDouble.of(exitUsd) : OptionalDouble.empty(),
        entryFeesUsd,
        exitFeesUsd,
        slippageUsd,
        buys,
        sales,
        entry.cause().reason(),
        cause,
        Excursion.of(candles, from, to, entryUsd, lowestSaleUsd, highestSaleUsd),
        openQuantity,
        openValueUsd);
  }
}
