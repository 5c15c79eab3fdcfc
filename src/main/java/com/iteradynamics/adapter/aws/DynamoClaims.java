package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Who may work on a tick: whose token is in its lease. A process that gets the lease remembers its
 * token, and every later write of the tick asks whether the token is still there: an owner that was
 * thought dead, and is not, does no harm.
 */
final class DynamoClaims {
  private final DynamoDbClient client;
  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final String table;
  private final Supplier<String> ids;
  private final Map<TickKey, Held> held = new ConcurrentHashMap<>();

  /**
   * A lease that this process holds.
   *
   * @param planned whether the tick was written ahead
   */
  private record Held(String token, boolean planned) {}

  /**
   * One owner's wish for the lease of a tick.
   *
   * @param token a value unique to this lease
   * @param until when this owner counts as dead
   */
  private record LeaseClaim(TickKey tick, String token, Instant now, Instant until) {
    /** How a lease becomes ours; its placeholders are in {@link #takingOver}. */
    static final String TAKE_OVER =
        "SET #token = :mine, #lease_until = :until, #taken_over_at = :now";

    String what() {
      return "begin the tick " + tick;
    }

    /** The lease of a tick that has not begun. */
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
     * That a dead owner's lease is still as it was when it was read: should the owner have been
     * held up only, and have written since, its plan would be decided anew, or an order that it
     * sent be taken for one that it did not.
     */
    DynamoCondition takingOver(Lease dead) {
      DynamoCondition held = Lease.heldBy(dead.token());
      return dead.lastWrite()
          .map(id -> held.and("#last_write = :write").with(Map.of(":write", id)))
          .orElseGet(() -> held.and("attribute_not_exists(#last_write)"))
          .with(
              Map.of(
                  ":mine",
                  DynamoValues.text(token),
                  ":until",
                  DynamoValues.text(DynamoKeys.time(until)),
                  ":now",
                  DynamoValues.text(DynamoKeys.time(now))));
    }
  }

  /**
   * @param ids gives a text that no other process is ever given
   */
  DynamoClaims(
      DynamoDbClient client,
      DynamoCalls calls,
      DynamoRecords records,
      String table,
      Supplier<String> ids) {
    this.client = client;
    this.calls = calls;
    this.records = records;
    this.table = table;
    this.ids = ids;
  }

  /** Asks for the lease of a tick, for an owner who counts as dead {@code until} then. */
  TickClaim begin(TickKey tick, Instant now, Instant until) {
    if (Lease.mayBeForgotten(tick, now)) {
      // The lease of a finished tick may be gone, but its record is not.
      Optional<CortexRecord> record = records.find(tick);
      if (record.isPresent()) {
        return new TickClaim.Finished(record.get());
      }
    }
    LeaseClaim claim = new LeaseClaim(tick, ids.get(), now, until);
    return writing(
            claim, () -> calls.put(claim.what(), table, claim.newLease(), DynamoCondition.ABSENT))
        .map(other -> answer(claim, other))
        .orElseGet(() -> ours(claim, Optional.empty()));
  }

  private TickClaim answer(LeaseClaim claim, Lease other) {
    if (other.done() || claim.now().isBefore(other.until())) {
      return theirs(other);
    }
    Optional<TickPlan> plan = other.plan();
    return takeOver(claim, other).map(this::theirs).orElseGet(() -> ours(claim, plan));
  }

  /** Takes a dead owner's lease; answers with the lease as it is when someone else was faster. */
  private Optional<Lease> takeOver(LeaseClaim claim, Lease dead) {
    return writing(
        claim,
        () ->
            calls.update(
                claim.what(),
                table,
                DynamoKeys.lease(claim.tick()),
                LeaseClaim.TAKE_OVER,
                claim.takingOver(dead)));
  }

  /**
   * Tries to write our token into the lease; empty when it is there, else the lease as it is. An
   * answer that was lost is made up for by looking.
   */
  private Optional<Lease> writing(
      LeaseClaim claim, Supplier<Optional<Map<String, AttributeValue>>> write) {
    Optional<Map<String, AttributeValue>> stored;
    try {
      stored = write.get();
    } catch (StoreException e) {
      stored = Optional.of(afterwards(claim.what(), claim.tick(), e).orElseThrow(() -> e));
    }
    return stored
        .map(item -> Lease.of(claim.tick().book(), item))
        .filter(lease -> !lease.token().equals(claim.token()));
  }

  /** The lease after a write that failed, when it is not known whether it was carried out. */
  private Optional<Map<String, AttributeValue>> afterwards(
      String what, TickKey tick, StoreException failure) {
    if (!(failure.getCause() instanceof SdkException cause) || !DynamoErrors.ambiguous(cause)) {
      throw failure;
    }
    return calls.get(what, table, DynamoKeys.lease(tick));
  }

  private TickClaim ours(LeaseClaim claim, Optional<TickPlan> plan) {
    held.put(claim.tick(), new Held(claim.token(), plan.isPresent()));
    return plan.<TickClaim>map(TickClaim.Resumed::new).orElseGet(TickClaim.Granted::new);
  }

  private TickClaim theirs(Lease lease) {
    return lease.done() ? finished(lease.tick()) : new TickClaim.Held(lease.until());
  }

  private TickClaim finished(TickKey tick) {
    return new TickClaim.Finished(
        records
            .find(tick)
            .orElseThrow(
                () ->
                    new StoreException(
                        "the lease of "
                            + tick
                            + " says that it is finished, but it has no record; a person must"
                            + " look at it, nothing was done")));
  }

  /**
   * Deletes our lease, unless something is written ahead under it or another process has it by now.
   *
   * @return whether it is gone
   */
  boolean giveBack(TickKey tick) {
    Optional<String> token = token(tick);
    if (token.isEmpty()) {
      return false;
    }
    Map<String, AttributeValue> left;
    try {
      left = delete(tick, Lease.undecidedOf(token.get())).orElse(Map.of());
    } catch (StoreException e) {
      left = afterwards(whatGivesBack(tick), tick, e).orElse(Map.of());
    }
    if (left.isEmpty()) {
      forget(tick);
    }
    return left.isEmpty();
  }

  private static String whatGivesBack(TickKey tick) {
    return "give the tick " + tick + " back";
  }

  /**
   * Deletes the lease if it is as {@code expected}: the only thing in the tables that Argus ever
   * deletes.
   *
   * @return empty when it was deleted, else the lease as it is; an empty map for none
   */
  private Optional<Map<String, AttributeValue>> delete(TickKey tick, DynamoCondition expected) {
    Map<String, AttributeValue> key = DynamoKeys.lease(tick);
    return calls.writing(
        whatGivesBack(tick),
        table,
        key,
        () ->
            client.deleteItem(
                delete ->
                    delete
                        .tableName(table)
                        .key(key)
                        .conditionExpression(expected.expression())
                        .expressionAttributeNames(expected.namesWith(""))
                        .expressionAttributeValues(expected.someValues())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD)));
  }

  /** Our token in a tick's lease; empty when this process has none. */
  Optional<String> token(TickKey tick) {
    return Optional.ofNullable(held.get(tick)).map(Held::token);
  }

  /** Remembers that a tick of ours is written ahead. */
  void planned(TickKey tick) {
    held.computeIfPresent(tick, (any, lease) -> new Held(lease.token(), true));
  }

  /** Whether a tick of ours is written ahead. */
  boolean isPlanned(TickKey tick) {
    return Optional.ofNullable(held.get(tick)).filter(Held::planned).isPresent();
  }

  void forget(TickKey tick) {
    held.remove(tick);
  }
}
