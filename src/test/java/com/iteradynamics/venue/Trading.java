package com.iteradynamics.venue;

import com.iteradynamics.venue.VenueFaults.Met;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.OptionalLong;

/** What becomes of orders as time passes: they take, rest, fill, expire, are canceled. */
final class Trading {
  private final VenueSettings settings;
  private final Orders orders;
  private final Taking taking;
  private final Booking booking;

  Trading(VenueSettings settings, Orders orders, Wallets wallets, Ids ids) {
    this.settings = settings;
    this.orders = orders;
    booking = new Booking(orders, wallets, ids);
    taking = new Taking(settings, booking, ids);
  }

  /** Lets everything happen that happens up to now. */
  void advance(Now now) {
    if (orders.active().isEmpty()) {
      return;
    }
    for (Iterator<SimulatedOrder> all = orders.active().iterator(); all.hasNext(); ) {
      SimulatedOrder order = all.next();
      advance(order, now);
      if (order.status.isTerminal()) {
        all.remove();
      }
    }
  }

  private void advance(SimulatedOrder order, Now now) {
    long skew = now.server() - now.millis();
    if (order.status == VenueStatus.PENDING && now.millis() >= order.opensAt) {
      order.status = VenueStatus.OPEN;
    }
    long end = Math.min(order.endsAt, order.cancelsAt);
    if (order.waits()) {
      trigger(order, Math.min(now.millis(), end));
    }
    if (!order.waits() && !order.taken && order.takesAt < end && now.millis() >= order.takesAt) {
      order.taken = true;
      order.lookedAt = order.takesAt;
      take(order, skew);
    }
    if (!order.status.isTerminal()) {
      rest(order, end, now.millis(), skew);
    }
  }

  /** A stop becomes an order when the price reaches it, from when it was last looked at on. */
  private static void trigger(SimulatedOrder order, long to) {
    long from = Math.max(order.lookedAt, order.opensAt);
    OptionalLong at = order.market.reaches(order.ticket.stopPrice().orElseThrow(), from, to);
    order.lookedAt = Math.max(order.lookedAt, to);
    if (at.isPresent()) {
      order.triggered = true;
      order.takesAt = Math.max(order.takesAt, at.getAsLong());
    }
  }

  private void take(SimulatedOrder order, long skew) {
    if (order.hasFault(VenueFault.FAILED_ORDER)) {
      order.rejectReason = "HOLD_FAILURE";
      booking.end(order, VenueStatus.FAILED, order.takesAt);
      return;
    }
    if (!order.ticket.postOnly()) {
      taking.take(order, skew);
    }
    if (order.isFull()) {
      booking.end(order, VenueStatus.FILLED, order.takesAt);
    } else if (!order.ticket.kind().orElseThrow().rests()) {
      booking.end(order, VenueStatus.CANCELLED, order.takesAt);
    }
  }

  /** An order that waits, from when the market was last looked at up to now or to its end. */
  private void rest(SimulatedOrder order, long end, long now, long skew) {
    long to = Math.min(now, end);
    if (order.taken && to > order.lookedAt) {
      fill(order, to, skew);
    }
    if (order.isFull()) {
      booking.end(order, VenueStatus.FILLED, to);
    } else if (now >= end) {
      booking.end(
          order,
          order.cancelsAt <= order.endsAt ? VenueStatus.CANCELLED : VenueStatus.EXPIRED,
          end);
    }
  }

  private void fill(SimulatedOrder order, long to, long skew) {
    BigDecimal limit = order.ticket.limitPrice().orElseThrow();
    BigDecimal traded = order.market.traded(order.buys(), limit, order.lookedAt, to);
    order.lookedAt = to;
    if (traded.signum() == 0) {
      return;
    }
    order.traded = order.traded.add(traded);
    BigDecimal due = order.traded.min(most(order)).subtract(order.filledBase);
    BigDecimal base = VenueAmounts.floor(due, order.product.baseIncrement());
    if (base.signum() > 0) {
      BigDecimal value = VenueAmounts.times(base, limit);
      BigDecimal fee = VenueAmounts.times(value, settings.makerFee());
      booking.book(order, new Booking.Trade(limit, base, value, fee, true), to, skew);
    }
  }

  /** The most that it gets as long as it rests. */
  private static BigDecimal most(SimulatedOrder order) {
    BigDecimal size = order.ticket.baseSize().orElseThrow();
    return order.hasFault(VenueFault.PARTIAL_MAKER)
        ? part(order.fault.orElseThrow(), size, order.product)
        : size;
  }

  /** A part of a size that is more than nothing and less than all, if it can be divided. */
  static BigDecimal part(Met fault, BigDecimal base, VenueProduct product) {
    BigDecimal share = VenueAmounts.of(0.05 + 0.9 * fault.fraction());
    return VenueAmounts.floor(base.multiply(share), product.baseIncrement());
  }
}
