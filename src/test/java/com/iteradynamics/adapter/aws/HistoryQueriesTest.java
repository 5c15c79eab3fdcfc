package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The questions that docs/aws.md answers by {@code aws dynamodb query}, asked with the very same
 * expressions.
 */
class HistoryQueriesTest {
  private static final BookKey BOOK = BookKey.paper("BTC-USD");
  private static final Instant FIRST = Instant.parse("2026-10-30T00:00:00Z");
  private static DynamoDbClient client;
  private static AwsParameters tables;

  /** From October 30th to December 1st, an entry at every noon, else the strategy wants none. */
  @BeforeAll
  static void write() {
    client = DynamoLocal.client();
    tables = DynamoLocal.tables(client);
    RunIdentity run = new RunIdentity("prime", true, "test", "test", "0", Map.of());
    for (int i = 0; i < 33 * 24; i++) {
      Instant hour = FIRST.plusSeconds(3600L * i);
      ExecutionBranch branch =
          i % 24 == 12 ? ExecutionBranch.ENTER_LONG : ExecutionBranch.FLAT_NO_ENTRY;
      CortexRecord record =
          new RecordWriter(BOOK, hour, run, branch)
              .why("because of hour " + i % 24)
              .orders(List.of())
              .record();
      client.putItem(
          put ->
              put.tableName(tables.cortexTable())
                  .item(DynamoRecords.item(new TickKey(BOOK, hour), traded(record))));
    }
  }

  /** An hour with a word of the feed, which an audit asks for long after. */
  private static boolean fed(CortexRecord record) {
    return record.hour().getEpochSecond() % 86_400 == 5 * 3_600;
  }

  /** An entry has an order. */
  private static CortexRecord traded(CortexRecord record) {
    if (fed(record)) {
      Map<String, Object> read = new LinkedHashMap<>(record.fields());
      read.put(
          "inputs",
          Map.of("feed", Map.of("timestamp", "2026-01-01T04:00:00Z", "probability", 0.75)));
      return CortexRecord.of(read);
    }
    if (record.branch() != ExecutionBranch.ENTER_LONG) {
      return record;
    }
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("client_order_id", "a");
    order.put("side", "BUY");
    order.put("size", 250);
    order.put("leg", 0);
    order.put("attempt", 0);
    order.put("state", "FILLED");
    order.put("sends", 1);
    order.put("reference_price_usd", 100);
    order.put("fill_source", "LAST_CLOSE");
    Map<String, Object> fields = new LinkedHashMap<>(record.fields());
    fields.put("orders", List.of(order));
    fields.put("inputs", Map.of("price_usd", 100));
    fields.put("gates", List.of());
    return CortexRecord.of(fields);
  }

  @Test
  void theLastDay() {
    List<String> hours =
        client
            .query(
                query ->
                    query
                        .tableName(tables.cortexTable())
                        .keyConditionExpression("pk = :book")
                        .expressionAttributeValues(Map.of(":book", text("paper#BTC-USD")))
                        .scanIndexForward(false)
                        .limit(24))
            .items()
            .stream()
            .map(item -> item.get("sk").s())
            .toList();
    assertEquals(24, hours.size());
    assertEquals("2026-12-01T23:00:00Z", hours.get(0), "newest first");
    assertEquals("2026-12-01T00:00:00Z", hours.get(23));
  }

  @Test
  void everyEntryOfLastMonth() {
    List<String> hours =
        client
            .query(
                query ->
                    query
                        .tableName(tables.cortexTable())
                        .indexName("branch-time")
                        .keyConditionExpression(
                            "book_branch = :entries AND begins_with(sk, :month)")
                        .expressionAttributeValues(
                            Map.of(
                                ":entries",
                                text("paper#BTC-USD#ENTER_LONG"),
                                ":month",
                                text("2026-11"))))
            .items()
            .stream()
            .map(item -> item.get("sk").s())
            .toList();
    assertEquals(30, hours.size(), "one a day in November");
    assertEquals("2026-11-01T12:00:00Z", hours.get(0));
    assertEquals("2026-11-30T12:00:00Z", hours.get(29));
  }

  @Test
  void whyItDidNotTradeAt1400() {
    List<Map<String, AttributeValue>> found =
        client
            .query(
                query ->
                    query
                        .tableName(tables.cortexTable())
                        .keyConditionExpression("pk = :book AND sk = :hour")
                        .expressionAttributeValues(
                            Map.of(
                                ":book",
                                text("paper#BTC-USD"),
                                ":hour",
                                text("2026-11-23T14:00:00Z")))
                        .projectionExpression("execution_branch, why, gates"))
            .items();
    assertEquals(
        List.of(
            Map.of("execution_branch", text("FLAT_NO_ENTRY"), "why", text("because of hour 14"))),
        found);
  }

  /**
   * Months of records, as the daily look reads them: in parts, and only the last day whole; of
   * hours that traded what their orders cost can be told.
   */
  @Test
  void aLongTimeIsReadInPartsAndTheLastDayWhole() {
    Instant from = FIRST.plusSeconds(3 * 3600);
    Instant to = FIRST.plusSeconds(32 * 24 * 3600L);
    List<CortexRecord> all = new DynamoHistory(client, tables).between(BOOK, from, to);
    List<Instant> hours = new ArrayList<>();
    for (Instant hour = from; !hour.isAfter(to); hour = hour.plusSeconds(3600)) {
      hours.add(hour);
    }
    assertEquals(hours, all.stream().map(CortexRecord::hour).toList());
    for (int i = 0; i < all.size(); i++) {
      CortexRecord record = all.get(i);
      boolean whole = i >= all.size() - 24;
      boolean traded = record.branch() == ExecutionBranch.ENTER_LONG;
      assertEquals(whole || traded, record.fields().containsKey("orders"), hours.get(i)::toString);
      assertEquals(
          traded || fed(record), record.fields().containsKey("inputs"), hours.get(i)::toString);
      assertEquals(whole && traded, record.fields().containsKey("gates"), hours.get(i)::toString);
      assertEquals("test", record.text("code_version").orElse(""));
    }
    assertEquals(List.of(), new DynamoHistory(client, tables).between(BOOK, to, from));
    assertEquals(
        List.of(), new DynamoHistory(client, tables).between(BookKey.paper("ETH-USD"), from, to));
  }

  /** The watches have a key of their own; those that traded tell what that cost. */
  @Test
  void watchesOfALongTimeAreReadAsHoursAre() {
    RunIdentity run = new RunIdentity("prime", true, "test", "test", "0", Map.of());
    BookKey book = BookKey.paper("SOL-USD");
    List<Instant> minutes =
        Stream.of(1, 11, 31).map(day -> FIRST.plusSeconds(86_400L * day + 300)).toList();
    for (Instant minute : minutes) {
      CortexRecord sold =
          new RecordWriter(book, minute, run, ExecutionBranch.WATCH_STOP_LOSS)
              .orders(List.of())
              .record();
      client.putItem(
          put ->
              put.tableName(tables.cortexTable())
                  .item(DynamoRecords.item(new TickKey(book, minute), sold)));
    }
    DynamoHistory history = new DynamoHistory(client, tables);
    Instant to = FIRST.plusSeconds(32 * 86_400L);
    assertEquals(
        minutes, history.watches(book, FIRST, to).stream().map(CortexRecord::hour).toList());
    assertEquals(
        minutes.subList(1, 2),
        history
            .watches(book, minutes.get(0).plusSeconds(1), minutes.get(2).minusSeconds(1))
            .stream()
            .map(CortexRecord::hour)
            .toList());
    assertEquals(List.of(), history.between(book, FIRST, to));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
