package com.iteradynamics.execution;

import com.iteradynamics.cortex.TickEvent;
import java.util.List;

/** Port: tells others what happened, after it is durable. Each event is told at least once. */
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
}
