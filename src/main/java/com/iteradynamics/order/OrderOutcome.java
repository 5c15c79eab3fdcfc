package com.iteradynamics.order;

import java.util.List;
import java.util.Optional;

/** What the venue said about an order. */
public sealed interface OrderOutcome {
  /** How it is told that a part of an end is an estimate, since the venue does not report it. */
  String NOT_REPORTED = "the venue reports no ";

  /**
   * The venue took the order and is done with it. No fill at all means that it was canceled.
   *
   * @param venueOrderId the venue's own id
   * @param fills what was executed
   * @param complete whether that is all that was asked for
   * @param estimated what of it is an estimate, because the venue does not report it; empty when it
   *     reports all
   */
  record Done(String venueOrderId, List<Fill> fills, boolean complete, Optional<String> estimated)
      implements OrderOutcome {
    public Done {
      fills = List.copyOf(fills);
    }

    /** An order that the venue reports in full. */
    public Done(String venueOrderId, List<Fill> fills, boolean complete) {
      this(venueOrderId, fills, complete, Optional.empty());
    }
  }

  /**
   * The venue took the order and is not done with it.
   *
   * @param fills what was executed so far, as far as that is known
   */
  record Open(String venueOrderId, List<Fill> fills) implements OrderOutcome {
    public Open {
      fills = List.copyOf(fills);
    }

    /** An order of which no fill is known. */
    public Open(String venueOrderId) {
      this(venueOrderId, List.of());
    }
  }

  /**
   * The venue refused the order: it definitely did not and will not happen.
   *
   * @param mayRetry whether the same order under a new id may be taken, as after a rate limit
   */
  record Rejected(String why, boolean mayRetry) implements OrderOutcome {}

  /** Nobody knows: a timeout, a server error or an answer that cannot be read. */
  record Unknown(String why) implements OrderOutcome {}

  /** A look-up answered that there is no order of this id. */
  record NotFound() implements OrderOutcome {}
}
