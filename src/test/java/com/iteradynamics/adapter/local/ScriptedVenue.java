package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A venue that answers from a script, fills like paper when the script is silent, or dies. */
final class ScriptedVenue implements Broker {
  final Queue<OrderOutcome> submits = new ArrayDeque<>();
  final Queue<OrderOutcome> finds = new ArrayDeque<>();
  final List<String> calls = new ArrayList<>();
  boolean dies;
  private final PaperBroker paper = new PaperBroker(PaperParameters.defaults());

  @Override
  public String portfolio() {
    return paper.portfolio();
  }

  @Override
  public double takerFeeFraction() {
    return paper.takerFeeFraction();
  }

  @Override
  public Reading<Product> product(String productId) {
    return paper.product(productId);
  }

  @Override
  public Reading<Wallet> wallet(PrimeState ledger) {
    return paper.wallet(ledger);
  }

  @Override
  public OrderOutcome submit(OrderRequest request) {
    calls.add("submit");
    if (dies) {
      throw new IllegalStateException("the process dies here");
    }
    OrderOutcome next = submits.poll();
    return next == null ? paper.submit(request) : next;
  }

  @Override
  public OrderOutcome find(OrderRequest request) {
    calls.add("find");
    OrderOutcome next = finds.poll();
    if (next == null) {
      throw new IllegalStateException("the script has no answer to a look-up");
    }
    return next;
  }
}
