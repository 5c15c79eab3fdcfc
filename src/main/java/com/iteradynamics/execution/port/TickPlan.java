package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.JournaledOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision that was written ahead, so that a tick that dies is finished and never decided again.
 *
 * @param decided the state after the decision, before its orders, with the version that was read;
 *     empty when the stored state is corrupt and must stay as it is
 * @param orders the orders as far as they are known
 * @param priceUsd the price that values the position in the record, USD; empty when none is known
 * @param draft the record without the outcome of the orders
 */
public record TickPlan(
    Optional<PrimeState> decided,
    List<JournaledOrder> orders,
    Optional<Double> priceUsd,
    CortexRecord draft) {

  public TickPlan {
    orders = List.copyOf(orders);
  }

  /** The order of this id. */
  public Optional<JournaledOrder> order(String clientOrderId) {
    return orders.stream()
        .filter(order -> order.request().clientOrderId().equals(clientOrderId))
        .findFirst();
  }

  /** The plan with {@code order} in place of the one with its id, or added at the end. */
  public TickPlan with(JournaledOrder order) {
    List<JournaledOrder> changed = new ArrayList<>(orders);
    String id = order.request().clientOrderId();
    changed.replaceAll(old -> old.request().clientOrderId().equals(id) ? order : old);
    if (!changed.contains(order)) {
      changed.add(order);
    }
    return new TickPlan(decided, changed, priceUsd, draft);
  }
}
