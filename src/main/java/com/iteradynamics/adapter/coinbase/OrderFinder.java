package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneOrder;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.translator.EndTranslator;
import com.iteradynamics.adapter.coinbase.translator.EndTranslator.Waited;
import com.iteradynamics.adapter.coinbase.translator.EstimatedEnd;
import com.iteradynamics.adapter.coinbase.translator.OrderBodies;
import com.iteradynamics.adapter.coinbase.translator.OrderTranslator;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Looks orders up at the venue, and makes sure that what is found is what was sent. */
final class OrderFinder {
  /** Clocks differ, and an order may have been made a little before its hour. */
  private static final Duration EARLIER = Duration.ofMinutes(5);

  /** From then on the totals of a settled order count, should its fills still not add up. */
  private static final Duration FILLS_APPEAR = Duration.ofSeconds(20);

  /**
   * An order that has not said that it is settled by then never will: one that got nothing says so
   * of none. Fills have been seen to come minutes after an order called itself canceled.
   */
  private static final Duration ENDS_COME_TRUE = Duration.ofMinutes(5);

  /**
   * The same for an order that rested, from its own end on: it was in the book all the time, and
   * what it has not got has to be bought or sold while the tick lasts.
   */
  private static final Duration REST_COMES_TRUE = Duration.ofSeconds(5);

  private final OrderReads orders;
  private final InstantSource clock;
  private final ToDoubleFunction<String> takerFee;

  /**
   * @param takerFee of the account for a product, fraction; asked for when the venue reports no fee
   *     of an order
   */
  OrderFinder(OrderReads orders, InstantSource clock, ToDoubleFunction<String> takerFee) {
    this.orders = orders;
    this.clock = clock;
    this.takerFee = takerFee;
  }

  OrderOutcome find(JournaledOrder order) {
    Optional<String> id = order.venueOrderId();
    if (id.isEmpty()) {
      return byClientId(order);
    }
    return switch (orders.byId(id.get())) {
      case Answer.Ok<OneOrder>(OneOrder read) ->
          read.order()
              .map(found -> outcome(order, found))
              .orElseGet(() -> unknown("the venue's answer holds no order"));
      case Answer.Refused<OneOrder> refused ->
          refused.status() == Answer.Refused.NOT_FOUND ? byClientId(order) : unknown(refused.why());
      case Answer.Indeterminate<OneOrder>(String why) -> unknown(why);
      case Answer.NotSent<OneOrder>(String why) -> unknown(why);
    };
  }

  /** Not found only when the whole list was read. */
  private OrderOutcome byClientId(JournaledOrder order) {
    OrderRequest request = order.request();
    Instant sent = order.sentAt().filter(at -> at.isBefore(request.hour())).orElse(request.hour());
    return switch (orders.since(request.productId(), sent.minus(EARLIER))) {
      case Result.Failed<List<Order>>(String why, boolean away) -> unknown(why);
      case Result.Ok<List<Order>>(List<Order> all) -> {
        List<Order> found =
            all.stream()
                .filter(one -> one.clientOrderId().equals(request.clientOrderId()))
                .toList();
        yield switch (found.size()) {
          case 0 -> new OrderOutcome.NotFound();
          case 1 -> outcome(order, found.getFirst());
          default -> several(order, found);
        };
      }
    };
  }

  /** A list that changes while it is read may show an order on two pages. */
  private OrderOutcome several(JournaledOrder order, List<Order> found) {
    long different = found.stream().map(Order::orderId).distinct().count();
    return different == 1
        ? outcome(order, found.getFirst())
        : unknown("the venue has " + different + " orders of the same client id");
  }

  private OrderOutcome outcome(JournaledOrder order, Order found) {
    if (found.orderId().isBlank()) {
      return unknown("the venue's order has no id");
    }
    Optional<String> other = OrderTranslator.otherThan(order.request(), found);
    if (other.isPresent()) {
      return unknown(
          String.format(
              Locale.ROOT,
              "the venue's order %s is not the one that was sent: %s",
              found.orderId(),
              other.get()));
    }
    if (!OrderTranslator.isTerminal(found)) {
      return order.request().rests() && EndTranslator.hasFills(found)
          ? EndTranslator.open(order.request(), found, orders.fills(found.orderId()))
          : new OrderOutcome.Open(found.orderId());
    }
    Result<List<OneFill>> fills = orders.fills(found.orderId());
    Waited waited = waited(order);
    OrderOutcome end = EndTranslator.of(order.request(), found, fills, waited);
    boolean ended = end instanceof OrderOutcome.Done || end instanceof OrderOutcome.Rejected;
    return ended || waited != Waited.LONG_ENOUGH
        ? end
        : EstimatedEnd.of(
                order.request(),
                found,
                fills,
                () -> takerFee.applyAsDouble(order.request().productId()))
            .orElse(end);
  }

  private Waited waited(JournaledOrder order) {
    Instant now = clock.instant();
    boolean rested =
        order
            .request()
            .postOnly()
            .filter(terms -> !now.isBefore(OrderBodies.end(terms).plus(REST_COMES_TRUE)))
            .isPresent();
    if (rested || order.sentAt().filter(at -> !now.isBefore(at.plus(ENDS_COME_TRUE))).isPresent()) {
      return Waited.LONG_ENOUGH;
    }
    return order.sentAt().filter(at -> now.isAfter(at.plus(FILLS_APPEAR))).isPresent()
        ? Waited.FOR_FILLS
        : Waited.NOT_LONG;
  }

  private static OrderOutcome unknown(String why) {
    return new OrderOutcome.Unknown(why);
  }
}
