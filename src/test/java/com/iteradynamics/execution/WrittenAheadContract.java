package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.OrderOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TickStore} refuses while orders may be out that are not booked. */
public abstract class WrittenAheadContract extends TickStoreFixture {

  @Test
  void oneHourOfABookIsWrittenAheadAtATime() {
    PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
    begin(store(), NEXT);
    store().plan(NEXT, plan(state, planned()));
    TickStore other = reopened();
    begin(other, TICK);
    StoreException refused =
        assertThrows(StoreException.class, () -> other.plan(TICK, plan(state, planned())));
    assertTrue(refused.getMessage().contains(NEXT.hour().toString()), refused.getMessage());
    begin(other, NEXT);
    other.finish(
        NEXT, Optional.of(state), List.of(filled()), record(NEXT, ExecutionBranch.TICK_ABANDONED));
    other.plan(TICK, plan(readable(other), planned()));
  }

  @Test
  void cashIsNotTakenOutWhileATickIsWrittenAhead() {
    finish(store(), TICK, filled());
    PrimeState state = readable(store());
    begin(store(), NEXT);
    store().plan(NEXT, plan(state, planned()));
    PrimeState poorer = state.flow(new BigDecimal("-1"));
    StoreException refused =
        assertThrows(StoreException.class, () -> store().intervene(BOOK, poorer, audit()));
    assertTrue(refused.getMessage().contains(NEXT.hour().toString()), refused.getMessage());
    assertTrue(refused.getMessage().contains("./argus tick"), refused.getMessage());
    assertEquals(state, readable(store()));
    store().intervene(BOOK, state.flow(BigDecimal.ONE), audit());
    TickStore later = reopened();
    begin(later, NEXT);
    later.finish(
        NEXT,
        Optional.of(readable(later)),
        List.of(filled()),
        record(NEXT, ExecutionBranch.TICK_ABANDONED));
    later.intervene(BOOK, readable(later).flow(new BigDecimal("-1")), audit());
  }

  @Test
  void cashIsNotTakenOutWhileTheEndOfAnOrderIsUnknown() {
    JournalledOrder unknown = planned().sent(HOUR).after(new OrderOutcome.Unknown("timeout"));
    finish(store(), TICK, unknown);
    PrimeState state = readable(store());
    StoreException refused =
        assertThrows(
            StoreException.class,
            () -> store().intervene(BOOK, state.flow(new BigDecimal("-1")), audit()));
    String id = unknown.request().clientOrderId();
    assertTrue(refused.getMessage().contains(id), refused.getMessage());
    store().intervene(BOOK, state.flow(BigDecimal.ONE), audit());
  }

  @Test
  void coinsAreNotTakenOverWhileATickIsWrittenAhead() {
    finish(store(), TICK, filled());
    PrimeState state = readable(store());
    begin(store(), NEXT);
    store().plan(NEXT, plan(state, planned()));
    StoreException refused =
        assertThrows(StoreException.class, () -> store().intervene(BOOK, adopted(state), audit()));
    assertTrue(
        refused
            .getMessage()
            .contains("coins cannot be taken over while the orders of the tick of " + NEXT.hour()),
        refused.getMessage());
    assertEquals(state, readable(store()));
    TickStore later = reopened();
    begin(later, NEXT);
    later.finish(
        NEXT, Optional.of(state), List.of(filled()), record(NEXT, ExecutionBranch.TICK_ABANDONED));
    later.intervene(BOOK, adopted(readable(later)), audit());
  }

  private static PrimeState adopted(PrimeState state) {
    return state
        .change()
        .holdings(state.cashUsd(), state.baseQty().add(new BigDecimal("0.0038")))
        .done();
  }
}
