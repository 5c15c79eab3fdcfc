package com.iteradynamics.adapter.aws;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The order journal: one item per client order id, which says how far the order is. */
final class DynamoOrders {
  private final DynamoCalls calls;
  private final String table;

  DynamoOrders(DynamoCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  /** An order; empty when the journal does not know it. */
  Optional<JournalledOrder> find(BookKey book, String clientOrderId) {
    return calls
        .get("read the order " + clientOrderId, table, DynamoKeys.order(book, clientOrderId))
        .map(DynamoOrders::order);
  }

  /** The orders that a state names as open; none of a state that is missing or unreadable. */
  List<JournalledOrder> open(BookKey book, Optional<StateReading> reading) {
    return reading.flatMap(StateReading::valid).map(PrimeState::openOrders).stream()
        .flatMap(List::stream)
        .map(id -> known(book, id))
        .toList();
  }

  private JournalledOrder known(BookKey book, String id) {
    String unknown = "the order journal does not have the open order " + id;
    return find(book, id).orElseThrow(() -> new StoreException(unknown));
  }

  /** Writes how far these orders are, whatever was known of them. */
  List<DynamoStep> steps(BookKey book, List<JournalledOrder> orders) {
    return orders.stream()
        .map(order -> DynamoStep.put(table, DynamoItems.item(book, order)))
        .toList();
  }

  private static JournalledOrder order(Map<String, AttributeValue> item) {
    try {
      return DynamoItems.order(item);
    } catch (IllegalArgumentException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }
}
