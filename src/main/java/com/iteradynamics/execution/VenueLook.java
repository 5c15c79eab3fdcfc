package com.iteradynamics.execution;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.execution.port.VenueView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks at the venue, and books what it executed late. */
final class VenueLook {
  private static final Duration HOUR = Duration.ofHours(1);

  /** What of an order may still change after it was booked is looked for so long. */
  private static final Duration LOOK_BACK = Reconciliation.LATEST_FILLS;

  /** Unknown orders count from a little before the last tick on. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Broker broker;
  private final JournalCheck journal;
  private final LateFills lateFills;

  VenueLook(TickStore store, Broker broker, OrderExecutor executor) {
    this.broker = broker;
    this.journal = new JournalCheck(store);
    this.lateFills = new LateFills(store, executor);
  }

  /**
   * The venue, and the book with what was executed late.
   *
   * @param ledger the state, or a fresh one where it cannot be read
   * @param unknownOrder which order at the venue does not agree with the journal
   */
  record Looked(
      LoadedState state, PrimeState ledger, VenueView venue, Optional<String> unknownOrder) {}

  /**
   * Looks.
   *
   * @param identity whether the venue that answers has the book's orders: else nothing is booked
   */
  Looked look(TickKey tick, LoadedState state, VenueIdentity identity) {
    PrimeState before = state.valid().orElseGet(() -> PrimeState.fresh(BigDecimal.ZERO));
    Instant since = before.lastHour().orElse(tick.hour().minus(HOUR)).minus(OVERLAP);
    Instant dayAgo = tick.hour().minus(LOOK_BACK);
    VenueView venue =
        broker.look(tick.book().productId(), before, since.isBefore(dayAgo) ? since : dayAgo);
    List<JournalCheck.Compared> compared = journal.compared(tick.book(), venue.orders());
    LateFills.Booked booked =
        identity.problem().isPresent()
            ? new LateFills.Booked(state, compared)
            : lateFills.book(tick.book(), state, compared);
    return new Looked(
        booked.state(),
        booked.state().valid().orElse(before),
        venue,
        JournalCheck.unknown(booked.orders(), since));
  }
}
