package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.WatchedBook;
import com.iteradynamics.execution.port.WriteAheadGuard;
import com.iteradynamics.order.BookKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The states of books, and beside each what a person allows the book to do, and the mark that a
 * tick of it is written ahead and not finished. Two hours whose orders are out at once would spend
 * the same cash and sell the same coins: the later one of them is refused, and so is whoever else
 * would change the state meanwhile.
 */
final class DynamoStates {
  private static final String HOUR = "hour";
  private static final String MEMORY = "memory";
  private static final String NOBODY = "attribute_not_exists(#hour)";

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
   * @param memory what a watch has left
   */
  record Book(Optional<LoadedState> state, TradingPermission permission, WatchMemory memory) {}

  /** All of it, in one round trip. */
  Book all(BookKey book) {
    Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    calls
        .query(
            "read the state",
            table,
            Integer.MAX_VALUE,
            DynamoKeys.partition(DynamoKeys.prime(book)),
            query -> query.consistentRead(true))
        .forEach(item -> items.put(item.get(DynamoTables.SK).s(), item));
    return new Book(
        state(book, Optional.ofNullable(items.get(DynamoKeys.STATE))),
        permission(Optional.ofNullable(items.get(DynamoKeys.TRADING_STATE))),
        WatchedBook.remembered(
            Optional.ofNullable(items.get(DynamoKeys.WATCH))
                .map(item -> item.get(MEMORY))
                .map(AttributeValue::s)));
  }

  /** Keeps what a watch leaves, whatever was kept before. */
  void remember(BookKey book, WatchMemory memory) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.memory(book));
    item.put(MEMORY, DynamoValues.text(Json.write(memory)));
    calls.put("keep what the watch saw", table, item);
  }

  /** The state; empty when nothing was ever stored. */
  Optional<LoadedState> state(BookKey book) {
    return state(book, calls.get("read the state", table, DynamoKeys.state(book)));
  }

  /** A book that has records had a state. */
  private Optional<LoadedState> state(BookKey book, Optional<Map<String, AttributeValue>> item) {
    if (item.isPresent()) {
      return item.map(found -> DynamoItems.state(book, found));
    }
    return records.any(book)
        ? Optional.of(
            new LoadedState.Corrupt(
                "the item "
                    + DynamoKeys.shown(DynamoKeys.state(book))
                    + " is missing, though the book has records"))
        : Optional.empty();
  }

  /** What a person allows; everything where nothing was said. */
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

  /** Makes the mark that a tick is written ahead, unless another hour has it. */
  DynamoStep marked(TickKey tick) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.ahead(tick.book()));
    item.put(HOUR, hour(tick));
    return DynamoStep.put(table, item, nobodyBut(tick), DynamoStates::aheadRefusal);
  }

  /** Takes the mark of a tick away. */
  DynamoStep unmarked(TickKey tick) {
    return DynamoStep.put(
        table, DynamoKeys.ahead(tick.book()), nobodyBut(tick), DynamoStates::aheadRefusal);
  }

  /** Checks that no tick of the book is written ahead, before a person's {@code change}. */
  DynamoStep nobodyBefore(BookKey book, AuditEntry change) {
    return DynamoStep.check(
        table,
        DynamoKeys.ahead(book),
        DynamoCondition.of(NOBODY, Map.of()),
        stored -> WriteAheadGuard.changeRefused(change, DynamoValues.shown(stored.get(HOUR))));
  }

  /** Checks that no tick of the book is written ahead, before another one changes the state. */
  DynamoStep nobody(BookKey book) {
    return DynamoStep.check(
        table,
        DynamoKeys.ahead(book),
        DynamoCondition.of(NOBODY, Map.of()),
        DynamoStates::aheadRefusal);
  }

  private static DynamoCondition nobodyBut(TickKey tick) {
    return DynamoCondition.of(NOBODY + " OR #hour = :hour", Map.of(":hour", hour(tick)));
  }

  private static AttributeValue hour(TickKey tick) {
    return DynamoValues.text(tick.hour().toString());
  }

  private static String aheadRefusal(Map<String, AttributeValue> stored) {
    return WriteAheadGuard.tickRefused(DynamoValues.shown(stored.get(HOUR)));
  }
}
