package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where things are in the tables. */
final class DynamoKeys {
  static final String STATE = "STATE";
  static final String TRADING_STATE = "TRADING_STATE";
  static final String WATCH = "WATCH";
  private static final String WRITTEN_AHEAD = "WRITTEN_AHEAD";

  /** Of one width, so that times can be compared as text. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private DynamoKeys() {}

  static String book(BookKey book) {
    return book.book() + "#" + book.productId();
  }

  static String prime(BookKey book) {
    return "PRIME#" + book(book);
  }

  static String ticks(BookKey book) {
    return "TICK#" + book(book);
  }

  static Map<String, AttributeValue> state(BookKey book) {
    return key(prime(book), STATE);
  }

  static Map<String, AttributeValue> permission(BookKey book) {
    return key(prime(book), TRADING_STATE);
  }

  static Map<String, AttributeValue> ahead(BookKey book) {
    return key(prime(book), WRITTEN_AHEAD);
  }

  static Map<String, AttributeValue> lease(TickKey tick) {
    return key(ticks(tick.book()), tick.hour().toString());
  }

  static Map<String, AttributeValue> order(BookKey book, String clientOrderId) {
    return key("ORDER#" + book(book), clientOrderId);
  }

  static Map<String, AttributeValue> portfolio(String id) {
    return key("PORTFOLIO#" + id, "BOOK");
  }

  static Map<String, AttributeValue> audit(BookKey book, Instant at, String id) {
    return key("AUDIT#" + book(book), time(at) + "#" + id);
  }

  static Map<String, AttributeValue> memory(BookKey book) {
    return key(prime(book), WATCH);
  }

  static Map<String, AttributeValue> record(TickKey tick) {
    return key(records(tick), tick.hour().toString());
  }

  /** Where the records of hours are, or those of watches. */
  static String records(TickKey tick) {
    return tick.watch() ? watches(tick.book()) : book(tick.book());
  }

  static String watches(BookKey book) {
    return "WATCH#" + book(book);
  }

  static String governance(BookKey book) {
    return "GOVERNANCE#" + book(book);
  }

  static Map<String, AttributeValue> governance(BookKey book, LocalDate day) {
    return key(governance(book), day.toString());
  }

  /** All keys of a partition. */
  static DynamoCondition partition(String pk) {
    return DynamoCondition.of("#pk = :pk", Map.of(":pk", DynamoValues.text(pk)));
  }

  /** The key of an item. */
  static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of(
        DynamoTables.PK, item.get(DynamoTables.PK), DynamoTables.SK, item.get(DynamoTables.SK));
  }

  /** An item's key, for a message. */
  static String shown(Map<String, AttributeValue> item) {
    return "pk="
        + DynamoValues.shown(item.get(DynamoTables.PK))
        + " sk="
        + DynamoValues.shown(item.get(DynamoTables.SK));
  }

  /** A time as it is stored where times are compared: UTC, to the millisecond. */
  static String time(Instant time) {
    return TIME.format(time);
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of(
        DynamoTables.PK, AttributeValue.fromS(pk), DynamoTables.SK, AttributeValue.fromS(sk));
  }
}
