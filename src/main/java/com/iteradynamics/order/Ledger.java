package com.iteradynamics.order;

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
            .finished(hour, ruling.branch());
    if (ruling.branch() == ExecutionBranch.EXIT_STRATEGY
        || ruling.branch() == ExecutionBranch.EXIT_HORIZON) {
      change.exited(hour);
    }
    return change.done();
  }

  /**
   * The state with an order's end booked: cash and quantity from its fills, never from its request.
   * An order that has not ended is remembered as open.
   */
  public static PrimeState book(PrimeState state, JournalledOrder order) {
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
    boolean bought = buy && !order.fills().isEmpty();
    boolean soldOut = !buy && !order.fills().isEmpty() && base.signum() <= 0;
    return state
        .change()
        .holdings(cash, base)
        .position(
            entry(state, order, bought, soldOut),
            soldOut || neverBought(order) ? Optional.empty() : state.plannedExit())
        .openOrders(open)
        .done();
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

  private static Optional<PrimeState.Entry> entry(
      PrimeState state, JournalledOrder order, boolean bought, boolean soldOut) {
    if (soldOut) {
      return Optional.empty();
    }
    return bought
        ? averagePrice(order.fills())
            .map(price -> new PrimeState.Entry(order.request().hour(), price))
        : state.entry();
  }

  /** A buy whose end is unknown may yet turn out to be a position; its planned exit is kept. */
  private static Optional<Instant> ofUnknownBuy(PrimeState state) {
    return state.openOrders().isEmpty() ? Optional.empty() : state.plannedExit();
  }

  private static boolean neverBought(JournalledOrder order) {
    return order.request().side() == Side.BUY && order.state().ended() && order.fills().isEmpty();
  }
}
