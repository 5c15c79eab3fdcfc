package com.iteradynamics.execution;

import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings orders to a known end. An order is journalled before every post and after every answer, so
 * that whoever comes after a crash knows whether it may have been sent.
 */
final class OrderDesk {
  private final TickStore store;
  private final Broker broker;

  OrderDesk(TickStore store, Broker broker) {
    this.store = store;
    this.broker = broker;
  }

  /** Acts on every order of {@code plan} and answers with the plan as it ended. */
  TickPlan act(TickKey tick, TickPlan plan) {
    TickPlan acted = plan;
    for (JournalledOrder order : plan.orders()) {
      JournalledOrder last = execute(tick, order);
      acted = acted.with(last);
      Optional<OrderRequest> again = anotherAttempt(tick, acted, last);
      while (again.isPresent()) {
        last = execute(tick, JournalledOrder.planned(again.get()));
        acted = acted.with(last);
        again = anotherAttempt(tick, acted, last);
      }
    }
    return acted;
  }

  /** What is known of an order of an earlier tick. It is never sent again: its hour is over. */
  JournalledOrder lookUp(JournalledOrder order, Instant hour) {
    if (order.state() == OrderState.PLANNED) {
      return order.neverArrived("never sent: its tick died first");
    }
    OrderOutcome found = broker.find(order.request());
    return found instanceof OrderOutcome.NotFound
        ? order.neverArrived("the venue did not know it at " + hour)
        : order.after(found);
  }

  private JournalledOrder execute(TickKey tick, JournalledOrder order) {
    JournalledOrder current = order;
    if (current.state() == OrderState.PLANNED) {
      return settleUnknown(tick, post(tick, current));
    }
    if (!current.state().ended()) {
      current = settleUnknown(tick, current);
    }
    return current;
  }

  private JournalledOrder post(TickKey tick, JournalledOrder order) {
    JournalledOrder sent = order.sent();
    store.journal(tick, sent);
    JournalledOrder answered = sent.after(broker.submit(sent.request()));
    store.journal(tick, answered);
    return answered;
  }

  /** An unknown order is looked up by id, and posted once more if the venue does not know it. */
  private JournalledOrder settleUnknown(TickKey tick, JournalledOrder order) {
    JournalledOrder current = order;
    while (current.state() == OrderState.SENT || current.state() == OrderState.UNKNOWN) {
      OrderOutcome found = broker.find(current.request());
      if (!(found instanceof OrderOutcome.NotFound)) {
        current = current.after(found);
        store.journal(tick, current);
        return current;
      }
      if (current.sends() >= JournalledOrder.MAX_SENDS) {
        current = current.after(found);
        store.journal(tick, current);
        return current;
      }
      current = post(tick, current);
    }
    return current;
  }

  /** The next attempt of a rejected order, unless the plan of a resumed tick has it already. */
  private Optional<OrderRequest> anotherAttempt(
      TickKey tick, TickPlan plan, JournalledOrder order) {
    return order.state() == OrderState.REJECTED && order.mayRetry()
        ? OrderPlanner.nextAttempt(tick.book(), broker.portfolio(), order.request())
            .filter(request -> plan.order(request.clientOrderId()).isEmpty())
        : Optional.empty();
  }
}
