package com.iteradynamics.cortex;

import com.iteradynamics.cortex.RecordedOrder.RecordedFill;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderCost;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A recorded order and what it cost.
 *
 * @param hour the tick hour that it belongs to
 * @param order as it ended, as far as records tell
 * @param late whether a later hour has booked it
 * @param prices what was known when it was sent
 * @param cost exact; empty while nothing of it is executed
 */
public record CostedOrder(
    Instant hour,
    RecordedOrder order,
    boolean late,
    OrderCost.Prices prices,
    Optional<OrderCost> cost) {

  /** What {@code order} cost; the message names what about it makes no sense. */
  static CostedOrder of(Instant hour, RecordedOrder order, boolean late, OrderCost.Prices prices) {
    return new CostedOrder(
        hour,
        order,
        late,
        prices,
        order.fills().isEmpty()
            ? Optional.empty()
            : Optional.of(
                OrderCost.of(prices, order.fills().stream().map(CostedOrder::fill).toList())));
  }

  private static Fill fill(RecordedFill fill) {
    return new Fill(fill.priceUsd(), fill.baseQty(), fill.feeUsd());
  }

  /** Which way. */
  public Side side() {
    return prices.side();
  }

  /** What was executed, units of base. */
  public BigDecimal baseQty() {
    return order.sum(RecordedFill::baseQty);
  }

  /** What was executed, quote currency, without the fee: prices times quantities. */
  public BigDecimal valueUsd() {
    return order.sum(fill -> fill(fill).valueUsd());
  }

  /** Whether the venue did not report all of its end, and the rest is estimated. */
  public boolean estimated() {
    return order.why().filter(why -> why.contains(OrderOutcome.NOT_REPORTED)).isPresent();
  }

  /** Its cost by its value, basis points; empty without a cost. */
  public Optional<BigDecimal> costBps() {
    return cost.map(paid -> AssumedCost.bps(paid.totalUsd(), valueUsd()));
  }

  /**
   * What the lab assumes for the same decision, quote currency; empty without a cost or a decision
   * price, as the two cannot be compared then.
   */
  public Optional<BigDecimal> labUsd(AssumedCost lab) {
    return cost.isEmpty()
        ? Optional.empty()
        : prices.decisionPriceUsd().map(decided -> lab.usd(side(), decided, baseQty()));
  }

  /** By how much it cost more than the lab assumes, basis points of its value. */
  public Optional<BigDecimal> excessBps(AssumedCost lab) {
    return labUsd(lab)
        .map(usd -> AssumedCost.bps(cost.orElseThrow().totalUsd().subtract(usd), valueUsd()));
  }
}
