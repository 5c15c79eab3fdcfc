package com.iteradynamics.adapter.local;

import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A venue that takes an order id once, remembers it, and counts every call as an effect. */
public final class RememberingVenue extends ScriptedPaperVenue {
  public final Map<String, OrderOutcome> accepted = new LinkedHashMap<>();
  public final List<String> calls = new ArrayList<>();
  public Runnable effect = () -> {};

  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt) {
    calls.add("submit " + request.clientOrderId());
    effect.run();
    OrderOutcome outcome =
        accepted.computeIfAbsent(request.clientOrderId(), id -> paper.fill(request));
    effect.run();
    return outcome;
  }

  @Override
  public OrderOutcome find(JournaledOrder order) {
    calls.add("find " + order.request().clientOrderId());
    OrderOutcome known = accepted.get(order.request().clientOrderId());
    return known == null ? new OrderOutcome.NotFound() : known;
  }
}
