package com.iteradynamics.venue;

import com.iteradynamics.venue.Booking.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an order takes out of the book at once: a few fills, each a price increment worse than the
 * one before, up to its limit, the price protection or the depth of the book, whichever comes
 * first.
 */
final class Taking {
  private static final BigDecimal PROTECTION = new BigDecimal("0.02");

  private final VenueSettings settings;
  private final Booking booking;
  private final Ids ids;

  Taking(VenueSettings settings, Booking booking, Ids ids) {
    this.settings = settings;
    this.booking = booking;
    this.ids = ids;
  }

  /** Fills what can be filled at {@code order.takesAt}. */
  void take(SimulatedOrder order, long skew) {
    VenueQuote quote = order.market.quote(order.takesAt);
    BigDecimal step = order.product.priceIncrement();
    BigDecimal price = order.buys() ? quote.ask() : quote.bid();
    BigDecimal worst = worst(order, quote);
    BigDecimal left = depth(order, price);
    if (order.ticket.kind().orElseThrow() == OrderKind.LIMIT_FOK
        && order.baseLeft().compareTo(left) > 0) {
      return;
    }
    int parts = 1 + ids.below(settings.mostFills());
    for (int part = parts; part > 0; part--) {
      boolean within = order.buys() ? price.compareTo(worst) <= 0 : price.compareTo(worst) >= 0;
      if (!within || left.signum() <= 0) {
        return;
      }
      Trade trade = limited(order, trade(order, price, part), left);
      if (trade.base().signum() <= 0) {
        return;
      }
      booking.book(order, trade, order.takesAt, skew);
      left = left.subtract(trade.base());
      // The last fill fills the order; a better price than its limit would do for all of them.
      BigDecimal next = order.buys() ? price.add(step) : price.subtract(step);
      price = next.signum() > 0 && isWithin(order, next, worst) ? next : price;
    }
  }

  private static boolean isWithin(SimulatedOrder order, BigDecimal price, BigDecimal worst) {
    return order.buys() ? price.compareTo(worst) <= 0 : price.compareTo(worst) >= 0;
  }

  /** The price beyond which nothing is filled. */
  private static BigDecimal worst(SimulatedOrder order, VenueQuote quote) {
    BigDecimal way = quote.mid().multiply(PROTECTION);
    BigDecimal guarded = order.buys() ? quote.mid().add(way) : quote.mid().subtract(way);
    if (order.ticket.limitPrice().isEmpty()) {
      return guarded;
    }
    BigDecimal limit = order.ticket.limitPrice().get();
    return order.buys() ? limit.min(guarded) : limit.max(guarded);
  }

  /** What the book has for this order, units of base. */
  private BigDecimal depth(SimulatedOrder order, BigDecimal price) {
    BigDecimal depth = order.market.depth();
    if (!order.getsPart()) {
      return depth;
    }
    BigDecimal asked =
        order.ticket.inQuote()
            ? VenueAmounts.divided(net(order.ticket.quoteSize().orElseThrow()), price)
            : order.baseLeft();
    return depth.min(Trading.part(order.fault.orElseThrow(), asked, order.product));
  }

  /** One of {@code parts} fills that are left to make: the last one takes all the rest. */
  private Trade trade(SimulatedOrder order, BigDecimal price, int parts) {
    if (order.ticket.inQuote()) {
      BigDecimal gross = share(order.holdLeft, parts, order.product.quoteIncrement());
      BigDecimal value = net(gross);
      return new Trade(
          price, VenueAmounts.divided(value, price), value, gross.subtract(value), false);
    }
    return ofBase(price, share(order.baseLeft(), parts, order.product.baseIncrement()));
  }

  /** The trade, or as much of it as the book has and as the buyer's money pays. */
  private Trade limited(SimulatedOrder order, Trade trade, BigDecimal left) {
    Trade possible = trade.base().compareTo(left) > 0 ? ofBase(trade.price(), left) : trade;
    BigDecimal cost = possible.value().add(possible.fee());
    if (!order.buys() || cost.compareTo(order.holdLeft) <= 0) {
      return possible;
    }
    BigDecimal paid = VenueAmounts.divided(net(order.holdLeft), possible.price());
    return ofBase(possible.price(), VenueAmounts.floor(paid, order.product.baseIncrement()));
  }

  private Trade ofBase(BigDecimal price, BigDecimal base) {
    BigDecimal value = VenueAmounts.times(base, price);
    return new Trade(price, base, value, VenueAmounts.times(value, settings.takerFee()), false);
  }

  /** What is left of an amount without the fee that is in it. */
  private BigDecimal net(BigDecimal gross) {
    return VenueAmounts.divided(gross, BigDecimal.ONE.add(settings.takerFee()));
  }

  private static BigDecimal share(BigDecimal amount, int parts, BigDecimal increment) {
    if (parts == 1) {
      return amount;
    }
    BigDecimal share = amount.divide(BigDecimal.valueOf(parts), 16, RoundingMode.FLOOR);
    BigDecimal floored = VenueAmounts.floor(share, increment);
    return floored.signum() > 0 ? floored : amount;
  }
}
