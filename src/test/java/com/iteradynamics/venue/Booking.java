package com.iteradynamics.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Trades and ends of orders in the wallets. */
final class Booking {
  /**
   * A trade to be booked.
   *
   * @param price quote per unit of base
   * @param base units of base
   * @param value quote, without the fee
   * @param fee quote
   * @param maker whether the order rested
   */
  record Trade(
      BigDecimal price, BigDecimal base, BigDecimal value, BigDecimal fee, boolean maker) {}

  private static final int CREDITED_DECIMALS = 8;

  private final Orders orders;
  private final Wallets wallets;
  private final Ids ids;

  Booking(Orders orders, Wallets wallets, Ids ids) {
    this.orders = orders;
    this.wallets = wallets;
    this.ids = ids;
  }

  /** Books a trade of {@code order} at {@code millis}. */
  void book(SimulatedOrder order, Trade trade, long millis, long skew) {
    if (order.buys()) {
      spend(order, trade.value().add(trade.fee()));
      wallets.open(order.product.base()).add(credited(order, trade.base()));
    } else {
      spend(order, trade.base());
      wallets.open(order.product.quote()).add(credited(order, trade.value().subtract(trade.fee())));
    }
    order.filledBase = order.filledBase.add(trade.base());
    order.filledValue = order.filledValue.add(trade.value());
    order.fees = order.fees.add(trade.fee());
    orders.add(
        new VenueFill(
            orders.nextFillSequence(),
            ids.uuid(),
            ids.uuid(),
            order,
            millis + skew,
            trade.price(),
            trade.base(),
            trade.value(),
            trade.fee(),
            trade.maker()));
  }

  /** What of an amount arrives in the wallet. */
  private static BigDecimal credited(SimulatedOrder order, BigDecimal amount) {
    return order.hasFault(VenueFault.CREDITS_CUT)
        ? amount.setScale(CREDITED_DECIMALS, RoundingMode.FLOOR)
        : amount;
  }

  /** Ends an order; what is still bound for it is free again. */
  void end(SimulatedOrder order, VenueStatus status, long millis) {
    order.status = status;
    order.holdWallet.release(order.holdLeft);
    order.holdLeft = BigDecimal.ZERO;
    if (!order.fills.isEmpty()) {
      order.settledAt = millis + order.settlesAfter;
    }
    if (status == VenueStatus.FILLED && order.hasFault(VenueFault.FILLED_WITH_CANCEL_MESSAGE)) {
      order.cancelMessage = "Internal error";
    }
  }

  private static void spend(SimulatedOrder order, BigDecimal amount) {
    if (amount.compareTo(order.holdLeft) > 0) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%s spends %s of %s", order.id, amount, order.holdLeft));
    }
    order.holdWallet.takeHeld(amount);
    order.holdLeft = order.holdLeft.subtract(amount);
  }
}
