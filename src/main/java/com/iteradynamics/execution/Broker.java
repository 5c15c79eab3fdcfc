package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;

/**
 * Port: the venue. What goes wrong out there is an answer, not an exception; an exception is a bug.
 */
public interface Broker {

  /** The venue portfolio's id; part of every client order id. */
  String portfolio();

  /** The share of an order's value that a market order pays, 0..1. */
  double takerFeeFraction();

  /** The rules of a product now. */
  Reading<Product> product(String productId);

  /** The balances now. The paper venue has no other wallet than the ledger. */
  Reading<Wallet> wallet(PrimeState ledger);

  /** Posts an order once. */
  OrderOutcome submit(OrderRequest request);

  /** Looks an order up by its client order id. */
  OrderOutcome find(OrderRequest request);

  /** Something read at the venue, or why it could not be read. */
  sealed interface Reading<T> {
    /** It was read. */
    record Read<T>(T value) implements Reading<T> {}

    /** It could not be read. */
    record Unread<T>(String why) implements Reading<T> {}
  }
}
