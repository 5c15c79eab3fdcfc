package com.iteradynamics.simulation;

import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.venue.ApiKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Mistakes that could be made with the venue. */
final class BrokerBugs {
  private BrokerBugs() {}

  private static Bug of(Twisted.Twist twist) {
    return new Bug() {
      @Override
      public Broker broker(Broker broker, Sandbox process) {
        return Twisted.with(Broker.class, broker, twist);
      }
    };
  }

  private static OrderRequest changed(OrderRequest order, String id, BigDecimal size) {
    return new OrderRequest(
        id,
        order.productId(),
        order.side(),
        size,
        order.hour(),
        order.leg(),
        order.attempt(),
        order.referencePriceUsd(),
        order.priceSource(),
        order.postOnly());
  }

  private static Object[] with(Object[] arguments, OrderRequest order) {
    Object[] changed = arguments.clone();
    changed[0] = order;
    return changed;
  }

  /** An order without an answer is sent again under another id. */
  static Bug newIdAfterATimeout() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (method.equals("submit") && answer instanceof OrderOutcome.Unknown) {
            OrderRequest order = (OrderRequest) arguments[0];
            String id = new StringBuilder(order.clientOrderId()).reverse().toString();
            return port.call(with(arguments, changed(order, id, order.size())));
          }
          return answer;
        });
  }

  /** An order without an answer is sent again at once. */
  static Bug resendWithoutLookUp() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("submit") && answer instanceof OrderOutcome.Unknown
              ? port.call(arguments)
              : answer;
        });
  }

  /** An order without an answer counts as refused. */
  static Bug timeoutMeansRefused() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("submit") && answer instanceof OrderOutcome.Unknown
              ? new OrderOutcome.Rejected("no answer", true)
              : answer;
        });
  }

  /** An order that the venue took counts as filled, with what was asked for. */
  static Bug trustOfTheRequest() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (method.equals("find") && answer instanceof OrderOutcome.Done done) {
            OrderRequest order = ((JournalledOrder) arguments[0]).request();
            BigDecimal price = order.referencePriceUsd();
            BigDecimal base =
                order.side() == Side.BUY && order.postOnly().isEmpty()
                    ? order.size().divide(price, 8, RoundingMode.FLOOR)
                    : order.size();
            Fill all = new Fill(price, base, BigDecimal.ZERO);
            return new OrderOutcome.Done(done.venueOrderId(), List.of(all), true);
          }
          return answer;
        });
  }

  /** An order that cannot be found at once counts as one that never arrived. */
  static Bug givingUpTooEarly() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return answer instanceof OrderOutcome.NotFound
              ? new OrderOutcome.Rejected("it never arrived", true)
              : answer;
        });
  }

  /** A sale is of everything that the wallet has. */
  static Bug sellingTheWallet() {
    return of(
        (method, arguments, port) -> {
          if (method.equals("submit") && ((OrderRequest) arguments[0]).side() == Side.SELL) {
            OrderRequest order = (OrderRequest) arguments[0];
            BigDecimal more = order.size().add(new BigDecimal("0.0001"));
            return port.call(with(arguments, changed(order, order.clientOrderId(), more)));
          }
          return port.call(arguments);
        });
  }

  /** Whatever portfolio the key belongs to is taken for the book's. */
  static Bug anyPortfolio() {
    return of(
        (method, arguments, port) ->
            method.equals("portfolio")
                ? new Reading.Read<>(ApiKey.PORTFOLIO)
                : port.call(arguments));
  }
}
