package com.iteradynamics.execution.port;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Port: publishes what happened, after it is durable. Each event is published at least once. */
@FunctionalInterface
public interface EventPublisher {
  /** Nobody listens. */
  EventPublisher NONE = events -> true;

  /**
   * Publishes these events.
   *
   * @return whether all were taken; if not, a later tick publishes them again
   */
  boolean publish(List<TickEvent> events);

  /** Reports to the operator why an hour was not published; it is a line to read, not an event. */
  default void notice(String what) {}

  /**
   * Publishes the events of several records in order, as many in one request as may be, and stops
   * at the first request that is not taken.
   *
   * @param within how long that may take
   * @return the records whose events were all taken
   */
  default List<CortexRecord> publishAll(List<CortexRecord> records, Duration within) {
    List<CortexRecord> taken = new ArrayList<>();
    for (CortexRecord record : records) {
      if (!publish(TickEvent.of(record))) {
        return taken;
      }
      taken.add(record);
    }
    return taken;
  }
}
