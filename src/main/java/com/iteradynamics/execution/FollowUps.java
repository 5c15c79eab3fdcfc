package com.iteradynamics.execution;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.CapParameters;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.Side;
import java.util.Optional;

/**
 * What comes after an order that ended: another attempt when the venue refused it in a way that
 * allows one, or a market order for what an order that rested has not got. Entries stay within the
 * caps; sales are not held back.
 */
final class FollowUps {
  private final CapParameters caps;
  private final TickKey tick;
  private final String portfolio;
  private final Optional<Activity> before;

  /**
   * @param plan as it was before any of its orders was acted on
   */
  FollowUps(CapParameters caps, TickKey tick, TickPlan plan) {
    this.caps = caps;
    this.tick = tick;
    this.portfolio = OrderDesk.portfolio(plan.decided(), tick);
    this.before = plan.decided().flatMap(PrimeState::activity);
  }

  /** The order after {@code last}; empty when there is none, or {@code plan} has it already. */
  Optional<JournalledOrder> after(TickPlan plan, JournalledOrder last) {
    return next(last)
        .filter(request -> plan.order(request.clientOrderId()).isEmpty())
        .filter(request -> request.side() == Side.SELL || allowed(plan))
        .map(JournalledOrder::planned);
  }

  private Optional<OrderRequest> next(JournalledOrder last) {
    boolean refused = last.state() == OrderState.REJECTED;
    if (!last.state().ended() || (refused && !last.mayRetry())) {
      return Optional.empty();
    }
    if (last.request().postOnly().isPresent()) {
      return OrderPlanner.rest(tick.book(), portfolio, last);
    }
    return refused
        ? OrderPlanner.nextAttempt(tick.book(), portfolio, last.request())
        : Optional.empty();
  }

  private boolean allowed(TickPlan plan) {
    int sent = (int) plan.orders().stream().filter(order -> order.sends() > 0).count();
    int rejected =
        (int) plan.orders().stream().filter(o -> o.state() == OrderState.REJECTED).count();
    return before.isEmpty() || caps.allowAnother(before.get(), sent, rejected);
  }
}
