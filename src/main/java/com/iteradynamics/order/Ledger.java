package com.iteradynamics.order;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.PrimeStateChange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books decisions and fills into the state. Pure: every method answers with a new state. */
public final class Ledger {
  private Ledger() {}

  /** The state after the governors' ruling for {@code hour}, before any of its orders. */
  public static PrimeState afterDecision(PrimeState state, Decision decision, Instant hour) {
    Decision.Ruling ruling = decision.ruling();
    Assessment seen = ruling.assessment();
    Optional<Instant> plannedExit =
        switch (decision) {
          case Decision.Enter enter -> Optional.of(enter.plannedExit());
          case Decision.Exit exit -> ruling.plannedExit();
          case Decision.Stay stay -> ruling.plannedExit().or(() -> ofUnknownBuy(state));
        };
    PrimeStateChange change =
        state
            .change()
            .killed(ruling.killed())
            .equity(seen.equityUsd(), seen.peakEquityUsd())
            .position(seen.inPosition() ? state.entry() : Optional.empty(), plannedExit)
            .activity(ruling.activity())
            .finished(hour, ruling.branch());
    if (ruling.branch() == ExecutionBranch.EXIT_STRATEGY
        || ruling.branch() == ExecutionBranch.EXIT_HORIZON) {
      change.exited(hour);
    }
    return change.done();
  }

  /**
   * The state with these orders booked: cash and quantity from their fills, never from their
   * requests. An order that has not ended is remembered as open. A planned exit is kept as long as
   * there is a position, or an order that may yet become one.
   */
  public static PrimeState book(PrimeState state, List<JournalledOrder> orders) {
    PrimeState booked = state;
    for (JournalledOrder order : orders) {
      booked = book(booked, order);
    }
    return orders.isEmpty() || booked.entry().isPresent() || !booked.openOrders().isEmpty()
        ? booked
        : booked.change().position(Optional.empty(), Optional.empty()).done();
  }

  private static PrimeState book(PrimeState state, JournalledOrder order) {
    List<String> open = new ArrayList<>(state.openOrders());
    String id = order.request().clientOrderId();
    open.remove(id);
    if (!order.state().ended()) {
      open.add(id);
    }
    BigDecimal cash = state.cashUsd();
    BigDecimal base = state.baseQty();
    boolean buy = order.request().side() == Side.BUY;
    for (Fill fill : order.fills()) {
      cash = buy ? cash.subtract(fill.valueUsd()) : cash.add(fill.valueUsd());
      cash = cash.subtract(fill.feeUsd());
      base = buy ? base.add(fill.baseQty()) : base.subtract(fill.baseQty());
    }
    boolean soldOut = !buy && !order.fills().isEmpty() && base.signum() <= 0;
    return state
        .change()
        .holdings(cash, base)
        .position(
            soldOut ? Optional.empty() : entry(state, order),
            soldOut ? Optional.empty() : state.plannedExit())
        .openOrders(open)
        .activity(counted(state, order))
        .done();
  }

  /** An order counts once: when it is first booked, ended or not. */
  private static Optional<Activity> counted(PrimeState state, JournalledOrder order) {
    boolean known = state.openOrders().contains(order.request().clientOrderId());
    return order.sends() == 0 || known
        ? state.activity()
        : state
            .activity()
            .map(
                activity ->
                    activity.sent(order.request().hour(), order.state() == OrderState.REJECTED));
  }

  /** Average price of these fills, USD per unit of base, fees not included; empty without fills. */
  public static Optional<BigDecimal> averagePrice(List<Fill> fills) {
    BigDecimal value = BigDecimal.ZERO;
    BigDecimal quantity = BigDecimal.ZERO;
    for (Fill fill : fills) {
      value = value.add(fill.valueUsd());
      quantity = quantity.add(fill.baseQty());
    }
    return quantity.signum() > 0
        ? Optional.of(value.divide(quantity, MathContext.DECIMAL64).stripTrailingZeros())
        : Optional.empty();
  }

  /** The position's beginning; an entry of several orders has the average of their prices. */
  private static Optional<PrimeState.Entry> entry(PrimeState state, JournalledOrder order) {
    if (order.request().side() != Side.BUY || order.fills().isEmpty()) {
      return state.entry();
    }
    List<Fill> fills = new ArrayList<>(order.fills());
    Instant hour = order.request().hour();
    state
        .entry()
        .filter(begun -> begun.at().equals(hour))
        .ifPresent(
            begun -> fills.add(new Fill(begun.priceUsd(), state.baseQty(), BigDecimal.ZERO)));
    return averagePrice(fills).map(price -> new PrimeState.Entry(hour, price));
  }

  /** A buy whose end is unknown may yet turn out to be a position; its planned exit is kept. */
  private static Optional<Instant> ofUnknownBuy(PrimeState state) {
    return state.openOrders().isEmpty() ? Optional.empty() : state.plannedExit();
  }
}
