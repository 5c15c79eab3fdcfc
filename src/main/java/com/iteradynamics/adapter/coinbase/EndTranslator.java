package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.OrderMessages.OneFill;
import com.iteradynamics.adapter.coinbase.OrderMessages.Order;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * How an order ended. What was executed comes from the venue's fills, and only when they add up to
 * the order's {@code filled_size}; an order is not over as long as they do not, or as long as it is
 * not settled. Pure.
 */
final class EndTranslator {
  private EndTranslator() {}

  /**
   * The end of an order whose status says that nothing more happens to it.
   *
   * @param fills what the venue lists for it
   * @param waitedEnough whether the fills had time to appear. A settled order is then booked from
   *     its own totals, as one fill: they are the venue's word as much as the fills are, and an
   *     order that is never booked would stop trading for good.
   */
  static OrderOutcome of(
      OrderRequest request, Order order, Reading<List<OneFill>> fills, boolean waitedEnough) {
    try {
      BigDecimal filled = Amounts.orZero("filled_size", order.filledSize());
      return filled.signum() == 0
          ? withoutFills(request, order, fills)
          : withFills(order, filled, fills, waitedEnough);
    } catch (NonsenseException e) {
      return new OrderOutcome.Unknown("order " + order.orderId() + ": " + e.getMessage());
    }
  }

  /** Nothing was executed, unless something else says that something was. */
  private static OrderOutcome withoutFills(
      OrderRequest request, Order order, Reading<List<OneFill>> fills) throws NonsenseException {
    boolean certain =
        fills.read().filter(List::isEmpty).isPresent()
            && Amounts.orZero("number_of_fills", order.numberOfFills()).signum() == 0
            && !order.status().equals("FILLED");
    if (!certain) {
      return new OrderOutcome.Open(order.orderId());
    }
    return order.status().equals("FAILED") && CreateTranslator.isTelling(order.rejectReason())
        ? new OrderOutcome.Rejected(
            rejection(order), CreateTranslator.mayRetry(request, order.rejectReason()))
        : new OrderOutcome.Done(order.orderId(), List.of(), false);
  }

  private static String rejection(Order order) {
    String message = order.rejectMessage().isBlank() ? "" : ": " + order.rejectMessage();
    return "the venue took the order and then failed it: "
        + AnswerReader.shortened(order.rejectReason() + message);
  }

  private static OrderOutcome withFills(
      Order order, BigDecimal filled, Reading<List<OneFill>> fills, boolean waitedEnough)
      throws NonsenseException {
    if (order.settled().equals(Optional.of(false))) {
      return new OrderOutcome.Open(order.orderId());
    }
    boolean complete = order.status().equals("FILLED");
    Optional<List<Fill>> booked = fills.read().flatMap(all -> FillTranslator.adding(all, filled));
    if (booked.isPresent()) {
      return new OrderOutcome.Done(order.orderId(), booked.get(), complete);
    }
    return waitedEnough && order.settled().isPresent() && !order.totalFees().isBlank()
        ? new OrderOutcome.Done(order.orderId(), List.of(total(order, filled)), complete)
        : new OrderOutcome.Open(order.orderId());
  }

  private static Fill total(Order order, BigDecimal filled) throws NonsenseException {
    Optional<BigDecimal> average =
        Amounts.of("average_filled_price", order.averageFilledPrice())
            .filter(price -> price.signum() > 0);
    BigDecimal price =
        average.isPresent()
            ? average.get()
            : Amounts.positive("filled_value", order.filledValue())
                .divide(filled, MathContext.DECIMAL128);
    return new Fill(price, filled, Amounts.orZero("total_fees", order.totalFees()));
  }
}
