package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.TickStoreFixture;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TickStore} refuses while orders may be out that are not booked. */
public abstract class WriteAheadGuardContract extends TickStoreFixture {

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
  void aPersonsChangeWaitsWhileATickIsWrittenAhead() {
    finish(store(), TICK, filled());
    PrimeState state = readable(store());
    begin(store(), NEXT);
    store().plan(NEXT, plan(state, planned()));
    for (PrimeState changed : changed(state)) {
      StoreException refused =
          assertThrows(StoreException.class, () -> store().intervene(BOOK, changed, audit()));
      assertTrue(
          refused
              .getMessage()
              .contains("test has to wait while the orders of the tick of " + NEXT.hour()),
          refused.getMessage());
      assertTrue(refused.getMessage().contains("./argus tick"), refused.getMessage());
      assertEquals(state, readable(store()));
    }
    TickStore later = reopened();
    begin(later, NEXT);
    later.finish(
        NEXT, Optional.of(state), List.of(filled()), record(NEXT, ExecutionBranch.TICK_ABANDONED));
    for (int i = 0; i < changed(state).size(); i++) {
      later.intervene(BOOK, changed(readable(later)).get(i), audit());
    }
  }

  @Test
  void aPersonsChangeWaitsWhileTheEndOfAnOrderIsUnknown() {
    JournaledOrder unknown = planned().sent(HOUR).after(new OrderOutcome.Unknown("timeout"));
    finish(store(), TICK, unknown);
    PrimeState state = readable(store());
    String id = unknown.request().clientOrderId();
    for (PrimeState changed : changed(state)) {
      StoreException refused =
          assertThrows(StoreException.class, () -> store().intervene(BOOK, changed, audit()));
      assertTrue(refused.getMessage().contains("test has to wait"), refused.getMessage());
      assertTrue(refused.getMessage().contains(id), refused.getMessage());
    }
    store().settle(BOOK, state.change().openOrders(List.of()).done(), List.of(filled()));
    store().intervene(BOOK, readable(store()).flow(BigDecimal.ONE), audit());
  }

  /** A deposit, a withdrawal, a reset, an adoption and a reconciliation. */
  private static List<PrimeState> changed(PrimeState state) {
    return List.of(
        state.flow(BigDecimal.ONE),
        state.flow(new BigDecimal("-1")),
        state.reset(900),
        state
            .change()
            .holdings(state.cashUsd(), state.baseQty().add(new BigDecimal("0.0038")))
            .done(),
        state.change().holdings(state.cashUsd().subtract(BigDecimal.ONE), state.baseQty()).done());
  }

  @Test
  void haltAndResumeNeverWait() {
    finish(store(), TICK, planned().sent(HOUR).after(new OrderOutcome.Unknown("timeout")));
    TradingPermission halted = new TradingPermission(TradingState.HALTED, "now");
    store().permit(BOOK, halted, audit());
    assertEquals(halted, store().permission(BOOK));
    store()
        .settle(BOOK, readable(store()).change().openOrders(List.of()).done(), List.of(filled()));
    begin(store(), NEXT);
    store().plan(NEXT, plan(readable(store()), planned()));
    store().permit(BOOK, TradingPermission.ACTIVE, audit());
    assertEquals(TradingPermission.ACTIVE, store().permission(BOOK));
    store().permit(BOOK, halted, audit());
    assertEquals(halted, reopened().permission(BOOK));
  }

  @Test
  void anotherHourDoesNotChangeTheStateWhileOneIsWrittenAhead() {
    PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
    begin(store(), NEXT);
    store().plan(NEXT, plan(state, planned()));
    TickStore other = reopened();
    begin(other, TICK);
    CortexRecord decided = record(TICK, ExecutionBranch.FLAT_NO_ENTRY);
    StoreException refused =
        assertThrows(
            StoreException.class, () -> other.finish(TICK, Optional.of(state), List.of(), decided));
    assertTrue(refused.getMessage().contains(NEXT.hour().toString()), refused.getMessage());
    assertThrows(StoreException.class, () -> other.settle(BOOK, state, List.of(filled())));
    assertEquals(List.of(), other.records(BOOK, 10, Optional.empty()));
    begin(other, NEXT);
    other.finish(
        NEXT, Optional.of(state), List.of(filled()), record(NEXT, ExecutionBranch.ENTER_LONG));
    other.finish(
        TICK, Optional.empty(), List.of(), record(TICK, ExecutionBranch.OUT_OF_ORDER_TICK));
    assertEquals(2, other.records(BOOK, 10, Optional.empty()).size());
  }

  @Test
  void anHourThatChangesNothingIsFinishedBesideOneThatIsWrittenAhead() {
    begin(store(), NEXT);
    store().plan(NEXT, plan(PrimeState.fresh(new BigDecimal("1000")), planned()));
    TickStore other = reopened();
    begin(other, TICK);
    other.finish(
        TICK, Optional.empty(), List.of(), record(TICK, ExecutionBranch.OUT_OF_ORDER_TICK));
    assertEquals(1, other.records(BOOK, 10, Optional.empty()).size());
  }
}
