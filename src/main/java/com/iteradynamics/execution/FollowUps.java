package com.iteradynamics.execution;

import com.iteradynamics.decision.Activity;
import com.iteradynamics.decision.CapParameters;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.order.FollowUpOrders;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * What comes after an order that ended: another attempt when the venue refused it in a way that
 * allows one, or a market order for what an order that rested has not got. Entries stay within the
 * caps; sales are not held back.
 */
final class FollowUps {
  private final CapParameters caps;
  private final boolean makerOnly;
  private final TickKey tick;
  private final String portfolio;
  private final Optional<Activity> before;
  private final Instant deadline;
  private final TradingPermission permission;

  /**
   * @param plan as it was before any of its orders was acted on
   * @param deadline what may rest for longer is the next watches' to go on with
   */
  FollowUps(
      CycleParameters parameters,
      TickKey tick,
      TickPlan plan,
      Instant deadline,
      TradingPermission permission) {
    this.deadline = deadline;
    this.permission = permission;
    this.caps = parameters.decision().caps();
    this.makerOnly = parameters.maker().only();
    this.tick = tick;
    this.portfolio = OrderExecutor.portfolio(plan.decided(), tick);
    this.before = plan.decided().flatMap(PrimeState::activity);
  }

  /** The order after {@code last}; empty when there is none, or {@code plan} has it already. */
  Optional<JournaledOrder> after(TickPlan plan, JournaledOrder last) {
    return next(last)
        .filter(request -> plan.order(request.clientOrderId()).isEmpty())
        .filter(request -> OrderExecutor.isAllowed(request, permission))
        .filter(request -> request.side() == Side.SELL || allowed(plan))
        .map(JournaledOrder::planned);
  }

  private Optional<OrderRequest> next(JournaledOrder last) {
    boolean refused = last.state() == OrderState.REJECTED;
    if (!last.state().ended() || (refused && !last.mayRetry())) {
      return Optional.empty();
    }
    if (last.request().restsBeyond(deadline)) {
      return Optional.empty();
    }
    if (last.request().postOnly().isPresent()) {
      if (makerOnly && last.request().side() == Side.BUY) {
        return Optional.empty();
      }
      return FollowUpOrders.rest(tick.book(), portfolio, last);
    }
    return refused
        ? FollowUpOrders.nextAttempt(tick.book(), portfolio, last.request())
        : Optional.empty();
  }

  private boolean allowed(TickPlan plan) {
    int sent = (int) plan.orders().stream().filter(order -> order.sends() > 0).count();
    int rejected =
        (int) plan.orders().stream().filter(o -> o.state() == OrderState.REJECTED).count();
    return before.isEmpty() || caps.allowAnother(before.get(), sent, rejected);
  }
}
