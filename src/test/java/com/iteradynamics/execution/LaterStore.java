package com.iteradynamics.execution;

import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import java.time.Duration;
import java.time.Instant;

/** A store as it is seen ten minutes later than its callers say, when leases have ended. */
public final class LaterStore extends ForwardingStore {
  private static final Duration LATER = Duration.ofMinutes(10);

  public LaterStore(TickStore store) {
    super(store);
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    return super.begin(tick, now.plus(LATER), until.plus(LATER));
  }
}
