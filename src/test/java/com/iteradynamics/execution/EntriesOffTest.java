package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.strategy.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A live book whose feed has not earned its say: it buys nothing, and sells as ever. */
class EntriesOffTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final String WHY = "the feed has a say with real money only after an audit";

  private final LiveCycle cycle = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @Test
  void nothingIsBoughtAndTheRecordSaysWhy() {
    cycle.entriesOff = Optional.of(WHY);
    CortexRecord record = cycle.record(HOUR);
    assertEquals(ExecutionBranch.REDUCE_ONLY, record.branch());
    assertTrue(record.get(Recorded.WHY).orElseThrow().contains(WHY), record.toString());
    assertEquals(List.of(), cycle.venue.posted);
  }

  @Test
  void aStrategysExitSells() {
    entered();
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, cycle.record(HOUR + 1).branch());
    assertEquals(2, cycle.venue.posted.size());
  }

  @Test
  void aStopOfTheWatchSells() {
    cycle.settings.put("PRIME_WATCH_MINUTES", "5");
    cycle.settings.put("PRIME_STOP_LOSS", "0.05");
    entered();
    cycle.venue.market = Optional.of(ScriptedMarket.quote("150.99", "151.01"));
    Instant minute = StoreCycle.hour(HOUR).plusSeconds(300);
    cycle.now = minute.plusSeconds(4);
    WatchOutcome outcome =
        new Watch(cycle.parameters(), cycle.store, cycle.venue, () -> cycle.now)
            .run(StoreCycle.PRODUCT, minute);
    assertEquals(
        ExecutionBranch.WATCH_STOP_LOSS,
        assertInstanceOf(WatchOutcome.Recorded.class, outcome).record().branch());
  }

  /** A person halts between the plan of a tick that dies and its retry. */
  @Test
  void whatWasPlannedBeforeAHaltIsNotSentAfterIt() {
    for (TradingState state : List.of(TradingState.HALTED, TradingState.REDUCING)) {
      LiveCycle dies = new LiveCycle().wants(HOUR, Action.ENTER_LONG);
      TickStore alive = dies.store;
      dies.store = new DyingStore(alive);
      assertThrows(DyingStore.Death.class, () -> dies.run(HOUR));
      dies.store = alive;
      alive.permit(
          LiveCycle.BOOK,
          new TradingPermission(state, "wait"),
          new AuditEntry(dies.now, "halt", "wait", ""));
      CycleOutcome retried = dies.run(HOUR, StoreCycle.hour(HOUR).plusSeconds(300));
      CortexRecord record = assertInstanceOf(CycleOutcome.Recorded.class, retried).record();
      assertEquals(List.of(), dies.venue.posted, state + " " + record);
      assertEquals("CANCELLED", record.all(Recorded.ORDERS).getFirst().state());
      assertEquals(0, dies.state().baseQty().signum());
    }
  }

  /** The permission is taken back while there is a position. */
  private void entered() {
    cycle.settings.put("PRIME_MIN_HOLD_H", "0");
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    PrimeState state = cycle.state();
    cycle.venue.wallet =
        new Result.Ok<>(
            ScriptedMarket.wallet(
                state.cashUsd().toPlainString(), state.baseQty().toPlainString()));
    cycle.entriesOff = Optional.of(WHY);
  }
}
