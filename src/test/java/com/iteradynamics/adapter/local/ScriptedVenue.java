package com.iteradynamics.adapter.local;

import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A venue that answers from a script, fills like paper when the script is silent, or dies. */
final class ScriptedVenue extends ScriptedPaperVenue {
  final Queue<OrderOutcome> submits = new ArrayDeque<>();
  final Queue<OrderOutcome> finds = new ArrayDeque<>();
  final List<String> calls = new ArrayList<>();
  boolean dies;

  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt) {
    calls.add("submit");
    if (dies) {
      throw new IllegalStateException("the process dies here");
    }
    OrderOutcome next = submits.poll();
    return next == null ? paper.submit(request, sentAt) : next;
  }

  @Override
  public OrderOutcome find(JournaledOrder order) {
    calls.add("find");
    OrderOutcome next = finds.poll();
    if (next == null) {
      throw new IllegalStateException("the script has no answer to a look-up");
    }
    return next;
  }
}
