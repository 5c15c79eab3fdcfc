package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.replay.RecordHistory;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The records of the cortex table over months. Months of whole records would not fit into the
 * memory of a function, so that of all but the last day's the longest fields are left out, but for
 * orders and what they were decided on. Takes dynamodb:Query on the table.
 */
public final class DynamoHistory implements RecordHistory {
  private static final Duration WHOLE = Duration.ofHours(24);

  /** Some 700 KB of records: one answer of DynamoDB, which gives at most a megabyte. */
  private static final Duration AT_ONCE = Duration.ofDays(10);

  private static final Set<Field<?>> LONG =
      Set.of(
          Recorded.GATES,
          Recorded.INPUTS,
          Recorded.STATE_BEFORE,
          Recorded.REGIME_FEATURES,
          Recorded.INTENT_SIGNALS,
          Recorded.LEGACY_FEATURES,
          Recorded.ORDERS,
          Recorded.OPEN_ORDERS,
          Recorded.LAST_DECISION,
          Recorded.ABANDONED_DECISION);

  /**
   * What tells the cost of an order; kept of hours that have one. What the feed said is kept too.
   */
  private static final Set<Field<?>> OF_COSTS = Set.of(Recorded.ORDERS, Recorded.INPUTS);

  private final DynamoCalls calls;
  private final String table;

  public DynamoHistory(DynamoDbClient client, AwsParameters names) {
    this.calls = new DynamoCalls(client, new DynamoErrors(names.cortexTable()));
    this.table = names.cortexTable();
  }

  @Override
  public List<CortexRecord> between(BookKey book, Instant from, Instant to) {
    return records(DynamoKeys.book(book), from, to);
  }

  @Override
  public List<CortexRecord> watches(BookKey book, Instant from, Instant to) {
    return records(DynamoKeys.watches(book), from, to);
  }

  private List<CortexRecord> records(String partition, Instant from, Instant to) {
    Instant wholeAfter = to.minus(WHOLE);
    List<CortexRecord> records = new ArrayList<>();
    for (Instant first = from; !first.isAfter(to); first = first.plus(AT_ONCE)) {
      Instant next = first.plus(AT_ONCE);
      // Keys are compared as texts, which have no fractions of a second.
      Instant last = next.isAfter(to) ? to : next.minusSeconds(1);
      for (Map<String, AttributeValue> item : items(partition, first, last)) {
        CortexRecord record = DynamoRecords.record(item);
        records.add(record.hour().isAfter(wholeAfter) ? record : shortened(record));
      }
    }
    return records;
  }

  private List<Map<String, AttributeValue>> items(String partition, Instant from, Instant to) {
    return calls.query(
        "read the records of " + partition,
        table,
        Integer.MAX_VALUE,
        DynamoKeys.partition(partition)
            .and("#sk BETWEEN :from AND :to")
            .with(
                Map.of(
                    ":from",
                    DynamoValues.text(from.toString()),
                    ":to",
                    DynamoValues.text(to.toString()))),
        query -> {});
  }

  private static CortexRecord shortened(CortexRecord record) {
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    boolean traded = !record.all(Recorded.ORDERS).isEmpty();
    boolean fed = record.get(Recorded.INPUTS).flatMap(RecordedInputs::feed).isPresent();
    LONG.stream()
        .filter(field -> !traded || !OF_COSTS.contains(field))
        .filter(field -> !fed || !field.equals(Recorded.INPUTS))
        .forEach(field -> fields.remove(field.name()));
    try {
      return CortexRecord.of(fields);
    } catch (IllegalArgumentException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }
}
