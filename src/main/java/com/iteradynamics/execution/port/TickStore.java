package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: what survives a tick — leases, state, the order journal and the records. They are one port
 * because they share transactions: each method happens as a whole or not at all.
 *
 * <p>Every method throws {@link StoreException} when the store cannot do it.
 */
public interface TickStore extends StoreReader {

  /**
   * Asks for the lease of a tick. A finished tick answers with its record; one that another process
   * works on is held; one whose owner died is taken over, with its plan if there is one.
   *
   * @param now the current time
   * @param until when this owner counts as dead
   */
  TickClaim begin(TickKey tick, Instant now, Instant until);

  /**
   * Gives the lease of a tick back that this process began and has not written ahead, so that the
   * hour is as if it had never been begun: the next one who asks is granted it at once, and no
   * later hour finds it unfinished. Whatever else is there is left as it is: another owner's lease,
   * a tick that was written ahead or finished.
   *
   * @return whether the lease was given back
   */
  boolean giveBack(TickKey tick);

  /** Hours before {@code hour} that were begun and never finished, oldest first. */
  List<UnfinishedTick> unfinished(BookKey book, Instant hour);

  /** Orders of finished ticks whose end is not known, oldest first. */
  List<JournaledOrder> unresolved(BookKey book);

  /** An order of the book as the journal has it; empty when the journal does not know it. */
  Optional<JournaledOrder> order(BookKey book, String clientOrderId);

  /**
   * Binds a venue portfolio to a live book for good, because two books would spend the same cash.
   *
   * @return the product of the book that has the portfolio already; empty when it is ours
   */
  Optional<String> bind(BookKey book, String portfolio);

  /** Hours whose events were not all taken yet, oldest first; none where there is no bus. */
  default List<Instant> unpublished(BookKey book) {
    return List.of();
  }

  /** Remembers that a tick's events were taken. */
  default void published(TickKey tick) {}

  /** Everything a tick reads before it decides; a remote store reads it side by side. */
  default BookView view(BookKey book, Instant hour) {
    return new BookView(
        state(book), permission(book), unfinished(book, hour), unresolved(book), unpublished(book));
  }

  /** What a watch reads first. */
  WatchedBook watched(BookKey book);

  /** Keeps what a watch leaves for the next one, whatever was kept before. */
  void remember(BookKey book, WatchMemory memory);

  /**
   * Writes decision and orders ahead. Fails when the state's version is not the stored one, and
   * while another hour of the book is written ahead and not finished. A watch gives way as well to
   * a tick that only has begun.
   */
  void plan(TickKey tick, TickPlan plan);

  /** Writes how far an order of a planned tick is. */
  void journal(TickKey tick, JournaledOrder order);

  /**
   * Books orders of earlier, finished ticks of which more became known: state and journal together.
   * Fails when the state's version is not the stored one, and while a tick of the book is written
   * ahead; the stored version becomes one more.
   */
  void settle(BookKey book, PrimeState state, List<JournaledOrder> orders);

  /**
   * Finishes a tick: state, orders, record and lease together. A finished tick is never
   * overwritten. Fails while another hour of the book is written ahead, if it changes the state; a
   * watch that changes the state and was not written ahead gives way as in {@link #plan}.
   *
   * @param state the new state, with the version that was read; empty leaves the state as it is
   */
  void finish(
      TickKey tick, Optional<PrimeState> state, List<JournaledOrder> orders, CortexRecord record);

  /**
   * Replaces the state on a person's word. Fails when the version is not the stored one, and while
   * orders are not booked: {@link WriteAheadGuard}.
   */
  void intervene(BookKey book, PrimeState state, AuditEntry audit);

  /** Replaces what is allowed on a person's word; never waits for orders. */
  void permit(BookKey book, TradingPermission permission, AuditEntry audit);
}
