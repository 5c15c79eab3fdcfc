package com.iteradynamics.research.trades;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Takes down every order of a book while it is made. */
public final class OrderLog {
  private final CandleSeries candles;
  private final boolean atClose;
  private final List<BookedOrder> orders = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /** An order as it was told of, for later. */
  private record Entry(JournaledOrder order, int candle, OrderCause cause) {}

  /**
   * Of a book over {@code candles}.
   *
   * @param atClose whether orders fill at the close of a candle, or else from its open on
   */
  public OrderLog(CandleSeries candles, boolean atClose) {
    this.candles = candles;
    this.atClose = atClose;
  }

  /**
   * What became of an order in {@code candle}. What only waits for a later candle was not sent, and
   * is left out.
   */
  public void booked(JournaledOrder order, int candle, OrderCause cause) {
    if (order.sends() > 0 && order.state() != OrderState.PLANNED) {
      entries.add(new Entry(order, candle, cause));
    }
  }

  /** All of them, in order, put together, of a book that ends with candle {@code end - 1}. */
  public Trades trades(int end) {
    List<BookedOrder> all = new ArrayList<>(orders);
    // By the client order id the first of an order, whose rest may follow candles later.
    Map<String, BookedOrder> first = new HashMap<>();
    for (Entry entry : entries) {
      String id = entry.order().request().clientOrderId();
      BookedOrder begun = first.get(id);
      BookedOrder booked =
          begun == null
              ? booked(entry, first.size() + 1, entry.cause())
              : booked(entry, begun.number(), begun.cause());
      first.putIfAbsent(id, booked);
      all.add(booked);
    }
    return Trades.of(candles, end, atClose, all);
  }

  private BookedOrder booked(Entry entry, int number, OrderCause cause) {
    JournaledOrder order = entry.order();
    OrderRequest request = order.request();
    double quantity = 0;
    double value = 0;
    double fee = 0;
    for (Fill fill : order.fills()) {
      quantity += fill.baseQty().doubleValue();
      value += fill.valueUsd().doubleValue();
      fee += fill.feeUsd().doubleValue();
    }
    double direction = request.side() == Side.BUY ? 1 : -1;
    double reference = request.referencePriceUsd().doubleValue();
    return new BookedOrder(
        number,
        request.hour(),
        at(request.hour(), entry.candle()),
        entry.candle(),
        request.side(),
        order.state().name(),
        request.postOnly().isPresent(),
        request.leg(),
        quantity,
        average(order.fills(), value, quantity),
        reference,
        value,
        fee,
        direction * (value - quantity * reference),
        cause);
  }

  /**
   * A trade of the reference engine at the close of {@code candle}.
   *
   * @param base units of base; below 0 it is a sale
   */
  public void traded(
      int candle,
      Instant decidedAt,
      double base,
      double priceUsd,
      double referenceUsd,
      double feeUsd,
      OrderCause cause) {
    orders.add(
        new BookedOrder(
            orders.size() + 1,
            decidedAt,
            at(decidedAt, candle),
            candle,
            base > 0 ? Side.BUY : Side.SELL,
            OrderState.FILLED.name(),
            false,
            0,
            Math.abs(base),
            OptionalDouble.of(priceUsd),
            referenceUsd,
            Math.abs(base) * priceUsd,
            feeUsd,
            base * (priceUsd - referenceUsd),
            cause));
  }

  private static OptionalDouble average(List<Fill> fills, double value, double quantity) {
    if (fills.size() == 1) {
      return OptionalDouble.of(fills.getFirst().priceUsd().doubleValue());
    }
    return fills.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(value / quantity);
  }

  /** A watch's minute lies within the candle, a tick's hour at its beginning or before. */
  private Instant at(Instant decidedAt, int candle) {
    Instant opens = candles.openTime(candle);
    Instant closes = opens.plus(CandleSeries.INTERVAL);
    if (decidedAt.isAfter(opens) && decidedAt.isBefore(closes)) {
      return decidedAt;
    }
    return atClose ? closes : opens;
  }
}
