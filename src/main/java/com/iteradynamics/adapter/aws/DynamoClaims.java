package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickClaim;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Who may work on a tick: whose token is in its lease. A process that gets the lease remembers its
 * token, and every later write of the tick asks whether the token is still there: an owner that was
 * thought dead, and is not, does no harm.
 */
final class DynamoClaims {
  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final LeasesGivenBack givenBack;
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
   * @param ids gives a text that no other process is ever given
   */
  DynamoClaims(
      DynamoCalls calls,
      DynamoRecords records,
      LeasesGivenBack givenBack,
      String table,
      Supplier<String> ids) {
    this.calls = calls;
    this.records = records;
    this.givenBack = givenBack;
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
      stored = Optional.of(seen(claim, e));
    }
    return stored
        .map(item -> Lease.of(claim.tick().book(), item))
        .filter(lease -> !lease.token().equals(claim.token()));
  }

  private Map<String, AttributeValue> seen(LeaseClaim claim, StoreException failure) {
    return afterwards(claim.what(), claim.tick(), failure).orElseThrow(() -> failure);
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
                        String.format(
                                Locale.ROOT,
                                "the lease of %s says that it is finished, but it has no record; a person",
                                tick)
                            + " has to look at it, nothing was done")));
  }

  /**
   * Deletes our lease, unless something is written ahead under it or somebody else has it by now.
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
      left = givenBack.delete(tick, Lease.undecidedOf(token.get())).orElse(Map.of());
    } catch (StoreException e) {
      left = afterwards(LeasesGivenBack.what(tick), tick, e).orElse(Map.of());
    }
    if (left.isEmpty()) {
      forget(tick);
    }
    return left.isEmpty();
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
