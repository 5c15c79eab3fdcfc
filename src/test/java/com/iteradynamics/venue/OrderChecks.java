package com.iteradynamics.venue;

import com.iteradynamics.venue.SimulatedOrder.Reserve;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether the venue takes an order. It never rounds what was asked for. */
final class OrderChecks {
  /** What a buyer of base at the market must have beyond the price, since the price moves. */
  private static final BigDecimal PROTECTION = new BigDecimal("1.02");

  private final VenueSettings settings;
  private final Wallets wallets;

  OrderChecks(VenueSettings settings, Wallets wallets) {
    this.settings = settings;
    this.wallets = wallets;
  }

  /** Why not, apart from money; empty when it is all right. The first reason counts. */
  Optional<Refusal> refusal(
      Ticket ticket, Optional<VenueProduct> product, VenueQuote quote, Now now) {
    if (ticket.side().isEmpty()) {
      return Optional.of(Refusal.INVALID_SIDE);
    }
    if (product.isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_PRODUCT);
    }
    return flags(ticket, product.get())
        .or(() -> shape(ticket))
        .or(() -> precision(ticket, product.get()))
        .or(() -> bounds(ticket, product.get()))
        .or(() -> resting(ticket, quote, now));
  }

  /** Why there is no money for it; empty when there is. */
  Optional<Refusal> fundsRefusal(Ticket ticket, VenueProduct product, VenueQuote quote) {
    Optional<SimulatedWallet> paid = wallets.find(product.quote());
    Optional<SimulatedWallet> traded = wallets.find(product.base());
    if (paid.isEmpty() || (!ticket.buys() && traded.isEmpty())) {
      return Optional.of(Refusal.NO_ACCOUNT);
    }
    Reserve needed = reserve(ticket, product, quote);
    return needed.wallet().available().compareTo(needed.amount()) < 0
        ? Optional.of(Refusal.FUNDS)
        : Optional.empty();
  }

  /** What the order binds: a seller's coins, a buyer's money with the fee. */
  Reserve reserve(Ticket ticket, VenueProduct product, VenueQuote quote) {
    if (!ticket.buys()) {
      return new Reserve(wallets.get(product.base()), ticket.baseSize().orElseThrow());
    }
    SimulatedWallet wallet = wallets.get(product.quote());
    if (ticket.inQuote()) {
      return new Reserve(wallet, ticket.quoteSize().orElseThrow());
    }
    BigDecimal rate = ticket.postOnly() ? settings.makerFee() : settings.takerFee();
    BigDecimal price = ticket.limitPrice().orElseGet(() -> quote.ask().multiply(PROTECTION));
    BigDecimal value = price.multiply(ticket.baseSize().orElseThrow());
    return new Reserve(wallet, value.multiply(BigDecimal.ONE.add(rate)));
  }

  private static Optional<Refusal> flags(Ticket ticket, VenueProduct product) {
    if (!product.status().equals("online")) {
      return Optional.of(Refusal.UNTRADABLE);
    }
    boolean limit = ticket.kind().isPresent() && ticket.kind().get().isLimit();
    boolean open = true;
    for (ProductFlag flag : product.flags()) {
      open &=
          switch (flag) {
            case TRADING_DISABLED, IS_DISABLED, CANCEL_ONLY, AUCTION_MODE, VIEW_ONLY -> false;
            case LIMIT_ONLY -> limit;
            case POST_ONLY -> ticket.postOnly();
          };
    }
    return open ? Optional.empty() : Optional.of(Refusal.DISABLED);
  }

  private static Optional<Refusal> shape(Ticket ticket) {
    boolean fits =
        switch (ticket.kind().orElse(null)) {
          case null -> false;
          case MARKET_IOC ->
              ticket.quoteSize().isPresent() != ticket.baseSize().isPresent()
                  && (ticket.buys() || ticket.baseSize().isPresent());
          case LIMIT_IOC, LIMIT_FOK, LIMIT_GTC -> isLimit(ticket);
          case LIMIT_GTD -> isLimit(ticket) && ticket.end().isPresent();
          // No one here buys by a stop.
          case STOP_GTC -> isLimit(ticket) && ticket.stopPrice().isPresent() && !ticket.buys();
        };
    return fits ? Optional.empty() : Optional.of(Refusal.UNSUPPORTED);
  }

  private static boolean isLimit(Ticket ticket) {
    return ticket.baseSize().isPresent()
        && ticket.limitPrice().isPresent()
        && ticket.quoteSize().isEmpty();
  }

  private static Optional<Refusal> precision(Ticket ticket, VenueProduct product) {
    if (isOff(ticket.quoteSize(), product.quoteIncrement())
        || isOff(ticket.baseSize(), product.baseIncrement())) {
      return Optional.of(Refusal.SIZE_PRECISION);
    }
    return isOff(ticket.limitPrice(), product.priceIncrement())
            || isOff(ticket.stopPrice(), product.priceIncrement())
        ? Optional.of(Refusal.PRICE_PRECISION)
        : Optional.empty();
  }

  private static boolean isOff(Optional<BigDecimal> amount, BigDecimal increment) {
    return amount.isPresent() && !VenueAmounts.isMultiple(amount.get(), increment);
  }

  private static Optional<Refusal> bounds(Ticket ticket, VenueProduct product) {
    BigDecimal quote =
        ticket
            .quoteSize()
            .or(() -> ticket.limitPrice().map(price -> price.multiply(ticket.baseSize().get())))
            .orElse(product.quoteMin());
    BigDecimal base = ticket.baseSize().orElse(product.baseMin());
    if (base.signum() <= 0 || base.compareTo(product.baseMin()) < 0) {
      return Optional.of(Refusal.BASE_TOO_SMALL);
    }
    if (base.compareTo(product.baseMax()) > 0) {
      return Optional.of(Refusal.BASE_TOO_LARGE);
    }
    if (quote.signum() <= 0 || quote.compareTo(product.quoteMin()) < 0) {
      return Optional.of(Refusal.QUOTE_TOO_SMALL);
    }
    return quote.compareTo(product.quoteMax()) > 0
        ? Optional.of(Refusal.QUOTE_TOO_LARGE)
        : Optional.empty();
  }

  private static Optional<Refusal> resting(Ticket ticket, VenueQuote quote, Now now) {
    if (ticket.end().isPresent() && ticket.end().get().toEpochMilli() <= now.server()) {
      return Optional.of(Refusal.END_TIME);
    }
    if (ticket.stopPrice().isPresent()) {
      return stop(ticket, quote);
    }
    return ticket.postOnly() && ticket.limitPrice().isPresent() && crosses(ticket, quote)
        ? Optional.of(Refusal.POST_ONLY)
        : Optional.empty();
  }

  private static Optional<Refusal> stop(Ticket ticket, VenueQuote quote) {
    BigDecimal stop = ticket.stopPrice().orElseThrow();
    if (stop.compareTo(ticket.limitPrice().orElseThrow()) < 0) {
      return Optional.of(Refusal.STOP_BELOW_LIMIT);
    }
    return stop.compareTo(quote.mid()) >= 0
        ? Optional.of(Refusal.STOP_ABOVE_MARKET)
        : Optional.empty();
  }

  private static boolean crosses(Ticket ticket, VenueQuote quote) {
    BigDecimal limit = ticket.limitPrice().orElseThrow();
    return ticket.buys() ? limit.compareTo(quote.ask()) >= 0 : limit.compareTo(quote.bid()) <= 0;
  }
}
