package com.iteradynamics.venue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.venue.VenueFaults.Met;
import java.math.BigDecimal;
import java.util.Optional;

/** Takes orders, or says why not, and cancels them. */
final class OrderService {
  private final VenueSettings settings;
  private final Products products;
  private final Orders orders;
  private final OrderChecks checks;
  private final Trading trading;
  private final Ids ids;

  OrderService(
      VenueSettings settings,
      Products products,
      Orders orders,
      Wallets wallets,
      Trading trading,
      Ids ids) {
    this.settings = settings;
    this.products = products;
    this.orders = orders;
    this.trading = trading;
    this.ids = ids;
    checks = new OrderChecks(settings, wallets);
  }

  /** What came of an order: taken, known already, or refused. */
  sealed interface Outcome {
    record Taken(SimulatedOrder order) implements Outcome {}

    record Known(SimulatedOrder before) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  /**
   * Takes an order. An id that was taken before makes no new order, whatever else is asked for; an
   * id that was refused can be used again.
   */
  Outcome submit(Ticket ticket, String portfolio, Optional<Met> fault, Now now) {
    Optional<SimulatedOrder> before = orders.findByClientId(ticket.clientId());
    if (before.isPresent()) {
      return new Outcome.Known(before.get());
    }
    Optional<VenueProduct> product = products.find(ticket.productId());
    Optional<Refusal> refusal = refusal(ticket, product, now);
    if (refusal.isPresent()) {
      return new Outcome.Refused(refusal.get());
    }
    VenueProduct known = product.orElseThrow();
    Market market = products.market(known);
    SimulatedOrder.Reserve reserve = checks.reserve(ticket, known, market.quote(now.millis()));
    reserve.wallet().hold(reserve.amount());
    SimulatedOrder order =
        new SimulatedOrder(
            orders.nextSequence(), ids.uuid(), ticket, known, market, portfolio, now, reserve);
    ticket.end().ifPresent(end -> order.endsAt = end.toEpochMilli() - now.server() + now.millis());
    fault.ifPresent(met -> upset(order, met));
    orders.add(order);
    trading.advance(now);
    return new Outcome.Taken(order);
  }

  private Optional<Refusal> refusal(Ticket ticket, Optional<VenueProduct> product, Now now) {
    VenueQuote quote = product.map(p -> products.market(p).quote(now.millis())).orElse(null);
    return checks
        .refusal(ticket, product, quote, now)
        .or(() -> checks.fundsRefusal(ticket, product.orElseThrow(), quote));
  }

  private static void upset(SimulatedOrder order, Met met) {
    boolean rests = order.ticket.kind().orElseThrow().rests();
    if (rests && met.fault() == VenueFault.CANCELLED_BEFORE_FILLS) {
      return;
    }
    order.fault = Optional.of(met);
    long slow = met.slow().toMillis();
    if (met.fault() == VenueFault.SLOW_FILL) {
      order.opensAt += slow / 2;
      order.takesAt += slow;
    } else if (met.fault() == VenueFault.SLOW_SETTLE) {
      order.settlesAfter = slow;
    } else if (met.fault() == VenueFault.LATE_FILLS) {
      order.fillsLate = slow;
    } else if (met.fault() == VenueFault.CANCELLED_BEFORE_FILLS) {
      order.takesAt += slow;
    } else if (met.fault() == VenueFault.LATE_LISTING) {
      order.listedAt += slow;
    }
  }

  /** What a preview says. */
  Reply preview(Ticket ticket, Now now) {
    Optional<VenueProduct> product = products.find(ticket.productId());
    ObjectNode json = Reply.object();
    Optional<Refusal> refusal = refusal(ticket, product, now);
    if (product.isPresent() && ticket.side().isPresent() && ticket.kind().isPresent()) {
      amounts(json, ticket, products.market(product.get()).quote(now.millis()));
    }
    ArrayNode errors = json.putArray("errs");
    refusal.ifPresent(why -> errors.add(why.preview()));
    json.putArray("warning");
    return Reply.ok(
        json.put("is_max", false)
            .put("order_margin_total", "")
            .put("leverage", "0")
            .put("long_leverage", "0")
            .put("short_leverage", "0")
            .put("slippage", "0")
            .put("current_liquidation_buffer", "")
            .put("projected_liquidation_buffer", "")
            .put("max_leverage", "")
            .put("preview_id", ids.uuid()));
  }

  private void amounts(ObjectNode json, Ticket ticket, VenueQuote quote) {
    BigDecimal price = ticket.limitPrice().orElse(ticket.buys() ? quote.ask() : quote.bid());
    BigDecimal rate = ticket.postOnly() ? settings.makerFee() : settings.takerFee();
    BigDecimal value =
        ticket.inQuote()
            ? VenueAmounts.divided(ticket.quoteSize().get(), BigDecimal.ONE.add(rate))
            : VenueAmounts.times(ticket.baseSize().orElse(BigDecimal.ZERO), price);
    BigDecimal fee =
        ticket.inQuote()
            ? ticket.quoteSize().get().subtract(value)
            : VenueAmounts.times(value, rate);
    json.put("order_total", VenueAmounts.text(ticket.buys() ? value.add(fee) : value.subtract(fee)))
        .put("commission_total", VenueAmounts.text(fee))
        .put("quote_size", VenueAmounts.text(value))
        .put("base_size", VenueAmounts.text(VenueAmounts.divided(value, price)))
        .put("best_bid", VenueAmounts.text(quote.bid()))
        .put("best_ask", VenueAmounts.text(quote.ask()))
        .put("est_average_filled_price", VenueAmounts.text(price))
        .put("average_filled_price", VenueAmounts.text(price));
  }

  /** Cancels what can be canceled; the answer says only what was accepted. */
  Reply cancel(JsonNode body, Optional<Met> fault, Now now) throws InvalidCallException {
    JsonNode wanted = body.path("order_ids");
    if (!wanted.isArray() || wanted.isEmpty()) {
      throw new InvalidCallException("order_ids must not be empty");
    }
    ObjectNode json = Reply.object();
    ArrayNode results = json.putArray("results");
    for (JsonNode id : wanted) {
      String reason = cancel(orders.find(id.asText()), fault, now);
      results
          .addObject()
          .put("success", reason.isEmpty())
          .put("failure_reason", reason.isEmpty() ? "UNKNOWN_CANCEL_FAILURE_REASON" : reason)
          .put("order_id", id.asText());
    }
    trading.advance(now);
    return Reply.ok(json);
  }

  /** Why it cannot be canceled; empty text when it can. */
  private static String cancel(Optional<SimulatedOrder> found, Optional<Met> fault, Now now) {
    if (found.isEmpty()) {
      return "UNKNOWN_CANCEL_ORDER";
    }
    SimulatedOrder order = found.get();
    return switch (order.told()) {
      case FILLED -> "ORDER_IS_FULLY_FILLED";
      case CANCELLED, EXPIRED, FAILED -> "NOT_ALLOWED_TO_CANCEL";
      case CANCEL_QUEUED -> "DUPLICATE_CANCEL_REQUEST";
      case PENDING, OPEN -> {
        order.status = VenueStatus.CANCEL_QUEUED;
        order.cancelsAt = now.millis() + fault.map(met -> met.slow().toMillis()).orElse(0L);
        yield "";
      }
    };
  }
}
