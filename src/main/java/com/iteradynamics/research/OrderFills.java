package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.FollowUpOrders;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a book's orders in the candle after their decision, and of those that wait for a
 * later one since there was not enough volume.
 */
final class OrderFills {
  private final Fills fills;
  private final PaperBroker broker;
  private final BookKey book;
  private final Product product;
  private final CandleSeries candles;
  private final double makerFraction;
  private final double step;
  private final VolumeLimit limit;
  private HeldBack heldBack = HeldBack.NONE;

  /** What waits for the next candle, under the ids of the orders that it is left of. */
  private List<OrderRequest> waiting = List.of();

  OrderFills(
      Fills fills,
      PaperBroker broker,
      PaperParameters paper,
      BookKey book,
      Product product,
      CandleSeries candles) {
    this.fills = fills;
    this.step = product.priceIncrement().map(BigDecimal::doubleValue).orElse(0.0);
    this.broker = broker;
    this.book = book;
    this.product = product;
    this.candles = candles;
    this.makerFraction = Costs.of(paper).makerFraction();
    this.limit = new VolumeLimit(fills.maxVolumeShare(), product.baseIncrement());
  }

  /** What the volume held back so far. */
  HeldBack heldBack() {
    return heldBack;
  }

  /** The orders that wait for the next candle, all of one side. */
  List<OrderRequest> waiting() {
    return waiting;
  }

  /** Nothing waits any longer. */
  void forget() {
    waiting = List.of();
  }

  /** The conditions of orders for a trade at {@code priceUsd} from {@code hour} on. */
  OrderConditions conditions(OrderConditions market, double priceUsd, Instant hour) {
    return fills.how().rests()
        ? market.restingAt(priceUsd, hour.plus(fills.patience()), fills.how().givesUp())
        : market;
  }

  /**
   * What became of {@code orders} in candle {@code i}, for the ledger: the orders, what was taken
   * for their rests, and, not sent, what waits for the next candle.
   *
   * @param another whether the caps allow an entry another order
   */
  List<JournaledOrder> executed(List<OrderRequest> orders, int i, boolean another) {
    waiting = new ArrayList<>();
    List<JournaledOrder> ended = new ArrayList<>();
    for (OrderRequest order : orders) {
      if (order.postOnly().isEmpty()) {
        Side side = order.side();
        ended.add(
            taken(
                order,
                fills.how().rests()
                    ? fills.taken(candles, i, side)
                    : fills.waited(candles, i, side)));
      } else {
        ended.addAll(restedFirst(order, order.postOnly().get(), i, another));
      }
    }
    return withWaiting(ended);
  }

  /** The same of sales of the watch, by {@code chance}. */
  List<JournaledOrder> sold(List<OrderRequest> orders, Chance chance) {
    waiting = new ArrayList<>();
    List<JournaledOrder> ended = new ArrayList<>();
    orders.forEach(order -> ended.add(taken(order, List.of(chance))));
    return withWaiting(ended);
  }

  /** The same of what has waited for candle {@code i}. */
  List<JournaledOrder> waited(int i) {
    List<OrderRequest> orders = waiting;
    waiting = new ArrayList<>();
    double reference = fills.how().price(candles, i);
    List<JournaledOrder> ended = new ArrayList<>();
    for (OrderRequest order : orders) {
      ended.add(taken(order.pricedAt(reference), fills.waited(candles, i, order.side())));
    }
    return withWaiting(ended);
  }

  private List<JournaledOrder> withWaiting(List<JournaledOrder> ended) {
    waiting.forEach(order -> ended.add(JournaledOrder.planned(order)));
    return ended;
  }

  private List<JournaledOrder> restedFirst(
      OrderRequest order, PostOnly terms, int i, boolean another) {
    boolean givenUp = order.side() == Side.BUY && (fills.how().givesUp() || !another);
    JournaledOrder rested = rested(order, terms, givenUp, i);
    if (givenUp || rested.filledBase().compareTo(order.size()) == 0) {
      return List.of(rested);
    }
    return FollowUpOrders.rest(book, BookKey.PAPER, rested)
        .map(rest -> List.of(rested, taken(rest, fills.taken(candles, i, order.side()))))
        .orElseGet(() -> List.of(rested));
  }

  private JournaledOrder rested(OrderRequest order, PostOnly terms, boolean givenUp, int i) {
    double at = terms.limitPriceUsd().doubleValue();
    List<Fill> executed = new ArrayList<>();
    Fill asked = new Fill(terms.limitPriceUsd(), order.size(), BigDecimal.ZERO);
    List<Chance> chances = fills.atRest(candles, i, order.side(), at, step);
    for (Chance chance : chances) {
      Optional<Fill> given = limit.given(chance, asked);
      given.map(fill -> fill.charged(makerFraction)).ifPresent(executed::add);
      BigDecimal left = asked.baseQty().subtract(given.map(Fill::baseQty).orElse(BigDecimal.ZERO));
      if (left.signum() == 0) {
        return sent(order, done(order, executed, true));
      }
      asked = new Fill(asked.priceUsd(), left, BigDecimal.ZERO);
    }
    if (givenUp && !chances.isEmpty()) {
      heldBack = heldBack.with(lackedUsd(asked, Optional.empty()));
    }
    return sent(order, done(order, executed, false));
  }

  /** An order at the market, by the candles in which it can be filled; what is left waits. */
  private JournaledOrder taken(OrderRequest order, List<Chance> chances) {
    List<Fill> executed = new ArrayList<>();
    OrderRequest left = order;
    boolean cut = false;
    for (Chance chance : chances) {
      OrderOutcome outcome = broker.submit(left.pricedAt(chance.priceUsd()), order.hour());
      if (!(outcome instanceof OrderOutcome.Done done)) {
        return sent(order, cut ? done(order, executed, false) : outcome);
      }
      Fill asked = done.fills().getFirst();
      Optional<Fill> given = limit.given(chance, asked);
      given.ifPresent(executed::add);
      if (given.equals(Optional.of(asked))) {
        return sent(order, done(order, executed, true));
      }
      heldBack = cut ? heldBack : heldBack.with(lackedUsd(asked, given));
      cut = true;
      Optional<OrderRequest> rest = FollowUpOrders.left(order, executed, product);
      if (rest.isEmpty()) {
        return sent(order, done(order, executed, false));
      }
      left = rest.get();
    }
    waiting.add(left);
    return sent(order, done(order, executed, false));
  }

  private static double lackedUsd(Fill asked, Optional<Fill> given) {
    return asked.valueUsd().doubleValue()
        - given.map(fill -> fill.valueUsd().doubleValue()).orElse(0.0);
  }

  private static OrderOutcome done(OrderRequest order, List<Fill> executed, boolean complete) {
    return new OrderOutcome.Done("paper-" + order.clientOrderId(), executed, complete);
  }

  private static JournaledOrder sent(OrderRequest order, OrderOutcome outcome) {
    return JournaledOrder.planned(order).sent(order.hour()).after(outcome);
  }
}
