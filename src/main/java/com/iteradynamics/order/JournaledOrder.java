package com.iteradynamics.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as the journal has it.
 *
 * @param request what was asked
 * @param state how far it is
 * @param sends how often it was posted, 0..2, counted before each post
 * @param sentAt when the last post was journaled, just before it was made; empty before the first
 * @param venueOrderId the venue's own id, once known
 * @param fills what was executed, as far as it is known
 * @param why what the venue said when it was refused or is unknown, or what of its fills is an
 *     estimate
 * @param mayRetry whether it was refused in a way that a new attempt may be taken
 */
public record JournaledOrder(
    OrderRequest request,
    OrderState state,
    int sends,
    Optional<Instant> sentAt,
    Optional<String> venueOrderId,
    List<Fill> fills,
    Optional<String> why,
    boolean mayRetry) {

  /** An unknown order is sent again at most once, with the same id and body. */
  public static final int MAX_SENDS = 2;

  public JournaledOrder {
    fills = List.copyOf(fills);
  }

  /** An order that is written ahead. */
  public static JournaledOrder planned(OrderRequest request) {
    return new JournaledOrder(
        request,
        OrderState.PLANNED,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        false);
  }

  /** The order about to be posted once more, at {@code now}. */
  public JournaledOrder sent(Instant now) {
    return new JournaledOrder(
        request, OrderState.SENT, sends + 1, Optional.of(now), venueOrderId, fills, why, false);
  }

  /** The order after the venue's word. */
  public JournaledOrder after(OrderOutcome outcome) {
    return switch (outcome) {
      case OrderOutcome.Done done ->
          with(
              doneState(done),
              Optional.of(done.venueOrderId()),
              done.fills(),
              done.estimated().or(() -> why),
              false);
      case OrderOutcome.Open open ->
          with(OrderState.OPEN, Optional.of(open.venueOrderId()), soFar(open), why, false);
      case OrderOutcome.Rejected rejected ->
          with(OrderState.REJECTED, rejected.why(), rejected.mayRetry());
      case OrderOutcome.Unknown unknown -> with(OrderState.UNKNOWN, unknown.why(), false);
      case OrderOutcome.NotFound notFound ->
          with(OrderState.UNKNOWN, "the venue does not know the order", false);
    };
  }

  /** What is known to be executed never becomes less while the order is open. */
  private List<Fill> soFar(OrderOutcome.Open open) {
    return Fill.base(open.fills()).compareTo(filledBase()) > 0 ? open.fills() : fills;
  }

  /** The order given up: it never reached the venue. */
  public JournaledOrder markNotReceived(String because) {
    return with(OrderState.CANCELLED, because, false);
  }

  /** What was executed, units of base, &gt;= 0. */
  public BigDecimal filledBase() {
    return Fill.base(fills);
  }

  private JournaledOrder with(OrderState next, String because, boolean retry) {
    return with(next, venueOrderId, fills, Optional.of(because), retry);
  }

  private JournaledOrder with(
      OrderState next,
      Optional<String> id,
      List<Fill> executed,
      Optional<String> because,
      boolean retry) {
    return new JournaledOrder(request, next, sends, sentAt, id, executed, because, retry);
  }

  private static OrderState doneState(OrderOutcome.Done done) {
    if (done.fills().isEmpty()) {
      return OrderState.CANCELLED;
    }
    return done.complete() ? OrderState.FILLED : OrderState.PARTIAL_DONE;
  }
}
