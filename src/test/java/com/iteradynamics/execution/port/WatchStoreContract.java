package com.iteradynamics.execution.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TickStore} does for watches between the hours. */
public abstract class WatchStoreContract extends WriteAheadGuardContract {
  private static final TickKey WATCH = new TickKey(BOOK, HOUR.plusSeconds(300));
  private static final TickKey LATER = new TickKey(BOOK, HOUR.plusSeconds(600));
  private static final WatchMemory MEMORY =
      new WatchMemory(
          Optional.of(HOUR),
          Optional.of(60_000.25),
          Optional.of(61_234.5),
          Optional.of(WATCH.hour()),
          List.of(ExecutionBranch.WATCH_STOP_LOSS),
          2);

  private void finishWatch(TickKey watch, ExecutionBranch branch) {
    begin(store(), watch);
    store().finish(watch, Optional.empty(), List.of(), record(watch, branch));
  }

  @Test
  void recordsOfWatchesAreApartFromThoseOfHours() {
    finish(store(), TICK, filled());
    finishWatch(WATCH, ExecutionBranch.WATCH_BLOCKED);
    finishWatch(LATER, ExecutionBranch.WATCH_PRICE_DOUBTFUL);
    TickStore later = reopened();
    assertEquals(
        List.of(TICK.hour()),
        later.records(BOOK, 10, Optional.empty()).stream().map(CortexRecord::hour).toList());
    assertEquals(
        List.of(),
        later.records(BOOK, 10, Optional.of(ExecutionBranch.WATCH_BLOCKED)),
        "not by their branch either");
    assertEquals(
        List.of(WATCH.hour(), LATER.hour()),
        later.watches(BOOK, 10).stream().map(CortexRecord::hour).toList());
    assertEquals(
        List.of(LATER.hour()), later.watches(BOOK, 1).stream().map(CortexRecord::hour).toList());
    assertEquals(List.of(), later.watches(BOOK, 0));
    assertEquals(
        ExecutionBranch.WATCH_BLOCKED,
        later.lookUp(BOOK, WATCH.hour()).record().orElseThrow().branch());
    RecordLookup between = later.lookUp(BOOK, WATCH.hour().plusSeconds(60));
    assertEquals(
        new RecordLookup(Optional.empty(), Optional.of(WATCH.hour()), Optional.of(LATER.hour())),
        between,
        "watches beside a watch");
    assertInstanceOf(TickClaim.Finished.class, begin(later, WATCH));
  }

  /** As when its market is not seen for hours: each watch says so, and a sale was before them. */
  @Test
  void aSaleIsFoundHoweverManyWatchesHadSomethingToTellSince() {
    finish(store(), TICK, filled());
    finishWatch(WATCH, ExecutionBranch.WATCH_STOP_LOSS);
    for (int minute = 10; minute < 60; minute += 5) {
      finishWatch(
          new TickKey(BOOK, HOUR.plusSeconds(60L * minute)), ExecutionBranch.WATCH_PRICE_DOUBTFUL);
    }
    List<CortexRecord> all = reopened().withWatches(BOOK, 1);
    assertEquals(12, all.size());
    assertEquals(TICK.hour(), all.getFirst().hour());
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, all.get(1).branch());
  }

  @Test
  void aWatchThatIsGivenBackLeavesNothing() {
    begin(store(), WATCH);
    assertTrue(store().giveBack(WATCH));
    assertEquals(List.of(), store().unfinished(BOOK, NEXT.hour()));
    assertInstanceOf(TickClaim.Granted.class, begin(store(), WATCH));
  }

  @Test
  void aWatchThatIsWrittenAheadIsFoundByTheNextTickWhichCannotPlanBesideIt() {
    PrimeState state = PrimeState.fresh(new BigDecimal("1000"));
    begin(store(), WATCH);
    TickPlan plan = plan(state, planned());
    store().plan(WATCH, plan);
    TickStore later = reopened();
    assertEquals(
        List.of(new UnfinishedTick(WATCH.hour(), Optional.of(plan))),
        later.unfinished(BOOK, NEXT.hour()));
    begin(later, NEXT);
    StoreException refused =
        assertThrows(StoreException.class, () -> later.plan(NEXT, plan(state, planned())));
    assertTrue(refused.getMessage().contains(WATCH.hour().toString()), refused.getMessage());
    assertEquals(plan, assertInstanceOf(TickClaim.Resumed.class, begin(later, WATCH)).plan());
    later.finish(
        WATCH, plan.decided(), List.of(filled()), record(WATCH, ExecutionBranch.WATCH_ABANDONED));
    later.plan(NEXT, plan(readable(later), planned()));
  }

  @Test
  void aWatchReadsStateAndPermissionAndWhatTheLastOneLeft() {
    assertEquals(
        new WatchedBook(Optional.empty(), TradingPermission.ACTIVE, WatchMemory.NONE),
        store().watched(BOOK));
    finish(store(), TICK, filled());
    store().remember(BOOK, MEMORY);
    WatchedBook seen = reopened().watched(BOOK);
    assertEquals(MEMORY, seen.memory());
    assertEquals(Optional.of(new LoadedState.Valid(readable(store()))), seen.state());
    long version = readable(store()).version();
    reopened().remember(BOOK, WatchMemory.NONE);
    assertEquals(WatchMemory.NONE, store().watched(BOOK).memory());
    assertEquals(version, readable(store()).version(), "no watch moves the state under a tick");
  }
}
