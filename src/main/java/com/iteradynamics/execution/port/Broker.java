package com.iteradynamics.execution.port;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Port: the venue. What goes wrong out there is an answer, not an exception; an exception is a bug.
 */
public interface Broker {

  /** The portfolio that our key trades in now: whose orders and balances all else is about. */
  Result<String> portfolio();

  /**
   * Reads, beside what else a tick reads when it begins, what is kept somewhere of the product; no
   * venue is asked for that.
   */
  default void prepare(String productId) {}

  /**
   * Everything that a decision needs, read anew.
   *
   * @param ledger what we believe to hold; the paper venue has no other wallet
   * @param since orders that were created later are listed even when they have ended
   */
  VenueView look(String productId, PrimeState ledger, Instant since);

  /** What the market shows now; a venue without a market has none. */
  default Result<Ticker> ticker(String productId) {
    return new Result.Failed<>("the venue has no market");
  }

  /**
   * Posts an order once, and again only with the same id and body when the venue has said that it
   * did nothing with it.
   *
   * @param sentAt when this post was journaled: it must not reach the venue later than two minutes
   *     after that, however long this process is held up, so that a later look-up is final
   */
  OrderOutcome submit(OrderRequest request, Instant sentAt);

  /**
   * The same with a deadline.
   *
   * @param deadline after which nothing is posted again
   */
  default OrderOutcome submit(OrderRequest request, Instant sentAt, Instant deadline) {
    return submit(request, sentAt);
  }

  /**
   * Looks an order up, by the venue's id when that is known, else by its client order id in
   * everything that the venue lists.
   */
  OrderOutcome find(JournaledOrder order);

  /** Asks the venue to end an order that rests; a look-up reports the result. */
  void cancel(JournaledOrder order);

  /** How long to poll for the end of an order. */
  PollPolicy pollPolicy();

  /**
   * How long to poll for the end of an order.
   *
   * @param pauses the pauses before each further poll; empty when the first answer counts
   * @param notFoundIsFinalAfter how long after its last post an order that the venue does not know
   *     has certainly never arrived
   */
  record PollPolicy(List<Duration> pauses, Duration notFoundIsFinalAfter) {
    /** A venue that answers at once and forgets nothing. */
    public static final PollPolicy NONE = new PollPolicy(List.of(), Duration.ZERO);

    public PollPolicy {
      pauses = List.copyOf(pauses);
    }
  }

  /** Whether an order can rest here when its tick has ended, and be looked up later. */
  default boolean restsBeyondTick() {
    return true;
  }

  /** Whether a stop can rest here. */
  default boolean takesStops() {
    return true;
  }
}
