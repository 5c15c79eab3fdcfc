package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.TickKey;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a tick's transactions do to its lease; each asks whether the lease is still ours. */
final class DynamoLeaseSteps {
  private final DynamoClaims claims;
  private final String table;

  DynamoLeaseSteps(DynamoClaims claims, String table) {
    this.claims = claims;
    this.table = table;
  }

  /** Writes a plan into our lease, which then is kept until the tick is finished. */
  DynamoStep planned(TickKey tick, String plan, String write) {
    return held(
        tick,
        "SET #plan = :plan, #orders = :orders, #write = :write REMOVE #ttl",
        ours(tick)
            .with(
                Map.of("#plan", Lease.PLAN, "#orders", Lease.ORDERS, "#ttl", DynamoTables.TTL),
                Map.of(
                    ":plan", DynamoValues.text(plan), ":orders", AttributeValue.fromM(Map.of()))),
        write);
  }

  /** Whether our lease has a plan. */
  boolean isPlanned(TickKey tick) {
    return claims.isPlanned(tick);
  }

  /**
   * Writes how far an order of the plan is, as text: an item's numbers lose their last zeros, and
   * an order is sent again to the byte.
   */
  DynamoStep journalled(TickKey tick, String clientOrderId, String order, String write) {
    return held(
        tick,
        "SET #orders.#id = :order, #write = :write",
        ours(tick)
            .and("attribute_exists(#orders)")
            .with(
                Map.of("#orders", Lease.ORDERS, "#id", clientOrderId),
                Map.of(":order", DynamoValues.text(order))),
        write);
  }

  /**
   * Ends our lease, with its events still to be told; what was written ahead is in the record now.
   */
  DynamoStep finished(TickKey tick, Instant now, String write) {
    return held(
        tick,
        "SET #status = :done, #finished = :now, #unpublished = :yes, #ttl = :ttl, #write = :write"
            + " REMOVE #plan, #orders",
        ours(tick)
            .with(
                Map.of(
                    "#finished",
                    "finished_at",
                    "#unpublished",
                    Lease.UNPUBLISHED,
                    "#plan",
                    Lease.PLAN,
                    "#orders",
                    Lease.ORDERS,
                    "#ttl",
                    DynamoTables.TTL),
                Map.of(
                    ":done",
                    DynamoValues.text(Lease.DONE),
                    ":now",
                    DynamoValues.text(DynamoKeys.time(now)),
                    ":yes",
                    AttributeValue.fromBool(true),
                    ":ttl",
                    Lease.endOfUntold(tick, now))),
        write);
  }

  /** A change of a lease that is running and still ours. */
  private DynamoStep held(TickKey tick, String update, DynamoCondition condition, String write) {
    return DynamoStep.update(
        table,
        DynamoKeys.lease(tick),
        update,
        condition.with(
            Map.of("#write", DynamoTransactions.LAST_WRITE),
            Map.of(":write", DynamoValues.text(write))),
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
