package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.LaterStore;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.TickStoreContract;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.strategy.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void aPortfolioBelongsToOneLiveBookForGood() {
    MemoryStore store = new MemoryStore();
    BookKey book = new BookKey(BookKey.LIVE, "BTC-USD");
    assertEquals(Optional.empty(), store.bind(book, "portfolio-1"));
    assertEquals(Optional.empty(), store.bind(book, "portfolio-1"));
    BookKey other = new BookKey(BookKey.LIVE, "ETH-USD");
    assertEquals(Optional.of("BTC-USD"), store.bind(other, "portfolio-1"));
    assertEquals(Optional.empty(), store.bind(other, "portfolio-2"));
  }

  @Test
  void aForgetfulStoreKeepsTheNewestRecordsAndTradesNoForgottenHour() {
    MemoryStore forgetful = new MemoryStore(2);
    StoreCycle cycle = new StoreCycle();
    for (int hour = 70; hour < 74; hour++) {
      cycle.record(forgetful, hour);
    }
    assertEquals(
        List.of(StoreCycle.hour(72), StoreCycle.hour(73)),
        forgetful.records(StoreCycle.BOOK, 10, Optional.empty()).stream()
            .map(CortexRecord::hour)
            .toList());
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    assertEquals(ExecutionBranch.OUT_OF_ORDER_TICK, cycle.record(forgetful, 70).branch());
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
