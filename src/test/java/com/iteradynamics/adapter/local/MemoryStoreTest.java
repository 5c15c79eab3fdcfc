package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.execution.LaterStore;
import com.iteradynamics.execution.TickClaim;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.TickStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract, and the lease that only time ends. */
class MemoryStoreTest extends TickStoreContract {
  private final MemoryStore store = new MemoryStore();

  /** A process that comes after every lease has ended. */
  private final TickStore later = new LaterStore(store);

  @Override
  protected TickStore store() {
    return store;
  }

  @Override
  protected TickStore reopened() {
    return later;
  }

  @Test
  void aRunningTickIsHeldUntilItsLeaseEnds() {
    Instant until = HOUR.plusSeconds(190);
    store.begin(TICK, HOUR.plusSeconds(60), until);
    assertEquals(
        new TickClaim.Held(until), store.begin(TICK, until.minusMillis(1), until.plusSeconds(190)));
    assertEquals(
        new TickClaim.Granted(), store.begin(TICK, until, until.plusSeconds(190)), "dead by now");
  }
}
