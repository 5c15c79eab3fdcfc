package com.iteradynamics.execution;

import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.VenueOrder;
import java.util.List;
import java.util.Optional;

/**
 * Compares the orders that the venue has with the journal, both ways: each must be known, and one
 * that ended must have ended alike.
 */
final class JournalCheck {
  private final TickStore store;

  JournalCheck(TickStore store) {
    this.store = store;
  }

  /** What is wrong with the first order that does not agree; empty when all do. */
  Optional<String> strange(BookKey book, Reading<List<VenueOrder>> orders) {
    return switch (orders) {
      case Reading.Unread<List<VenueOrder>>(String why, boolean away) ->
          Optional.of("the venue's orders could not be read: " + why);
      case Reading.Read<List<VenueOrder>>(List<VenueOrder> read) ->
          read.stream().flatMap(order -> strange(book, order).stream()).findFirst();
    };
  }

  private Optional<String> strange(BookKey book, VenueOrder order) {
    Optional<JournalledOrder> known =
        order.clientOrderId().isEmpty()
            ? Optional.empty()
            : store.order(book, order.clientOrderId());
    return known.isEmpty()
        ? Optional.of(
            "the venue has the order %s (%s, client id \"%s\"), which no journal knows"
                .formatted(order.venueOrderId(), order.side(), order.clientOrderId()))
        : disagreement(order, known.get());
  }

  private static Optional<String> disagreement(VenueOrder venue, JournalledOrder journal) {
    if (!journal.state().ended()) {
      return Optional.empty(); // Not booked yet: recovery's matter.
    }
    boolean alike = venue.ended() && venue.filledBase().compareTo(journal.filledBase()) == 0;
    return alike
        ? Optional.empty()
        : Optional.of(
            "the order %s is %s with %s filled at the venue, and %s with %s filled in the journal"
                .formatted(
                    venue.clientOrderId(),
                    venue.ended() ? "ended" : "open",
                    venue.filledBase().toPlainString(),
                    journal.state(),
                    journal.filledBase().toPlainString()));
  }
}
