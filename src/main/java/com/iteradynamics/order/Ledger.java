package com.iteradynamics.order;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.PrimeStateChange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Books fills into the state. Pure: every method answers with a new state. */
public final class Ledger {
  private Ledger() {}

  /**
   * The state with these orders booked: cash and quantity from their fills, never from their
   * requests. An order that has not ended is remembered as open.
   *
   * <p>A position begins with a fill and ends when so little is left that the venue would not take
   * its sale; its planned exit ends with it, unless an order may yet become a position.
   */
  public static PrimeState book(PrimeState state, List<JournaledOrder> orders) {
    PrimeState booked = state;
    for (JournaledOrder order : orders) {
      booked = book(booked, order);
    }
    return orders.isEmpty() ? booked : after(booked, orders.getLast());
  }

  /** The state after its last order: without one there is no position, unless one may yet come. */
  private static PrimeState after(PrimeState booked, JournaledOrder last) {
    PrimeState state = stillResting(booked, last);
    return holdsPosition(state, last) || waitsFor(state, last.request())
        ? state
        : flatSince(state.sold(), last.request().hour()).change().resting(Optional.empty()).done();
  }

  /** Whether what has rested is bought yet. */
  private static boolean waitsFor(PrimeState state, OrderRequest request) {
    return state.resting().isPresent() && request.side() == Side.BUY;
  }

  /** An order that is filled, or that another has followed, leaves nothing to wait for. */
  private static PrimeState stillResting(PrimeState state, JournaledOrder last) {
    boolean rests =
        state
            .resting()
            .filter(order -> order.clientOrderId().equals(last.request().clientOrderId()))
            .filter(any -> last.state() != OrderState.FILLED)
            .isPresent();
    return rests ? state : state.change().resting(Optional.empty()).done();
  }

  /** A book without a position since {@code hour}, unless it had none before. */
  static PrimeState flatSince(PrimeState state, Instant hour) {
    return state.flatSince().isPresent()
        ? state
        : state.change().flatSince(Optional.of(hour)).done();
  }

  /**
   * The state with an order of an earlier hour booked as it is now, of which the next record has to
   * tell.
   *
   * @param before the order as it was booked, open
   * @param now the same order, with at least as much executed
   */
  public static PrimeState bookOpen(PrimeState state, JournaledOrder before, JournaledOrder now) {
    PrimeState booked =
        before.fills().isEmpty()
            ? book(state, List.of(now))
            : closed(bookLater(state, before, now), now);
    return booked.change().bookedLate(with(booked.bookedLate(), now.request())).done();
  }

  /** What an order that was booked while it was open has left, once it has ended. */
  private static PrimeState closed(PrimeState state, JournaledOrder order) {
    if (!order.state().ended()) {
      return state;
    }
    List<String> open = new ArrayList<>(state.openOrders());
    open.remove(order.request().clientOrderId());
    return after(
        state.change().openOrders(open).restingStop(restingStop(state, order)).done(), order);
  }

  /**
   * The state with what the venue executed of an order beyond what was booked of it.
   *
   * @param before the order as it was booked
   * @param after the same order, with at least as much executed
   * @throws IllegalArgumentException when the ledger has not what it would take
   */
  public static PrimeState bookLater(
      PrimeState state, JournaledOrder before, JournaledOrder after) {
    Sums more = Sums.of(after).minus(Sums.of(before));
    OrderRequest request = after.request();
    PrimeStateChange change = holding(state, more, after.fills().size() - before.fills().size());
    if (request.side() == Side.BUY && more.baseQty().signum() > 0) {
      change.position(grown(state, after, more), state.plannedExit());
    }
    PrimeState booked =
        change
            .restingStop(restingStop(state, after))
            .bookedLate(with(state.bookedLate(), request))
            .done();
    return holdsPosition(booked, after) ? booked : booked.sold();
  }

  private static PrimeState book(PrimeState state, JournaledOrder order) {
    List<String> open = new ArrayList<>(state.openOrders());
    String id = order.request().clientOrderId();
    open.remove(id);
    if (!order.state().ended()) {
      open.add(id);
    }
    return holding(state, Sums.of(order), order.fills().size())
        .position(entry(state, order), state.plannedExit())
        .openOrders(open)
        .restingStop(restingStop(state, order))
        .activity(counted(state, order))
        .done();
  }

