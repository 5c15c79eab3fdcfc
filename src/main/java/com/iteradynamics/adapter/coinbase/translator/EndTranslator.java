package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.AnswerReader;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseAmounts;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.OneFill;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Order;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How an order ended. What was executed comes from the venue's fills, and only when they add up to
 * the order's {@code filled_size}. An order that says that it has ended may yet get fills: it is
 * not over before it is settled, or long enough ago. Pure.
 */
public final class EndTranslator {
  /** Digits of a price that is an amount divided by a quantity. */
  private static final MathContext PRICE = new MathContext(30, RoundingMode.HALF_EVEN);

  /** What a value may lose that is a price times a quantity, quote. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.000000000001");

  private static final String STOP_PENDING = "STOP_PENDING";

  private EndTranslator() {}

  /** How long ago it was sent, as far as that says something. */
  public enum Waited {
    /** Its fills may not be listed yet. */
    NOT_LONG,
    /**
     * Its fills had time to be listed. A settled order is then booked from its own totals, as one
     * fill: they are the venue's word as much as the fills are, and an order that is never booked
     * would stop trading for good.
     */
    FOR_FILLS,
    /** Nothing more happens to an order that says that it has ended, settled or not. */
    LONG_ENOUGH
  }

  /**
   * The end of an order whose status says that nothing more happens to it.
   *
   * @param fills what the venue lists for it
   */
  public static OrderOutcome of(
      OrderRequest request, Order order, Result<List<OneFill>> fills, Waited waited) {
    try {
      BigDecimal filled =
          CoinbaseAmounts.summable(CoinbaseAmounts.orZero("filled_size", order.filledSize()));
      return filled.signum() == 0
          ? withoutFills(request, order, fills, waited)
          : withFills(request, order, filled, fills, waited);
    } catch (InvalidResponseException e) {
      return new OrderOutcome.Unknown("order " + order.orderId() + ": " + e.getMessage());
    }
  }

  /** Whether the venue says that something of it was executed. */
  public static boolean hasFills(Order order) {
    try {
      return CoinbaseAmounts.orZero("filled_size", order.filledSize()).signum() > 0;
    } catch (InvalidResponseException e) {
      return false;
    }
  }

  /**
   * An order that has not ended, with what was executed so far. Fills that came after the order was
   * read count as well; while fewer are listed than it reports, none are known.
   *
   * @param fills what the venue lists for it
   */
  public static OrderOutcome open(OrderRequest request, Order order, Result<List<OneFill>> fills) {
    try {
      BigDecimal reported =
          CoinbaseAmounts.summable(CoinbaseAmounts.orZero("filled_size", order.filledSize()));
      List<OneFill> listed = fills.read().orElse(List.of());
      BigDecimal sum = FillTranslator.sum(listed);
      boolean more = sum.compareTo(reported) > 0;
      Optional<BigDecimal> fees = more ? Optional.empty() : FillFees.of(order, request.side());
      return new OrderOutcome.Open(
          order.orderId(),
          FillTranslator.adding(listed, more ? sum : reported, fees).orElse(List.of()));
    } catch (InvalidResponseException e) {
      return new OrderOutcome.Open(order.orderId());
    }
  }

  /** Nothing was executed, unless something else says that something was, or may yet be. */
  private static OrderOutcome withoutFills(
      OrderRequest request, Order order, Result<List<OneFill>> fills, Waited waited)
      throws InvalidResponseException {
    boolean certain =
        fills.read().filter(List::isEmpty).isPresent()
            && CoinbaseAmounts.orZero("number_of_fills", order.numberOfFills()).signum() == 0
            && !order.status().equals("FILLED");
    if (!certain) {
      return new OrderOutcome.Open(order.orderId());
    }
    if (order.status().equals("FAILED") && CreateTranslator.isTelling(order.rejectReason())) {
      return new OrderOutcome.Rejected(
          rejection(order), CreateTranslator.mayRetry(request, order.rejectReason()));
    }
    // A stop whose price was never reached could not get anything.
    return isOver(order, waited) || order.triggerStatus().equals(STOP_PENDING)
        ? new OrderOutcome.Done(order.orderId(), List.of(), false)
        : new OrderOutcome.Open(order.orderId());
  }

  private static String rejection(Order order) {
    String message = order.rejectMessage().isBlank() ? "" : ": " + order.rejectMessage();
    return "the venue took the order and then failed it: "
        + AnswerReader.shortened(order.rejectReason() + message);
  }

  /**
   * Whether it gets nothing more. One that is full does not, unless it says that it is not settled;
   * of any other, silence about that is no answer.
   */
  private static boolean isOver(Order order, Waited waited) {
    return waited == Waited.LONG_ENOUGH || order.settled().orElse(order.status().equals("FILLED"));
  }

  private static OrderOutcome withFills(
      OrderRequest request,
      Order order,
      BigDecimal filled,
      Result<List<OneFill>> fills,
      Waited waited)
      throws InvalidResponseException {
    if (!isOver(order, waited)) {
      return new OrderOutcome.Open(order.orderId());
    }
    boolean complete = order.status().equals("FILLED");
    Optional<BigDecimal> fees = FillFees.of(order, request.side());
    Optional<List<Fill>> booked =
        fills.read().flatMap(all -> FillTranslator.adding(all, filled, fees));
    if (booked.isPresent()) {
      return new OrderOutcome.Done(order.orderId(), booked.get(), complete);
    }
    boolean totalsCount =
        waited == Waited.LONG_ENOUGH || (waited == Waited.FOR_FILLS && order.settled().isPresent());
    return totalsCount && fees.isPresent()
        ? new OrderOutcome.Done(
            order.orderId(), List.of(total(order, filled, fees.get())), complete)
        : new OrderOutcome.Open(order.orderId());
  }

  /** By value and quantity; the average price counts when it is theirs, or there is no value. */
  static Fill total(Order order, BigDecimal filled, BigDecimal fees)
      throws InvalidResponseException {
    Optional<BigDecimal> average =
        CoinbaseAmounts.of("average_filled_price", order.averageFilledPrice())
            .filter(price -> price.signum() > 0);
    Optional<BigDecimal> value =
        CoinbaseAmounts.of("filled_value", order.filledValue()).filter(told -> told.signum() > 0);
    boolean agree =
        average.isPresent()
            && value.filter(told -> !isNear(average.get().multiply(filled), told)).isEmpty();
    BigDecimal price =
        agree
            ? average.get()
            : CoinbaseAmounts.positive("filled_value", order.filledValue()).divide(filled, PRICE);
    return new Fill(price, filled, fees);
  }

  private static boolean isNear(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(ROUNDING) <= 0;
  }
}
