package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.TickAtWorkException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.UnfinishedTick;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the leases say about ticks that are not over: begun and never finished, or finished with
 * events not published; and what a tick's transactions do to its lease, each of which asks whether
 * the lease is still ours. {@link DynamoClaims} is how a tick is begun.
 */
final class DynamoLeases {
  private static final String OPEN = "#status <> :done OR attribute_exists(#unpublished)";

  private final DynamoCalls calls;
  private final DynamoClaims claims;
  private final String table;

  DynamoLeases(DynamoCalls calls, DynamoClaims claims, String table) {
    this.calls = calls;
    this.claims = claims;
    this.table = table;
  }

  /** Leases that are running, or whose events were not all taken, oldest first. */
  List<Lease> open(BookKey book) {
    DynamoCondition ticks =
        DynamoKeys.partition(DynamoKeys.ticks(book))
            .with(Map.of(":done", DynamoValues.text(Lease.DONE)));
    return calls
        .query(
            "find unfinished ticks",
            table,
            Integer.MAX_VALUE,
            ticks,
            query ->
                query
                    .consistentRead(true)
                    .filterExpression(OPEN)
                    .expressionAttributeNames(ticks.namesWith(OPEN)))
        .stream()
        .map(item -> Lease.of(book, item))
        .toList();
  }

  /**
   * The unfinished hours among {@code open} before {@code hour}, whose owners are dead.
   *
   * @throws TickAtWorkException when the owner of one is still alive
   */
  static List<UnfinishedTick> unfinished(List<Lease> open, Instant hour, Instant now) {
    List<UnfinishedTick> dead = new ArrayList<>();
    for (Lease lease : open) {
      if (!lease.done() && lease.tick().hour().isBefore(hour)) {
        if (now.isBefore(lease.until())) {
          throw new TickAtWorkException(
              "the earlier tick "
                  + lease.tick()
                  + " is still running, until "
                  + lease.until()
                  + " at the latest; nothing was done, try again after that");
        }
        dead.add(new UnfinishedTick(lease.tick().hour(), lease.plan()));
      }
    }
    return dead;
  }

  /** The hours among {@code open} whose events were not all taken. */
  static List<Instant> unpublished(List<Lease> open) {
    return open.stream()
        .filter(lease -> lease.done() && lease.unpublished())
        .map(lease -> lease.tick().hour())
        .toList();
  }

  /** Notes that a tick's events were taken; from now on its lease may be forgotten. */
  void published(TickKey tick, Instant now) {
    // Nothing to note when there is no such lease any more.
    calls.update(
        "note that the events of " + tick + " were taken",
        table,
        DynamoKeys.lease(tick),
        "SET #ttl = :ttl REMOVE #unpublished",
        DynamoCondition.of(
            "#status = :done",
            Map.of(":ttl", Lease.endOfLife(tick, now), ":done", DynamoValues.text(Lease.DONE))));
  }

  /**
   * Checks that neither the tick of a watch's hour nor the next one, which the schedule may start
   * meanwhile, is at work: a watch gives way to it.
   */
  List<DynamoStep> nobodyAtWork(TickKey watch, Instant now) {
    TickKey hour = watch.ofHour();
    return Stream.of(hour, new TickKey(hour.book(), hour.hour().plus(Duration.ofHours(1))))
        .map(
            tick ->
                DynamoStep.check(
                    table,
                    DynamoKeys.lease(tick),
                    DynamoCondition.of(
                        "attribute_not_exists(#pk) OR #status = :done OR #lease_until < :now",
                        Map.of(
                            ":done",
                            DynamoValues.text(Lease.DONE),
                            ":now",
                            DynamoValues.text(DynamoKeys.time(now)))),
                    stored -> "the tick " + tick + " is at work"))
        .toList();
  }

  /** Writes a plan into our lease, which then is kept until the tick is finished. */
  DynamoStep planned(TickKey tick, String plan, String write) {
    return held(
        tick,
        "SET #plan = :plan, #orders = :orders, #last_write = :write REMOVE #ttl",
        ours(tick)
            .with(
                Map.of(
                    ":plan", DynamoValues.text(plan), ":orders", AttributeValue.fromM(Map.of()))),
        write);
  }

  /**
   * Writes how far an order of the plan is, as text: an item's numbers lose their last zeros, and
   * an order is sent again to the byte.
   */
  DynamoStep journaled(TickKey tick, String clientOrderId, String order, String write) {
    return held(
        tick,
        "SET #orders.#id = :order, #last_write = :write",
        ours(tick)
            .and("attribute_exists(#orders)")
            .named(Map.of("#id", clientOrderId))
            .with(Map.of(":order", DynamoValues.text(order))),
        write);
  }

  /**
   * Ends our lease, with its events still to be published; what was written ahead is in the record
   * now.
   */
  DynamoStep finished(TickKey tick, Instant now, String write) {
    return held(
        tick,
        "SET #status = :done, #finished_at = :now, #unpublished = :yes, #ttl = :ttl,"
            + " #last_write = :write REMOVE #plan, #orders",
        ours(tick)
            .with(
                Map.of(
                    ":done",
                    DynamoValues.text(Lease.DONE),
                    ":now",
                    DynamoValues.text(DynamoKeys.time(now)),
                    ":yes",
                    AttributeValue.fromBool(true),
                    ":ttl",
                    Lease.endOfUnpublished(tick, now))),
        write);
  }

  /** A change of a lease that is running and still ours. */
  private DynamoStep held(TickKey tick, String update, DynamoCondition condition, String write) {
    return DynamoStep.update(
        table,
        DynamoKeys.lease(tick),
        update,
        condition.with(Map.of(":write", DynamoValues.text(write))),
        stored -> refusal(tick, stored));
  }

  /**
   * That a lease is running and ours; a token that no lease has makes the store say what is wrong.
   */
  private DynamoCondition ours(TickKey tick) {
    return Lease.heldBy(claims.token(tick).orElse("none"));
  }

  /** What it means that a lease is not running, not ours, or without a plan. */
  private String refusal(TickKey tick, Map<String, AttributeValue> stored) {
    if (stored.isEmpty()) {
      return "the tick was never begun";
    }
    Lease lease = Lease.of(tick.book(), stored);
    if (lease.done()) {
      return "the tick is finished already";
    }
    if (claims.token(tick).filter(lease.token()::equals).isPresent()) {
      return "the tick has no plan";
    }
    return "the lease is lost: another process has taken the tick over, and holds it until "
        + lease.until();
  }
}
