package com.iteradynamics.execution;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.VenueOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

  /**
   * An order at the venue, and what the journal says of it.
   *
   * @param journal empty when no journal knows it
   */
  record Compared(VenueOrder venue, Optional<JournaledOrder> journal) {

    /** Whether the venue has more of an order than the journal, where it has ended. */
    boolean filledLater() {
      return journal
          .filter(known -> known.state().ended())
          .filter(
              known ->
                  venue
                      .filledBase()
                      .filter(filled -> filled.compareTo(known.filledBase()) > 0)
                      .isPresent())
          .isPresent();
    }
  }

  /** Each order that was listed beside the journal. */
  List<Compared> compared(BookKey book, Result<List<VenueOrder>> orders) {
    return orders.read().orElse(List.of()).stream()
        .map(order -> new Compared(order, known(book, order)))
        .toList();
  }

  /** Why nothing could be compared; empty when it could. */
  static Optional<String> unlisted(Result<List<VenueOrder>> orders) {
    return switch (orders) {
      case Result.Failed<List<VenueOrder>>(String why, boolean away) ->
          Optional.of("the venue's orders could not be listed, nothing was compared: " + why);
      case Result.Ok<List<VenueOrder>> read -> Optional.empty();
    };
  }

  /**
   * What is wrong with the first order that does not agree; empty when all do.
   *
   * @param since from when on an unknown order counts; older ones were reported already
   */
  static Optional<String> unknown(List<Compared> orders, Instant since) {
    return orders.stream().flatMap(order -> unknown(order, since).stream()).findFirst();
  }

  private static Optional<String> unknown(Compared order, Instant since) {
    if (order.journal().isPresent()) {
      return disagreement(order.venue(), order.journal().get());
    }
    VenueOrder venue = order.venue();
    boolean told = venue.ended() && venue.createdAt().filter(at -> at.isBefore(since)).isPresent();
    return told
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the venue has the order %s (%s, client id \"%s\"), which no journal knows",
                venue.venueOrderId(),
                venue.side(),
                venue.clientOrderId()));
  }

  private Optional<JournaledOrder> known(BookKey book, VenueOrder order) {
    return order.clientOrderId().isEmpty()
        ? Optional.empty()
        : store.order(book, order.clientOrderId());
  }

  private static Optional<String> disagreement(VenueOrder venue, JournaledOrder journal) {
    if (!journal.state().ended()) {
      return Optional.empty(); // Not booked yet: recovery's matter.
    }
    boolean asMuch =
        venue.filledBase().filter(filled -> filled.compareTo(journal.filledBase()) != 0).isEmpty();
    boolean alike = venue.ended() && asMuch;
    return alike
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the order %s is %s with %s filled at the venue, and %s with %s filled in the journal",
                venue.clientOrderId(),
                venue.ended() ? "ended" : "open",
                venue.filledBase().map(BigDecimal::toPlainString).orElse("an unknown amount"),
                journal.state(),
                journal.filledBase().toPlainString()));
  }
}
