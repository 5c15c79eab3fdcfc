package com.iteradynamics.venue;

import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An order that the venue took, for assertions.
 *
 * @param sequence its place among all orders ever taken, from 0
 * @param clientOrderId empty text for one that was made by hand without
 * @param configuration the name of the order configuration, for example {@code market_market_ioc}
 * @param filledSize units of base
 * @param filledValue quote, without fees
 * @param fees quote
 * @param created by the venue's clock
 * @param misled whether the venue misbehaves with this order
 */
public record VenueOrderView(
    long sequence,
    String orderId,
    String clientOrderId,
    String productId,
    Side side,
    String configuration,
    VenueStatus status,
    BigDecimal filledSize,
    BigDecimal filledValue,
    BigDecimal fees,
    Instant created,
    boolean misled) {

  static VenueOrderView of(SimulatedOrder order) {
    return new VenueOrderView(
        order.sequence,
        order.id,
        order.ticket.clientId(),
        order.product.id(),
        order.ticket.side().orElseThrow(),
        order.ticket.kind().orElseThrow().key(),
        order.status,
        order.filledBase,
        order.filledValue,
        order.fees,
        Instant.ofEpochMilli(order.created),
        order.fault.isPresent());
  }
}
