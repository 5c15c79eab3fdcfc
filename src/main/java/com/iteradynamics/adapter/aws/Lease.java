package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A lease as it is stored. The plan is kept as text, exact to the last zero, since an order that is
 * sent again has to be the same.
 *
 * <p>A lease may be forgotten a week after its hour, but not while it holds a plan: then it has no
 * end of life. One with events that were not accepted is kept for thirty days, so that what a tick
 * has to read does not grow while no bus accepts events.
 *
 * @param tick whose it is
 * @param done whether the tick has its record
 * @param unpublished whether its events were not all taken yet
 * @param token who holds it; every owner has another
 * @param until when its owner counts as dead
 * @param item as it is stored
 */
record Lease(
    TickKey tick,
    boolean done,
    boolean unpublished,
    String token,
    Instant until,
    Map<String, AttributeValue> item) {

  static final String STATUS = "status";
  static final String RUNNING = "running";
  static final String DONE = "done";
  static final String TOKEN = "token";
  static final String UNTIL = "lease_until";
  static final String PLAN = "plan";
  static final String ORDERS = "orders";
  static final String UNPUBLISHED = "unpublished";

  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration KEPT_UNTOLD = Duration.ofDays(30);

  /** Of an hour long past, which a sample event may name. */
  private static final Duration KEPT_AT_LEAST = Duration.ofDays(1);

  /**
   * The lease of an item.
   *
   * @throws StoreException when it cannot be trusted; names the item
   */
  static Lease of(BookKey book, Map<String, AttributeValue> item) {
    try {
      String status = text(item, STATUS);
      if (!status.equals(DONE) && !status.equals(RUNNING)) {
        throw new IllegalArgumentException("a status " + status + " is not understood");
      }
      return new Lease(
          new TickKey(book, Instant.parse(text(item, DynamoTables.SK))),
          status.equals(DONE),
          item.containsKey(UNPUBLISHED),
          text(item, TOKEN),
          Instant.parse(text(item, UNTIL)),
          item);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw corrupt(item, e);
    }
  }

  /** When a lease may be forgotten: a week after its hour; seconds since 1970. */
  static AttributeValue endOfLife(TickKey tick, Instant now) {
    return endOfLife(tick, now, KEPT);
  }

  /** When a finished lease may be forgotten whose events are not accepted; seconds since 1970. */
  static AttributeValue endOfUnpublished(TickKey tick, Instant now) {
    return endOfLife(tick, now, KEPT_UNTOLD);
  }

  private static AttributeValue endOfLife(TickKey tick, Instant now, Duration kept) {
    Instant usual = tick.hour().plus(kept);
    Instant earliest = now.plus(KEPT_AT_LEAST);
    return DynamoValues.number((usual.isAfter(earliest) ? usual : earliest).getEpochSecond());
  }

  /** Whether the lease of a tick, when it was finished, may be gone by now. */
  static boolean mayBeForgotten(TickKey tick, Instant now) {
    return now.isAfter(tick.hour().plus(KEPT).minus(KEPT_AT_LEAST));
  }

  /** That a lease is running, and this token is in it. */
  static DynamoCondition heldBy(String token) {
    return DynamoCondition.of(
        "#status = :running AND #token = :token",
        Map.of(":running", DynamoValues.text(RUNNING), ":token", DynamoValues.text(token)));
  }

  /** That a lease is running, this token is in it, and nothing is written ahead under it. */
  static DynamoCondition undecidedOf(String token) {
    return heldBy(token).and("attribute_not_exists(#plan)");
  }

  /** The id of the last transaction that wrote to it; empty before the first. */
  Optional<AttributeValue> lastWrite() {
    return Optional.ofNullable(item.get(DynamoTransactions.LAST_WRITE));
  }

  /** What was written ahead, with its orders as far as they are known. */
  Optional<TickPlan> plan() {
    if (!item.containsKey(PLAN)) {
      return Optional.empty();
    }
    try {
      TickPlan plan = Json.read(text(item, PLAN), TickPlan.class);
      for (JournaledOrder order : journaled()) {
        plan = plan.with(order);
      }
      return Optional.of(plan);
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
      throw corrupt(item, e);
    }
  }

  /** Further attempts come in the order they were made: by leg, then by attempt. */
  private List<JournaledOrder> journaled() throws Json.MalformedJsonException {
    AttributeValue orders = item.get(ORDERS);
    if (orders == null || !orders.hasM()) {
      throw new IllegalArgumentException("a plan needs its orders");
    }
    List<JournaledOrder> found = new ArrayList<>();
    for (AttributeValue each : orders.m().values()) {
      if (each.s() == null) {
        throw new IllegalArgumentException("an order is not text");
      }
      found.add(Json.read(each.s(), JournaledOrder.class));
    }
    found.sort(
        Comparator.<JournaledOrder>comparingInt(order -> order.request().leg())
            .thenComparingInt(order -> order.request().attempt()));
    return found;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null || value.s() == null) {
      throw new IllegalArgumentException("the text attribute " + name + " is missing");
    }
    return value.s();
  }

  private static StoreException corrupt(Map<String, AttributeValue> item, Exception why) {
    return new StoreException(
        "the lease "
            + DynamoKeys.shown(item)
            + " cannot be trusted: "
            + why.getMessage()
            + "; check it by hand; nothing was done",
        why);
  }
}
