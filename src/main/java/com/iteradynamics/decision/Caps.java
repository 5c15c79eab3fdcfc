package com.iteradynamics.decision;

import java.util.List;
import java.util.Optional;

/** Asks the caps in the order of {@link Cap}; the first that is reached stops an entry. */
final class Caps {
  private static final List<Cap> IN_ORDER = List.of(Cap.values());

  private Caps() {}

  /** The code of the first cap that an entry would break, and why; empty when there is none. */
  static Optional<String> reached(Facts facts) {
    for (Cap cap : IN_ORDER) {
      Optional<String> why = why(cap, facts, facts.parameters().caps());
      if (why.isPresent()) {
        return why.map(text -> cap + ": " + text);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> why(Cap cap, Facts facts, CapParameters caps) {
    Activity activity = facts.activity();
    return switch (cap) {
      case PRODUCT_NOT_ALLOWED -> notAllowed(facts.situation().productId(), caps);
      case DAILY_LOSS -> dailyLoss(activity.lossFraction(facts.assessment().equityUsd()), caps);
      case REJECTS_PER_HOUR ->
          counted(activity.hourRejects(), caps.rejectsPerHour(), "refusals this hour");
      case ORDERS_PER_TICK -> counted(0, caps.ordersPerTick(), "orders this tick");
      case ORDERS_PER_HOUR ->
          counted(activity.hourOrders(), caps.ordersPerHour(), "orders this hour");
      case ORDERS_PER_DAY -> counted(activity.dayOrders(), caps.ordersPerDay(), "orders today");
      case ORDER_NOTIONAL -> amount(facts, facts.targetUsd(), caps.orderUsd(), "an order of");
      case POSITION_NOTIONAL ->
          amount(
              facts,
              facts.assessment().positionUsd() + facts.targetUsd(),
              caps.positionUsd(),
              "a position of");
    };
  }

  private static Optional<String> notAllowed(String productId, CapParameters caps) {
    return caps.products().isEmpty() || caps.products().contains(productId)
        ? Optional.empty()
        : Optional.of(productId + " is not one of " + String.join(", ", caps.products()));
  }

  private static Optional<String> dailyLoss(double loss, CapParameters caps) {
    return loss >= caps.dailyLoss()
        ? Optional.of(
            "lost %s of equity since 00:00 UTC, entries end at %s"
                .formatted(Gates.percent(loss), Gates.percent(caps.dailyLoss())))
        : Optional.empty();
  }

  private static Optional<String> counted(int count, int most, String what) {
    return count >= most ? Optional.of(count + " " + what + ", at most " + most) : Optional.empty();
  }

  private static Optional<String> amount(Facts facts, double usd, double most, String what) {
    return usd > most
        ? Optional.of(
            "%s %s, at most %s"
                .formatted(what, Gates.amount(facts, usd), Gates.amount(facts, most)))
        : Optional.empty();
  }
}