  /**
   * The stop that rests at the venue, once {@code order} is as it is. One that has ended is
   * forgotten if it has sold nothing; else a decision has to count it.
   */
  private static Optional<PrimeState.RestingStop> restingStop(
      PrimeState state, JournaledOrder order) {
    OrderRequest request = order.request();
    if (request.stop().isEmpty()) {
      return state.restingStop();
    }
    Optional<PrimeState.RestingStop> other =
        state.restingStop().filter(stop -> !stop.clientOrderId().equals(request.clientOrderId()));
    boolean otherRests = other.isPresent() && state.stopRests();
    return order.state().ended() && (order.fills().isEmpty() || otherRests)
        ? other
        : Optional.of(
            new PrimeState.RestingStop(
                request.clientOrderId(), request.stop().get().stopPriceUsd()));
  }

  private static PrimeStateChange holding(PrimeState state, Sums change, int fills) {
    return state
        .change()
        .holdings(state.cashUsd().add(change.cashUsd()), state.baseQty().add(change.baseQty()))
        .fillsSinceFlat(state.fillsSinceFlat() + Math.max(0, fills));
  }

  /** What the fills of an order change in the ledger; what goes out is negative. */
  private record Sums(BigDecimal valueUsd, BigDecimal feeUsd, BigDecimal baseQty) {
    static Sums of(JournaledOrder order) {
      BigDecimal value = BigDecimal.ZERO;
      BigDecimal fee = BigDecimal.ZERO;
      BigDecimal base = BigDecimal.ZERO;
      for (Fill fill : order.fills()) {
        value = value.add(fill.valueUsd());
        fee = fee.add(fill.feeUsd());
        base = base.add(fill.baseQty());
      }
      return order.request().side() == Side.BUY
          ? new Sums(value.negate(), fee, base)
          : new Sums(value, fee, base.negate());
    }

    Sums minus(Sums other) {
      return new Sums(
          valueUsd.subtract(other.valueUsd),
          feeUsd.subtract(other.feeUsd),
          baseQty.subtract(other.baseQty));
    }

    BigDecimal cashUsd() {
      return valueUsd.subtract(feeUsd);
    }
  }

  /** Whether what the ledger holds can be sold, or another order may yet bring more. */
  private static boolean holdsPosition(PrimeState state, JournaledOrder order) {
    OrderRequest request = order.request();
    BigDecimal least = request.minimumSale().orElse(BigDecimal.ZERO);
    boolean sells = request.side() == Side.SELL && order.state() == OrderState.OPEN;
    return state.openOrders().stream().anyMatch(id -> !sells || !id.equals(request.clientOrderId()))
        || (state.baseQty().signum() > 0 && state.baseQty().compareTo(least) >= 0);
  }

  /** The position's beginning; an entry of several orders has the average of their prices. */
  private static Optional<PrimeState.Entry> entry(PrimeState state, JournaledOrder order) {
    if (order.request().side() != Side.BUY || order.fills().isEmpty()) {
      return state.entry();
    }
    List<Fill> fills = new ArrayList<>(order.fills());
    Instant hour = decided(order.request());
    state
        .entry()
        .filter(begun -> begun.at().equals(hour))
        .ifPresent(
            begun -> fills.add(new Fill(begun.priceUsd(), state.baseQty(), BigDecimal.ZERO)));
    return averagePrice(fills).map(price -> new PrimeState.Entry(hour, price));
  }

  /** The beginning of a position that a buy has made larger, or has turned out to have begun. */
  private static Optional<PrimeState.Entry> grown(PrimeState state, JournaledOrder buy, Sums more) {
    if (state.entry().isEmpty()) {
      return averagePrice(buy.fills())
          .map(price -> new PrimeState.Entry(decided(buy.request()), price));
    }
    PrimeState.Entry begun = state.entry().get();
    BigDecimal paid = begun.priceUsd().multiply(state.baseQty()).subtract(more.valueUsd());
    BigDecimal price =
        paid.divide(state.baseQty().add(more.baseQty()), MathContext.DECIMAL64)
            .stripTrailingZeros();
    return Optional.of(new PrimeState.Entry(begun.at(), price));
  }

  /** The hour whose tick decided it; a watch goes on with what that has begun. */
  private static Instant decided(OrderRequest request) {
    return request.hour().truncatedTo(ChronoUnit.HOURS);
  }

  private static List<String> with(List<String> ids, OrderRequest request) {
    List<String> all = new ArrayList<>(ids);
    all.remove(request.clientOrderId());
    all.add(request.clientOrderId());
    return all;
  }

  /** An order counts once: when it is first booked, ended or not. A resting stop counts never. */
  private static Optional<Activity> counted(PrimeState state, JournaledOrder order) {
    boolean known = state.openOrders().contains(order.request().clientOrderId());
    return order.sends() == 0 || known || order.request().stop().isPresent()
        ? state.activity()
        : state
            .activity()
            .map(
                activity ->
                    activity.sent(decided(order.request()), order.state() == OrderState.REJECTED));
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
}
