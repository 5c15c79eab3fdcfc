package com.iteradynamics.order;

import java.util.List;
import java.util.Optional;

/**
 * The orders of one tick, in the order they are sent.
 *
 * @param orders none, one, or the legs of a split sale
 * @param nothingBecause why there is no order although a trade was allowed
 * @param unsellable whether all that the ledger holds is below what the venue sells: an exit that
 *     finds no more than that has nothing left to end
 */
public record OrderPlan(
    List<OrderRequest> orders, Optional<String> nothingBecause, boolean unsellable) {
  /** No trade was allowed. */
  public static final OrderPlan NONE = of(List.of());

  public OrderPlan {
    orders = List.copyOf(orders);
  }

  /** An allowed trade that becomes no order. */
  public static OrderPlan nothing(String because) {
    return new OrderPlan(List.of(), Optional.of(because), false);
  }

  /** These orders. */
  static OrderPlan of(List<OrderRequest> orders) {
    return new OrderPlan(orders, Optional.empty(), false);
  }
}
