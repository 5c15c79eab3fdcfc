package com.iteradynamics.adapter.aws;

import com.iteradynamics.adapter.aws.DynamoStep.Condition;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickClaim;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import com.iteradynamics.execution.UnfinishedTick;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The leases of ticks. Whoever gets one puts a token of its own into it, and every later write of
 * the tick asks whether the token is still there: an owner that was thought dead, and is not, does
 * no harm.
 *
 * <p>A lease may be forgotten a week after its hour, but not while it holds a plan or events that
 * nobody has taken: those leases have no end of life.
 */
final class DynamoLeases {
  private static final Duration KEPT = Duration.ofDays(7);

  /** Of an hour long past, which a sample event may name. */
  private static final Duration KEPT_AT_LEAST = Duration.ofDays(1);

  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final String table;
  private final Supplier<String> ids;
  private final Map<TickKey, String> tokens = new ConcurrentHashMap<>();

  /**
   * @param ids gives a text that no other process is ever given
   */
  DynamoLeases(DynamoCalls calls, DynamoRecords records, String table, Supplier<String> ids) {
    this.calls = calls;
    this.records = records;
    this.table = table;
    this.ids = ids;
  }

  TickClaim begin(TickKey tick, Instant now, Instant until) {
    if (now.isAfter(tick.hour().plus(KEPT).minus(KEPT_AT_LEAST))) {
      // So long after, the lease of a finished tick may be gone, but its record is not.
      Optional<CortexRecord> record = records.find(tick);
      if (record.isPresent()) {
        return new TickClaim.Finished(record.get());
      }
    }
    String token = ids.get();
    Map<String, AttributeValue> fresh = fresh(tick, now, until, token);
    Optional<Lease> other =
        claim(
            tick,
            token,
            () ->
                calls
                    .client()
                    .putItem(
                        put ->
                            put.tableName(table)
                                .item(fresh)
                                .conditionExpression(Condition.ABSENT.expression())
                                .expressionAttributeNames(Condition.ABSENT.names())
                                .returnValuesOnConditionCheckFailure(
                                    ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    return other.isEmpty()
        ? ours(tick, token, Optional.empty())
        : answer(tick, other.get(), now, until, token);
  }

  private TickClaim answer(TickKey tick, Lease lease, Instant now, Instant until, String token) {
    if (lease.done()) {
      return finished(tick);
    }
    if (lease.token().equals(token)) {
      return ours(tick, token, lease.plan()); // Ours by an earlier try, whose answer was lost.
    }
    if (now.isBefore(lease.until())) {
      return new TickClaim.Held(lease.until());
    }
    Optional<TickPlan> plan = lease.plan();
    Optional<Lease> other = takeOver(tick, lease, now, until, token);
    if (other.isEmpty()) {
      return ours(tick, token, plan);
    }
    return other.get().done() ? finished(tick) : new TickClaim.Held(other.get().until());
  }

  private TickClaim ours(TickKey tick, String token, Optional<TickPlan> plan) {
    tokens.put(tick, token);
    return plan.<TickClaim>map(TickClaim.Resumed::new).orElseGet(TickClaim.Granted::new);
  }

  private TickClaim finished(TickKey tick) {
    return new TickClaim.Finished(
        records
            .find(tick)
            .orElseThrow(
                () ->
                    new StoreException(
                        "the lease of %s says that it is finished, but it has no record; a person"
                                .formatted(tick)
                            + " has to look at it, nothing was done")));
  }

  /** Takes a dead owner's lease; answers with the lease as it is when someone else was faster. */
  private Optional<Lease> takeOver(
      TickKey tick, Lease dead, Instant now, Instant until, String token) {
    Map<String, AttributeValue> values =
        new HashMap<>(DynamoLeaseSteps.heldBy(dead.token()).values());
    values.put(":mine", DynamoValues.text(token));
    values.put(":until", DynamoValues.text(DynamoKeys.time(until)));
    values.put(":now", DynamoValues.text(DynamoKeys.time(now)));
    Map<String, String> names = new HashMap<>(DynamoLeaseSteps.heldBy(dead.token()).names());
    names.put("#until", Lease.UNTIL);
    names.put("#taken", "taken_over_at");
    return claim(
        tick,
        token,
        () ->
            calls
                .client()
                .updateItem(
                    update ->
                        update
                            .tableName(table)
                            .key(DynamoKeys.lease(tick))
                            .updateExpression("SET #token = :mine, #until = :until, #taken = :now")
                            .conditionExpression(DynamoLeaseSteps.heldBy(dead.token()).expression())
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(values)
                            .returnValues(ReturnValue.NONE)
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)));
  }

  /**
   * Tries to write our token into the lease; empty when it is there, else the lease as it is. An
   * answer that was lost is made up for by looking.
   */
  private Optional<Lease> claim(TickKey tick, String token, Runnable write) {
    String what = "begin the tick " + tick;
    Map<String, AttributeValue> stored;
    try {
      write.run();
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      stored =
          e.hasItem() ? e.item() : calls.get(what, table, DynamoKeys.lease(tick)).orElse(Map.of());
    } catch (SdkException e) {
      if (!DynamoErrors.ambiguous(e)) {
        throw calls.explain(what, e);
      }
      stored = calls.get(what, table, DynamoKeys.lease(tick)).orElse(Map.of());
      if (stored.isEmpty()) {
        throw calls.explain(what, e);
      }
    }
    Lease lease = Lease.of(tick.book(), stored);
    return lease.token().equals(token) ? Optional.empty() : Optional.of(lease);
  }

  private static Map<String, AttributeValue> fresh(
      TickKey tick, Instant now, Instant until, String token) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.lease(tick));
    item.put(Lease.STATUS, DynamoValues.text(Lease.RUNNING));
    item.put(Lease.TOKEN, DynamoValues.text(token));
    item.put(Lease.UNTIL, DynamoValues.text(DynamoKeys.time(until)));
    item.put("begun_at", DynamoValues.text(DynamoKeys.time(now)));
    item.put(DynamoTables.TTL, DynamoValues.number(endOfLife(tick, now).getEpochSecond()));
    return item;
  }

