package com.iteradynamics.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the caps in the order of {@link Cap}; the first that is reached stops an entry. The caps of
 * an amount make an entry smaller, and stop it only when what they leave is below the minimum.
 */
final class Caps {
  private static final List<Cap> OF_AMOUNTS = List.of(Cap.ORDER_NOTIONAL, Cap.POSITION_NOTIONAL);

  private static final List<Cap> IN_ORDER = List.of(Cap.values());

  private Caps() {}

  /** The code of the first cap that an entry would break, and why; empty when there is none. */
  static Optional<String> reached(GateFacts facts) {
    for (Cap cap : IN_ORDER) {
      Optional<String> why = why(cap, facts, facts.parameters().caps());
      if (why.isPresent()) {
        return why.map(text -> cap + ": " + text);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> why(Cap cap, GateFacts facts, CapParameters caps) {
    // Without a price no cap is asked: an earlier gate has decided.
    Activity activity = facts.activity().orElseThrow();
    double equityUsd = facts.assessment().equityUsd().orElseThrow();
    return switch (cap) {
      case PRODUCT_NOT_ALLOWED -> notAllowed(facts.situation().productId(), caps);
      case DAILY_LOSS -> dailyLoss(activity.lossFraction(equityUsd), caps);
      case REJECTS_PER_HOUR ->
          counted(activity.hourRejects(), caps.rejectsPerHour(), "refusals this hour");
      case ORDERS_PER_TICK -> counted(0, caps.ordersPerTick(), "orders this tick");
      case ORDERS_PER_HOUR ->
          counted(activity.hourOrders(), caps.ordersPerHour(), "orders this hour");
      case ORDERS_PER_DAY -> counted(activity.dayOrders(), caps.ordersPerDay(), "orders today");
      case ORDER_NOTIONAL -> noRoom(cap, facts, caps.orderUsd(), "one order");
      case POSITION_NOTIONAL -> noRoom(cap, facts, caps.positionUsd(), "a position");
    };
  }

  /**
   * The cap that makes an entry of {@code wantedUsd} smaller, the tightest of them; empty when it
   * is below them all.
   */
  static Optional<Cap> cutting(GateFacts facts, double wantedUsd) {
    return OF_AMOUNTS.stream()
        .filter(cap -> roomUsd(cap, facts) < wantedUsd)
        .min(Comparator.comparingDouble(cap -> roomUsd(cap, facts)));
  }

  /** What a cap of an amount leaves for an entry, USD, &gt;= 0. */
  static double roomUsd(Cap cap, GateFacts facts) {
    CapParameters caps = facts.parameters().caps();
    return switch (cap) {
      case ORDER_NOTIONAL -> caps.orderUsd();
      case POSITION_NOTIONAL ->
          Math.max(0, caps.positionUsd() - facts.assessment().positionUsd().orElseThrow());
      case PRODUCT_NOT_ALLOWED,
          DAILY_LOSS,
          REJECTS_PER_HOUR,
          ORDERS_PER_TICK,
          ORDERS_PER_HOUR,
          ORDERS_PER_DAY ->
          throw new IllegalArgumentException(cap + " is no cap of an amount");
    };
  }

  private static Optional<String> noRoom(Cap cap, GateFacts facts, double mostUsd, String what) {
    double room = roomUsd(cap, facts);
    double minimum = facts.minimumUsd();
    return facts.wantedUsd() >= minimum && room < minimum
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "of %s wanted, at most %s in %s leaves %s, below the minimum of %s",
                Gates.amount(facts, facts.wantedUsd()),
                Gates.amount(facts, mostUsd),
                what,
                Gates.amount(facts, room),
                Gates.amount(facts, minimum)))
        : Optional.empty();
  }

  private static Optional<String> notAllowed(String productId, CapParameters caps) {
    return caps.products().isEmpty() || caps.products().contains(productId)
        ? Optional.empty()
        : Optional.of(productId + " is not one of " + String.join(", ", caps.products()));
  }

  private static Optional<String> dailyLoss(double loss, CapParameters caps) {
    return loss >= caps.dailyLoss()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "lost %s of equity since 00:00 UTC, entries end at %s",
                Gates.percent(loss),
                Gates.percent(caps.dailyLoss())))
        : Optional.empty();
  }

  private static Optional<String> counted(int count, int most, String what) {
    return count >= most ? Optional.of(count + " " + what + ", at most " + most) : Optional.empty();
  }
}
