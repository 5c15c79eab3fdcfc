package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The cortex table: one item a record, its fields as attributes of the same names. */
final class DynamoRecords {
  private static final List<String> KEYS =
      List.of(DynamoTables.PK, DynamoTables.SK, DynamoTables.BRANCH_KEY);

  private final DynamoCalls calls;
  private final String table;

  DynamoRecords(DynamoCalls calls, String table) {
    this.calls = calls;
    this.table = table;
  }

  /**
   * The item of a record.
   *
   * @throws IllegalArgumentException when a number has more digits than DynamoDB keeps
   */
  static Map<String, AttributeValue> item(TickKey tick, CortexRecord record) {
    Map<String, AttributeValue> item = DynamoValues.attributes(record.fields());
    item.putAll(DynamoKeys.record(tick));
    item.put(
        DynamoTables.BRANCH_KEY,
        DynamoValues.text(branchKey(DynamoKeys.records(tick), record.branch())));
    return item;
  }

  /** The record of a tick; empty when it has none. */
  Optional<CortexRecord> find(TickKey tick) {
    return calls
        .get("read the record of " + tick, table, DynamoKeys.record(tick))
        .map(DynamoRecords::record);
  }

  /** The record of a tick, or the nearest hours of its book that have one. */
  RecordLookup lookUp(TickKey tick) {
    return find(tick)
        .map(RecordLookup::found)
        .orElseGet(
            () -> new RecordLookup(Optional.empty(), nearest(tick, false), nearest(tick, true)));
  }

  private Optional<Instant> nearest(TickKey tick, boolean later) {
    return calls
        .query(
            "find records next to " + tick,
            table,
            1,
            DynamoKeys.partition(DynamoKeys.records(tick))
                .and(later ? "#sk > :hour" : "#sk < :hour")
                .with(Map.of(":hour", DynamoValues.text(tick.hour().toString()))),
            query -> query.consistentRead(true).scanIndexForward(later).limit(1))
        .stream()
        .map(item -> record(item).hour())
        .findFirst();
  }

  /** Whether the book has a record. */
  boolean any(BookKey book) {
    return !newest(book, 1, Optional.empty()).isEmpty();
  }

  /**
   * The newest {@code count} records, oldest first. Those of one branch come from an index, which
   * may be a moment behind.
   */
  List<CortexRecord> newest(BookKey book, int count, Optional<ExecutionBranch> branch) {
    if (count <= 0) {
      return List.of();
    }
    DynamoCondition key =
        branch
            .map(one -> DynamoValues.text(branchKey(DynamoKeys.book(book), one)))
            .map(one -> DynamoCondition.of("#book_branch = :branch", Map.of(":branch", one)))
            .orElseGet(() -> DynamoKeys.partition(DynamoKeys.book(book)));
    return newest(
        "read the records of " + DynamoKeys.book(book),
        count,
        key,
        query ->
            branch.ifPresentOrElse(
                one -> query.indexName(DynamoTables.BRANCH_INDEX),
                () -> query.consistentRead(true)));
  }

  /** The newest {@code count} records of watches, oldest first. */
  List<CortexRecord> watches(BookKey book, int count) {
    return count <= 0
        ? List.of()
        : newest(
            "read the watches of " + DynamoKeys.book(book),
            count,
            DynamoKeys.partition(DynamoKeys.watches(book)),
            query -> query.consistentRead(true));
  }

  /** All records of watches from {@code first} on, oldest first. */
  List<CortexRecord> watchesSince(BookKey book, Instant first) {
    return newest(
        "read the watches of " + DynamoKeys.book(book) + " since " + first,
        Integer.MAX_VALUE,
        DynamoKeys.partition(DynamoKeys.watches(book))
            .and("#sk >= :first")
            .with(Map.of(":first", DynamoValues.text(first.toString()))),
        query -> query.consistentRead(true));
  }

  private List<CortexRecord> newest(
      String what, int count, DynamoCondition key, Consumer<QueryRequest.Builder> how) {
    List<CortexRecord> records = new ArrayList<>();
    calls
        .query(
            what,
            table,
            count,
            key,
            query -> {
              query.scanIndexForward(false).limit(count);
              how.accept(query);
            })
        .forEach(item -> records.add(record(item)));
    return records.reversed();
  }

  /**
   * The record of an item.
   *
   * @throws StoreException when it cannot be trusted; names the item
   */
  static CortexRecord record(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> rest = new HashMap<>(item);
    KEYS.forEach(rest::remove);
    try {
      Map<String, Object> fields = DynamoValues.fields(rest);
      Map<String, Object> ordered = new LinkedHashMap<>();
      for (String name : Recorded.all().keySet()) {
        if (fields.containsKey(name)) {
          ordered.put(name, fields.remove(name));
        }
      }
      ordered.putAll(fields);
      CortexRecord record = CortexRecord.of(ordered);
      if (!record.hour().toString().equals(DynamoValues.shown(item.get(DynamoTables.SK)))) {
        throw new IllegalArgumentException("it is of the hour " + record.hour());
      }
      return record;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new StoreException(
          "the record " + DynamoKeys.shown(item) + " cannot be trusted: " + e.getMessage(), e);
    }
  }

  private static String branchKey(String records, ExecutionBranch branch) {
    return records + "#" + branch.name();
  }
}