  /** When a lease may be forgotten: a week after its hour. */
  static Instant endOfLife(TickKey tick, Instant now) {
    Instant usual = tick.hour().plus(KEPT);
    Instant earliest = now.plus(KEPT_AT_LEAST);
    return usual.isAfter(earliest) ? usual : earliest;
  }

  /** Leases that are running, or whose events were not all taken, oldest first. */
  List<Lease> open(BookKey book) {
    return calls
        .query(
            "look for unfinished ticks",
            Integer.MAX_VALUE,
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#pk = :pk")
                    .filterExpression("#status <> :done OR attribute_exists(#unpublished)")
                    .expressionAttributeNames(
                        Map.of(
                            "#pk",
                            DynamoTables.PK,
                            "#status",
                            Lease.STATUS,
                            "#unpublished",
                            Lease.UNPUBLISHED))
                    .expressionAttributeValues(
                        Map.of(
                            ":pk",
                            DynamoValues.text(DynamoKeys.ticks(book)),
                            ":done",
                            DynamoValues.text(Lease.DONE))))
        .stream()
        .map(item -> Lease.of(book, item))
        .toList();
  }

  /**
   * The unfinished hours among {@code open} before {@code hour}, whose owners are dead.
   *
   * @throws StoreException when the owner of one is still alive
   */
  List<UnfinishedTick> unfinished(List<Lease> open, Instant hour, Instant now) {
    List<UnfinishedTick> dead = new ArrayList<>();
    for (Lease lease : open) {
      if (!lease.done() && lease.tick().hour().isBefore(hour)) {
        if (now.isBefore(lease.until())) {
          throw new StoreException(
              "the earlier tick %s is still running, until %s at the latest; nothing was done, try"
                      .formatted(lease.tick(), lease.until())
                  + " again after that");
        }
        dead.add(new UnfinishedTick(lease.tick().hour(), lease.plan()));
      }
    }
    return dead;
  }

  /** Notes that a tick's events were taken; from now on its lease may be forgotten. */
  void published(TickKey tick, Instant now) {
    try {
      calls.trying(
          "note that the events of " + tick + " were taken",
          () ->
              calls
                  .client()
                  .updateItem(
                      update ->
                          update
                              .tableName(table)
                              .key(DynamoKeys.lease(tick))
                              .updateExpression("SET #ttl = :ttl REMOVE #unpublished")
                              .conditionExpression("#status = :done")
                              .expressionAttributeNames(
                                  Map.of(
                                      "#ttl",
                                      DynamoTables.TTL,
                                      "#unpublished",
                                      Lease.UNPUBLISHED,
                                      "#status",
                                      Lease.STATUS))
                              .expressionAttributeValues(
                                  Map.of(
                                      ":ttl",
                                      DynamoValues.number(endOfLife(tick, now).getEpochSecond()),
                                      ":done",
                                      DynamoValues.text(Lease.DONE)))));
    } catch (StoreException e) {
      if (!(e.getCause() instanceof ConditionalCheckFailedException)) {
        throw e;
      }
      // No such lease any more: then there is nothing to note.
    }
  }

  /** Our token in a tick's lease; empty when this process has none. */
  Optional<String> token(TickKey tick) {
    return Optional.ofNullable(tokens.get(tick));
  }

  void forget(TickKey tick) {
    tokens.remove(tick);
  }
}
