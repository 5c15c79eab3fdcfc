package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.port.EventPublisher;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells others what happened, once it is durable, and again what they did not take. Whoever listens
 * may be away for days: then a tick tries once and continues, and when they are back each tick
 * makes up for some hours, the oldest first. Nothing that goes wrong here ends a tick.
 */
final class OutcomePublisher {
  /** How long a tick publishes at most. */
  private static final Duration BUDGET = Duration.ofSeconds(2);

  /** So many earlier hours a tick makes up for at most, so many at once. */
  static final int MOST_HOURS = 50;

  private static final int AT_ONCE = 10;

  private final EventPublisher events;
  private final TickStore store;
  private final InstantSource clock;

  OutcomePublisher(EventPublisher events, TickStore store, InstantSource clock) {
    this.events = events;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Publishes the events of a finished tick, and if they are accepted, those of earlier ones.
   *
   * @param unpublished hours before it whose events were not all taken, oldest first
   */
  void publish(TickKey tick, CortexRecord record, List<Instant> unpublished) {
    Instant until = clock.instant().plus(BUDGET);
    try {
      if (events.publish(TickEvent.of(record))) {
        store.published(tick);
        again(tick.book(), unpublished.subList(0, Math.min(MOST_HOURS, unpublished.size())), until);
      }
    } catch (StoreException e) {
      // The tick has its record. What is not noted as published is published once more.
    }
  }

  private void again(BookKey book, List<Instant> hours, Instant until) {
    for (int from = 0; from < hours.size(); from += AT_ONCE) {
      List<CortexRecord> records =
          records(book, hours.subList(from, Math.min(hours.size(), from + AT_ONCE)));
      Duration left = Duration.between(clock.instant(), until);
      if (!left.isPositive()) {
        return;
      }
      List<CortexRecord> taken = events.publishAll(records, left);
      taken.forEach(record -> store.published(new TickKey(book, record.hour())));
      if (taken.size() < records.size()) {
        return;
      }
    }
  }

  private List<CortexRecord> records(BookKey book, List<Instant> hours) {
    return hours.stream().flatMap(hour -> record(book, hour).stream()).toList();
  }

  /** One that cannot be read stays unpublished, is reported, and does not keep the others back. */
  private Optional<CortexRecord> record(BookKey book, Instant hour) {
    try {
      return store.lookUp(book, hour).record();
    } catch (StoreException e) {
      events.notice(
          "the record of "
              + new TickKey(book, hour)
              + " cannot be read, and stays unpublished: "
              + e.getMessage());
      return Optional.empty();
    }
  }
}
