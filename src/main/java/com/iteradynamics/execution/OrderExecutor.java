package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;

/**
 * Brings orders to a known end. An order is journaled before every post and after every answer, so
 * that the process after a crash knows whether it may have been sent.
 */
final class OrderExecutor {
  private static final Duration LATE = Duration.ofHours(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final int LOOKS_AFTER_CANCEL = 3;

  private final CycleParameters parameters;
  private final TickStore store;
  private final Broker broker;
  private final InstantSource clock;

  OrderExecutor(CycleParameters parameters, TickStore store, Broker broker, InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.broker = broker;
    this.clock = clock;
  }

  /**
   * Acts on every order of {@code plan} and answers with the plan as it ended.
   *
   * @param begun when this process began the tick
   * @param permission what is allowed now: a plan may be older, and what it has not sent is not
   *     sent against a person's word
   */
  TickPlan act(TickKey tick, TickPlan plan, Instant begun, TradingPermission permission) {
    Instant deadline = parameters.actsUntil(begun);
    FollowUps followUps = new FollowUps(parameters, tick, plan, deadline, permission);
    TickPlan acted = plan;
    for (JournaledOrder order : plan.orders()) {
      JournaledOrder last =
          order.state() == OrderState.PLANNED && !isAllowed(order.request(), permission)
              ? order.markNotReceived("not sent: " + permission)
              : execute(tick, order, deadline);
      acted = acted.with(last);
      Optional<JournaledOrder> next = followUps.after(acted, last);
      while (next.isPresent() && clock.instant().isBefore(deadline)) {
        last = execute(tick, next.get(), deadline);
        acted = acted.with(last);
        next = followUps.after(acted, last);
      }
    }
    return acted;
  }

  static boolean isAllowed(OrderRequest request, TradingPermission permission) {
    return permission.allows(request.side() == Side.BUY);
  }

  /** The plan when the venue must not be asked: nothing is sent, and nothing is taken for ended. */
  static TickPlan leave(TickPlan plan, String because) {
    TickPlan left = plan;
    for (JournaledOrder order : plan.orders()) {
      if (order.state() == OrderState.PLANNED) {
        left = left.with(order.markNotReceived("not sent: " + because));
      } else if (!order.state().ended()) {
        left = left.with(order.after(new OrderOutcome.Unknown(because)));
      }
    }
    return left;
  }

  /** What is known of an order of an earlier tick, once nothing of it rests any more. */
  JournaledOrder lookUp(JournaledOrder order) {
    return lookUp(order, false);
  }

  /**
   * What is known of an order of an earlier tick. It is never sent again: its hour is over.
   *
   * @param mayRest whether it is left in the book where it rests; else it is canceled
   */
  JournaledOrder lookUp(JournaledOrder order, boolean mayRest) {
    if (order.state() == OrderState.PLANNED) {
      return order.markNotReceived("never sent: its tick died first");
    }
    OrderOutcome found = broker.find(order);
    if (found instanceof OrderOutcome.Open && order.request().rests() && !mayRest) {
      broker.cancel(order);
      found = endOfCanceled(order);
    }
    Instant now = clock.instant();
    return found instanceof OrderOutcome.NotFound && certainlyNeverArrived(order, now)
        ? order.markNotReceived("the venue did not know it at " + now)
        : order.after(isGone(order, found) ? gone(order) : found);
  }

  /** Whether the venue has taken a stop and does not know it any more. */
  private static boolean isGone(JournaledOrder order, OrderOutcome found) {
    return found instanceof OrderOutcome.NotFound
        && order.request().stop().isPresent()
        && order.venueOrderId().isPresent();
  }

  /**
   * A stop has no time at which it ends by itself: one that is gone is over, with what is known of
   * it. Should it rest all the same, it binds its coins, and they cannot be sold twice.
   */
  private static OrderOutcome gone(JournaledOrder order) {
    return new OrderOutcome.Done(order.venueOrderId().orElseThrow(), order.fills(), false);
  }

  /** What becomes of an order that is canceled: the venue may take some seconds to end it. */
  private OrderOutcome endOfCanceled(JournaledOrder order) {
    OrderOutcome found = broker.find(order);
    Iterator<Duration> pauses =
        broker.pollPolicy().pauses().stream().limit(LOOKS_AFTER_CANCEL).iterator();
    while (found instanceof OrderOutcome.Open && pauses.hasNext()) {
      parameters.pause().pause(pauses.next());
      found = broker.find(order);
    }
    return found;
  }

  /** An order that has ended, as the venue has it by now; as it is when that is not known. */
  JournaledOrder endAgain(JournaledOrder ended) {
    return broker.find(ended) instanceof OrderOutcome.Done done ? ended.after(done) : ended;
  }

  private boolean certainlyNeverArrived(JournaledOrder order, Instant now) {
    Duration wait = broker.pollPolicy().notFoundIsFinalAfter();
    return order.venueOrderId().isEmpty()
        && order.sentAt().filter(sent -> !now.isBefore(sent.plus(wait))).isPresent();
  }

  private JournaledOrder execute(TickKey tick, JournaledOrder order, Instant deadline) {
    if (order.state() != OrderState.PLANNED) {
      return order.state().ended() ? order : await(tick, order, deadline);
    }
    Optional<String> tooLate = tooLate(tick, order, deadline);
    return tooLate.isPresent()
        ? order.markNotReceived("not sent: " + tooLate.get())
        : await(tick, post(tick, order, deadline), deadline);
  }

  private Optional<String> tooLate(TickKey tick, JournaledOrder order, Instant deadline) {
    Instant now = clock.instant();
    boolean buy = order.request().side() == Side.BUY;
    if (buy && tick.book().live() && now.isAfter(tick.hour().plus(LATE))) {
      return Optional.of("it was more than an hour too late to enter");
    }
    if (!now.isBefore(deadline)) {
      return Optional.of("the tick's time was over");
    }
    return order
        .request()
        .postOnly()
        .filter(terms -> !now.isBefore(terms.until().minus(BETWEEN_LOOKS)))
        .map(terms -> "its time to rest was over");
  }

  private JournaledOrder post(TickKey tick, JournaledOrder order, Instant deadline) {
    Instant now = clock.instant();
    JournaledOrder sent = order.sent(now);
    store.journal(tick, sent);
    return journaled(tick, sent.after(outcome(sent, broker.submit(sent.request(), now, deadline))));
  }

  /** A refusal of a second post says nothing of the first, which may have been taken. */
  private static OrderOutcome outcome(JournaledOrder sent, OrderOutcome outcome) {
    return sent.sends() > 1 && outcome instanceof OrderOutcome.Rejected rejected
        ? new OrderOutcome.Unknown("the second post was refused: " + rejected.why())
        : outcome;
  }

  private JournaledOrder journaled(TickKey tick, JournaledOrder order) {
    store.journal(tick, order);
    return order;
  }

  /**
   * Looks until the order has ended, or there is no more time. An order that the venue does not
   * know after all polls is posted once more, with the same id and body.
   */
  private JournaledOrder await(TickKey tick, JournaledOrder order, Instant deadline) {
    JournaledOrder current = order;
    Iterator<Duration> pauses = broker.pollPolicy().pauses().iterator();
    boolean rested = false;
    while (!current.state().ended()) {
      if (!rested && current.state() == OrderState.OPEN) {
        if (current.request().restsBeyond(deadline)) {
          return changed(tick, current, broker.find(current));
        }
        current = rest(tick, current);
        rested = true;
        continue;
      }
      OrderOutcome found = broker.find(current);
      current = found instanceof OrderOutcome.NotFound ? current : changed(tick, current, found);
      if (current.state().ended()) {
        return current;
      }
      if (pauses.hasNext() && clock.instant().isBefore(deadline)) {
        parameters.pause().pause(pauses.next());
      } else if (mayPostAgain(current, found) && tooLate(tick, current, deadline).isEmpty()) {
        current = post(tick, current, deadline);
        pauses = broker.pollPolicy().pauses().iterator();
      } else {
        return current.state() == OrderState.SENT ? changed(tick, current, found) : current;
      }
    }
    return current;
  }

  private JournaledOrder changed(TickKey tick, JournaledOrder order, OrderOutcome found) {
    JournaledOrder next = order.after(found);
    return next.equals(order) ? order : journaled(tick, next);
  }

  /** An order that the venue took has its id, and is not posted again whatever it says later. */
  private static boolean mayPostAgain(JournaledOrder order, OrderOutcome found) {
    return found instanceof OrderOutcome.NotFound
        && order.venueOrderId().isEmpty()
        && order.sends() < JournaledOrder.MAX_SENDS;
  }

  /** Waits while an order rests in the book; what is left of it when its time is over is ended. */
  private JournaledOrder rest(TickKey tick, JournaledOrder order) {
    Optional<Instant> until = order.request().postOnly().map(PostOnly::until);
    JournaledOrder current = order;
    while (current.state() == OrderState.OPEN
        && until.filter(end -> clock.instant().isBefore(end)).isPresent()) {
      parameters.pause().pause(BETWEEN_LOOKS);
      current = changed(tick, current, broker.find(current));
    }
    if (current.state() == OrderState.OPEN && until.isPresent()) {
      broker.cancel(current);
    }
    return current;
  }

  /** The portfolio that names this book's orders. */
  static String portfolio(Optional<PrimeState> state, TickKey tick) {
    return state.flatMap(PrimeState::portfolio).orElse(tick.book().book());
  }
}
