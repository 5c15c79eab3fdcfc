package com.iteradynamics.execution;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the venue executed of an order after the journal had it as ended: the difference is booked,
 * in one transaction with the order's new end, so that it is booked once however often it is found.
 * The venue's list gives the hint, a look-up of the order gives the fills; until that reports more
 * nothing is booked, and {@link JournalCheck} keeps reporting.
 */
final class LateFills {
  private final TickStore store;
  private final OrderExecutor orders;

  LateFills(TickStore store, OrderExecutor orders) {
    this.store = store;
    this.orders = orders;
  }

  /** A book and its orders once their late fills are booked. */
  record Booked(LoadedState state, List<JournalCheck.Compared> orders) {
    Booked {
      orders = List.copyOf(orders);
    }
  }

  /** Books all of them; nothing in a state that cannot be read. */
  Booked book(BookKey book, LoadedState before, List<JournalCheck.Compared> listed) {
    LoadedState state = before;
    List<JournalCheck.Compared> after = new ArrayList<>();
    for (JournalCheck.Compared order : listed) {
      Optional<PrimeState> readable = state.valid().filter(any -> order.filledLater());
      Optional<JournaledOrder> found = readable.flatMap(any -> more(order.journal().orElseThrow()));
      Optional<PrimeState> booked =
          found.flatMap(more -> booked(readable.get(), order.journal().orElseThrow(), more));
      if (booked.isPresent()) {
        store.settle(book, booked.get(), List.of(found.get()));
        state = new LoadedState.Valid(booked.get().nextVersion());
        after.add(new JournalCheck.Compared(order.venue(), found));
      } else {
        after.add(order);
      }
    }
    return new Booked(state, after);
  }

  /** The order with more executed; empty when a look-up does not tell of more. */
  private Optional<JournaledOrder> more(JournaledOrder known) {
    return Optional.of(orders.endAgain(known))
        .filter(found -> found.filledBase().compareTo(known.filledBase()) > 0);
  }

  /** The state with the difference; empty when the ledger has not what it would take. */
  private static Optional<PrimeState> booked(
      PrimeState before, JournaledOrder known, JournaledOrder found) {
    try {
      return Optional.of(Ledger.bookLater(before, known, found));
    } catch (IllegalArgumentException shortOfIt) {
      return Optional.empty();
    }
  }
}
