package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.TickKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One owner's wish for the lease of a tick.
 *
 * @param token what nobody else puts into a lease
 * @param until when this owner counts as dead
 */
record LeaseClaim(TickKey tick, String token, Instant now, Instant until) {
  /** How a lease becomes ours; its placeholders are in {@link #takingOver}. */
  static final String TAKE_OVER = "SET #token = :mine, #until = :until, #taken = :now";

  String what() {
    return "begin the tick " + tick;
  }

  /** The lease of a tick that nobody has begun. */
  Map<String, AttributeValue> newLease() {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.lease(tick));
    item.put(Lease.STATUS, DynamoValues.text(Lease.RUNNING));
    item.put(Lease.TOKEN, DynamoValues.text(token));
    item.put(Lease.UNTIL, DynamoValues.text(DynamoKeys.time(until)));
    item.put("begun_at", DynamoValues.text(DynamoKeys.time(now)));
    item.put(DynamoTables.TTL, Lease.endOfLife(tick, now));
    return item;
  }

  /**
   * That a dead owner's lease is still as it was when it was read: should the owner have been held
   * up only, and have written since, its plan would be decided anew, or an order that it sent be
   * taken for one that it did not.
   */
  DynamoCondition takingOver(Lease dead) {
    return unchanged(dead)
        .with(
            Map.of("#until", Lease.UNTIL, "#taken", "taken_over_at"),
            Map.of(
                ":mine",
                DynamoValues.text(token),
                ":until",
                DynamoValues.text(DynamoKeys.time(until)),
                ":now",
                DynamoValues.text(DynamoKeys.time(now))));
  }

  private static DynamoCondition unchanged(Lease dead) {
    DynamoCondition held = Lease.heldBy(dead.token());
    Map<String, String> name = Map.of("#write", DynamoTransactions.LAST_WRITE);
    return dead.lastWrite()
        .map(id -> held.and("#write = :write").with(name, Map.of(":write", id)))
        .orElseGet(() -> held.and("attribute_not_exists(#write)").with(name, Map.of()));
  }
}
