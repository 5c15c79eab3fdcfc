package com.iteradynamics.lambda;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.TickEvent;
import com.iteradynamics.execution.port.EventPublisher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The bus, and whether it accepted all that one invocation published. */
final class WatchedEvents implements EventPublisher {
  private final EventPublisher bus;
  private Optional<Boolean> taken = Optional.empty();

  WatchedEvents(EventPublisher bus) {
    this.bus = bus;
  }

  /** Another invocation begins. */
  void begin() {
    taken = Optional.empty();
  }

  /** Whether everything was taken; empty when there was nothing to publish. */
  Optional<Boolean> taken() {
    return taken;
  }

  @Override
  public boolean publish(List<TickEvent> events) {
    return seen(bus.publish(events));
  }

  @Override
  public List<CortexRecord> publishAll(List<CortexRecord> records, Duration within) {
    List<CortexRecord> told = bus.publishAll(records, within);
    seen(told.size() == records.size());
    return told;
  }

  @Override
  public void notice(String what) {
    bus.notice(what);
  }

  private boolean seen(boolean all) {
    taken = Optional.of(all && taken.orElse(true));
    return all;
  }
}
