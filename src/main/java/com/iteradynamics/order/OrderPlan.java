package com.iteradynamics.order;

import java.util.List;
import java.util.Optional;

/**
 * The orders of one tick, in the order they are sent.
 *
 * @param orders none, one, or the legs of a split sale
 * @param nothingBecause why there is no order although a trade was allowed
 */
public record OrderPlan(List<OrderRequest> orders, Optional<String> nothingBecause) {
  /** No trade was allowed. */
  public static final OrderPlan NONE = new OrderPlan(List.of(), Optional.empty());

  public OrderPlan {
    orders = List.copyOf(orders);
  }

  /** An allowed trade that becomes no order. */
  public static OrderPlan nothing(String because) {
    return new OrderPlan(List.of(), Optional.of(because));
  }
}
