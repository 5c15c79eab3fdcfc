package com.iteradynamics.execution.port;

import com.iteradynamics.order.FeeSchedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The account's fees as the venue reports them: asked for once a day and kept, so that the last
 * ones stay in force while it does not answer, however long that is.
 *
 * @param store where they are kept
 * @param venue asks the venue once; empty without a key to ask with
 * @param account whose key that is; empty when it is not known
 * @param clock says when a day is over
 */
public record VenueFees(
    FeeStore store,
    Optional<Supplier<Result<FeeSchedule>>> venue,
    Supplier<Optional<String>> account,
    InstantSource clock) {

  /** Those of an account that is not known. */
  public VenueFees(
      FeeStore store, Optional<Supplier<Result<FeeSchedule>>> venue, InstantSource clock) {
    this(store, venue, Optional::empty, clock);
  }

  /** What is kept of this account; the venue is not asked. */
  public KnownFees kept(String productId) {
    return store.fees(productId).of(account.get());
  }

  /** The fees that {@link #kept} gave, or what the venue says now when they are a day old. */
  public KnownFees renewed(String productId, KnownFees known) {
    Instant now = clock.instant();
    if (!known.due(now)) {
      return known;
    }
    if (venue.isEmpty()) {
      return known.kept().isEmpty()
          ? known
          : known.staying("the fee schedule was not read again, which takes a key", now);
    }
    return switch (venue.get().get()) {
      case Result.Ok<FeeSchedule>(FeeSchedule told) -> keep(productId, told, known);
      case Result.Failed<FeeSchedule>(String why, boolean away) ->
          known.staying("the venue's fee schedule could not be read: " + why, now);
    };
  }

  /** Fees that cannot be kept are used, and asked for again. */
  private KnownFees keep(String productId, FeeSchedule told, KnownFees before) {
    KnownFees now = new KnownFees(Optional.of(told), before.notes());
    try {
      store.keep(productId, told);
      return now;
    } catch (StoreException e) {
      return now.noted("the fee schedule could not be kept: " + e.getMessage());
    }
  }
}
