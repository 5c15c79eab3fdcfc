package com.iteradynamics.adapter.aws;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.order.BookKey;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The states of books, and beside each what a person allows the book to do. */
final class DynamoStates {
  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final String table;

  DynamoStates(DynamoCalls calls, DynamoRecords records, String table) {
    this.calls = calls;
    this.records = records;
    this.table = table;
  }

  /**
   * A book as it is stored.
   *
   * @param state empty when nothing was ever stored
   * @param permission what a person allows
   */
  record Book(Optional<StateReading> state, TradingPermission permission) {}

  /** State and permission, in one round trip. */
  Book both(BookKey book) {
    Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    calls
        .query(
            "read the state",
            Integer.MAX_VALUE,
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#pk = :pk")
                    .expressionAttributeNames(Map.of("#pk", DynamoTables.PK))
                    .expressionAttributeValues(
                        Map.of(":pk", DynamoValues.text(DynamoKeys.prime(book)))))
        .forEach(item -> items.put(item.get(DynamoTables.SK).s(), item));
    return new Book(
        state(book, Optional.ofNullable(items.get(DynamoKeys.STATE))),
        permission(Optional.ofNullable(items.get(DynamoKeys.TRADING_STATE))));
  }

  /** The state; empty when nothing was ever stored. */
  Optional<StateReading> state(BookKey book) {
    return state(book, calls.get("read the state", table, DynamoKeys.state(book)));
  }

  /** A book that has records had a state. */
  private Optional<StateReading> state(BookKey book, Optional<Map<String, AttributeValue>> item) {
    if (item.isPresent()) {
      return item.map(found -> DynamoItems.state(book, found));
    }
    return records.any(book)
        ? Optional.of(
            new StateReading.Corrupt(
                String.format(
                    Locale.ROOT,
                    "the item pk=%s sk=%s is missing, though the book has records",
                    DynamoKeys.prime(book),
                    DynamoKeys.STATE)))
        : Optional.empty();
  }

  /** What a person allows; everything where nobody said anything. */
  TradingPermission permission(BookKey book) {
    return permission(calls.get("read the trading state", table, DynamoKeys.permission(book)));
  }

  private static TradingPermission permission(Optional<Map<String, AttributeValue>> item) {
    return item.map(DynamoItems::permission).orElse(TradingPermission.ACTIVE);
  }

  /** Replaces the state that {@code next} was made of. */
  DynamoStep replaced(BookKey book, PrimeState next, String write) {
    return DynamoStep.put(
        table,
        DynamoItems.item(book, next, write),
        DynamoItems.unchanged(next),
        stored -> DynamoItems.refusal(book, next, stored));
  }

  /** Only checks that the stored state is the one that {@code next} was made of. */
  DynamoStep unchanged(BookKey book, PrimeState next) {
    return DynamoStep.check(
        table,
        DynamoKeys.state(book),
        DynamoItems.unchanged(next),
        stored -> DynamoItems.refusal(book, next, stored));
  }

  /** Replaces what is allowed. */
  DynamoStep permitted(BookKey book, TradingPermission permission, String write) {
    return DynamoStep.put(table, DynamoItems.item(book, permission, write));
  }
}
