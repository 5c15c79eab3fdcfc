package com.iteradynamics.execution.port;

import static com.iteradynamics.execution.SameValue.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.ClientOrderId;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TickStore} does. {@link #reopened} is what a new process finds.
 *
 * <p>Amounts come back with their value; only what was written ahead comes back to the last zero,
 * since an order that is sent again has to be the same.
 */
public abstract class TickStoreContract extends WatchStoreContract {
  @Test
  void aFreshBookHasNeitherStateNorRecords() {
    assertEquals(Optional.empty(), store().state(BOOK));
    assertEquals(List.of(), store().records(BOOK, 10, Optional.empty()));
    assertEquals(TradingPermission.ACTIVE, store().permission(BOOK));
    assertInstanceOf(TickClaim.Granted.class, begin(store(), TICK));
  }

  @Test
  void aTickThatDiedBeforeItDecidedIsGrantedAgain() {
    begin(store(), TICK);
    assertInstanceOf(TickClaim.Granted.class, begin(reopened(), TICK));
  }

  @Test
  void aTickThatIsGivenBackIsAsIfItHadNeverBegun() {
    begin(store(), TICK);
    assertTrue(store().giveBack(TICK));
    assertEquals(List.of(), store().unfinished(BOOK, NEXT.hour()));
    assertEquals(List.of(), store().view(BOOK, NEXT.hour()).unfinished());
    assertFalse(store().giveBack(TICK), "there is nothing to give back any more");
    assertInstanceOf(TickClaim.Granted.class, begin(store(), TICK), "at once");
    finishBegun(store(), TICK, filled());
    assertSame(
        record(TICK, ExecutionBranch.ENTER_LONG),
        reopened().lookUp(BOOK, HOUR).record().orElseThrow());
  }

  @Test
  void onlyWhatWasBegunAndNotDecidedIsGivenBack() {
    assertFalse(store().giveBack(TICK), "nobody has begun it");
    begin(store(), TICK);
    assertFalse(store().giveBack(NEXT), "another hour");
    TickPlan plan = plan(PrimeState.fresh(new BigDecimal("1000")), planned());
    store().plan(TICK, plan);
    assertFalse(store().giveBack(TICK), "it is written ahead");
    TickStore heir = reopened();
    assertEquals(plan, assertInstanceOf(TickClaim.Resumed.class, begin(heir, TICK)).plan());
    assertFalse(heir.giveBack(TICK), "it is still written ahead");
    heir.finish(TICK, plan.decided(), List.of(filled()), record(TICK, ExecutionBranch.ENTER_LONG));
    assertFalse(heir.giveBack(TICK), "it is finished");
    assertInstanceOf(TickClaim.Finished.class, begin(reopened(), TICK));
  }

  @Test
  void aTickThatDiedAfterItDecidedIsResumedWithItsPlanAndJournal() {
    begin(store(), TICK);
    TickPlan plan = plan(PrimeState.fresh(new BigDecimal("1000")), planned());
    store().plan(TICK, plan);
    JournaledOrder sent = planned().sent(HOUR);
    store().journal(TICK, sent);
    TickClaim claim = begin(reopened(), TICK);
    assertEquals(plan.with(sent), assertInstanceOf(TickClaim.Resumed.class, claim).plan());
  }

  @Test
  void theAttemptsOfALegComeBackInTheOrderTheyWereMade() {
    begin(store(), TICK);
    store().plan(TICK, plan(PrimeState.fresh(new BigDecimal("1000")), attempt(0, 0)));
    for (int attempt = 0; attempt <= OrderRequest.MAX_ATTEMPT; attempt++) {
      for (int leg = 0; leg < 6; leg++) {
        store().journal(TICK, attempt(leg, attempt).sent(HOUR));
      }
    }
    TickPlan resumed = assertInstanceOf(TickClaim.Resumed.class, begin(reopened(), TICK)).plan();
    for (int leg = 0; leg < 6; leg++) {
      int asked = leg;
      assertEquals(
          IntStream.rangeClosed(0, OrderRequest.MAX_ATTEMPT).boxed().toList(),
          resumed.orders().stream()
              .map(JournaledOrder::request)
              .filter(request -> request.leg() == asked)
              .map(OrderRequest::attempt)
              .toList());
    }
  }

  private static JournaledOrder attempt(int leg, int attempt) {
    OrderRequest first = planned().request();
    return JournaledOrder.planned(
        new OrderRequest(
            ClientOrderId.of(BOOK, "paper", HOUR, leg, attempt),
            first.productId(),
            first.side(),
            first.size(),
            HOUR,
            leg,
            attempt,
            first.referencePriceUsd(),
            first.priceSource(),
            first.postOnly(),
            Optional.empty()));
  }

  @Test
  void aFinishedTickAnswersWithItsRecordAndIsNeverOverwritten() {
    finish(store(), TICK, filled());
    TickStore again = reopened();
    CortexRecord first = assertInstanceOf(TickClaim.Finished.class, begin(again, TICK)).record();
    assertSame(record(TICK, ExecutionBranch.ENTER_LONG), first);
    assertThrows(
        StoreException.class,
        () ->
            again.finish(TICK, Optional.empty(), List.of(), record(TICK, ExecutionBranch.HALTED)));
    assertEquals(1, again.records(BOOK, 10, Optional.empty()).size());
  }

  @Test
  void stateIsStoredExactlyAndItsVersionGrows() {
    PrimeState state =
        PrimeState.fresh(new BigDecimal("749.1234567890"))
            .change()
            .holdings(new BigDecimal("749.1234567890"), new BigDecimal("0.00391234"))
            .position(
                Optional.of(new PrimeState.Entry(HOUR, new BigDecimal("64123.45"))),
                Optional.of(HOUR.plusSeconds(7200)))
            .exited(HOUR.minusSeconds(3600))
            .finished(HOUR, ExecutionBranch.ENTER_LONG)
            .mode("legacy")
            .done();
    begin(store(), TICK);
    store().plan(TICK, plan(state, planned()));
    store().finish(TICK, Optional.of(state), List.of(), record(TICK, ExecutionBranch.ENTER_LONG));
    assertSame(new LoadedState.Valid(state.nextVersion()), reopened().state(BOOK).orElseThrow());
  }

  @Test
  void aStaleVersionIsRefusedEverywhereAndChangesNothing() {
    finish(store(), TICK, filled());
    PrimeState stale = PrimeState.fresh(BigDecimal.TEN);
    TickStore store = store();
    begin(store, NEXT);
    Optional<LoadedState> before = store.state(BOOK);
    assertThrows(StoreException.class, () -> store.plan(NEXT, plan(stale, planned())));
    assertThrows(StoreException.class, () -> store.settle(BOOK, stale, List.of()));
    assertThrows(
        StoreException.class,
        () ->
            store.finish(
                NEXT, Optional.of(stale), List.of(), record(NEXT, ExecutionBranch.HALTED)));
    assertThrows(StoreException.class, () -> store.intervene(BOOK, stale, audit()));
    assertEquals(before, store.state(BOOK));
    assertEquals(1, store.records(BOOK, 10, Optional.empty()).size());
  }

  @Test
  void anUnfinishedHourIsFoundByALaterOne() {
    begin(store(), TICK);
    TickPlan plan = plan(PrimeState.fresh(new BigDecimal("1000")), planned());
    store().plan(TICK, plan);
    TickStore later = reopened();
    begin(later, NEXT);
    assertEquals(
        List.of(new UnfinishedTick(HOUR, Optional.of(plan))), later.unfinished(BOOK, NEXT.hour()));
    assertEquals(List.of(), later.unfinished(BOOK, HOUR), "only earlier hours");
  }

  @Test
  void anOrderWhoseEndIsUnknownIsFoundUntilItIsSettled() {
    JournaledOrder unknown = planned().sent(HOUR).after(new OrderOutcome.Unknown("timeout"));
    finish(store(), TICK, unknown);
    TickStore later = reopened();
    assertSame(List.of(unknown), later.unresolved(BOOK));
    PrimeState state = readable(later);
    JournaledOrder end = filled();
    later.settle(BOOK, state.change().openOrders(List.of()).done(), List.of(end));
    assertEquals(List.of(), later.unresolved(BOOK));
    assertEquals(List.of(), readable(reopened()).openOrders());
  }

  @Test
  void anHourIsLookedUpAndTheNearestHoursOfOneWithoutARecord() {
    assertEquals(
        new RecordLookup(Optional.empty(), Optional.empty(), Optional.empty()),
        store().lookUp(BOOK, HOUR));
    finish(store(), TICK, filled());
    TickKey later = new TickKey(BOOK, HOUR.plusSeconds(3 * 3600));
    begin(store(), later);
    store().finish(later, Optional.empty(), List.of(), record(later, ExecutionBranch.HALTED));
    TickStore again = reopened();
    assertSame(
        record(TICK, ExecutionBranch.ENTER_LONG), again.lookUp(BOOK, HOUR).record().orElseThrow());
    assertEquals(
        new RecordLookup(Optional.empty(), Optional.of(HOUR), Optional.of(later.hour())),
        again.lookUp(BOOK, NEXT.hour()));
    assertEquals(
        new RecordLookup(Optional.empty(), Optional.empty(), Optional.of(HOUR)),
        again.lookUp(BOOK, HOUR.minusSeconds(3600)));
    assertEquals(
        new RecordLookup(Optional.empty(), Optional.empty(), Optional.empty()),
        again.lookUp(BookKey.paper("ETH-USD"), HOUR));
  }

  @Test
  void recordsComeNewestLastAndByBranch() {
    finish(store(), TICK, filled());
    begin(store(), NEXT);
    store().finish(NEXT, Optional.empty(), List.of(), record(NEXT, ExecutionBranch.HALTED));
    TickStore again = reopened();
    assertEquals(
        List.of(HOUR, NEXT.hour()),
        again.records(BOOK, 10, Optional.empty()).stream().map(CortexRecord::hour).toList());
    assertEquals(
        List.of(NEXT.hour()),
        again.records(BOOK, 1, Optional.empty()).stream().map(CortexRecord::hour).toList());
    assertEquals(
        List.of(HOUR),
        again.records(BOOK, 10, Optional.of(ExecutionBranch.ENTER_LONG)).stream()
            .map(CortexRecord::hour)
            .toList());
  }

  @Test
  void aPersonsWordIsKept() {
    TradingPermission halted = new TradingPermission(TradingState.HALTED, "holiday");
    store().permit(BOOK, halted, audit());
    assertEquals(halted, reopened().permission(BOOK));
    finish(store(), TICK, filled());
    PrimeState changed = readable(store()).flow(new BigDecimal("50"));
    store().intervene(BOOK, changed, audit());
    assertSame(changed.nextVersion(), readable(reopened()));
  }

  @Test
  void booksAreSeparate() {
    finish(store(), TICK, filled());
    BookKey live = new BookKey(BookKey.LIVE, "BTC-USD");
    assertEquals(Optional.empty(), store().state(live));
    assertEquals(List.of(), store().records(live, 10, Optional.empty()));
    assertTrue(begin(store(), new TickKey(live, HOUR)) instanceof TickClaim.Granted);
  }
}
