package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the hour after a tick that died finds out what that one did, and what it says of it. */
class RecoveryTest {
  private static final int HOUR = LiveCycle.HOUR;

  private final LiveCycle live =
      new LiveCycle().wants(HOUR, Action.ENTER_LONG).wants(HOUR + 1, Action.ENTER_LONG);

  /** The tick wrote its buy ahead, and died before it sent it. */
  private void diesBeforeItSends() {
    live.wants(HOUR - 1, Action.HOLD).run(HOUR - 1);
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
  }

  /** The tick journaled its buy as sent, and died; the venue may have it. */
  private String diesAsItSends() {
    live.wants(HOUR - 1, Action.HOLD).run(HOUR - 1);
    List<String> sent = new ArrayList<>();
    live.store =
        new ForwardingStore(live.store) {
          @Override
          public void journal(TickKey tick, JournaledOrder order) {
            super.journal(tick, order);
            if (sent.isEmpty()) {
              sent.add(order.request().clientOrderId());
              throw new DyingStore.Death();
            }
          }
        };
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    return sent.getFirst();
  }

  private CortexRecord told(int hour) {
    return live.store.lookUp(LiveCycle.BOOK, StoreCycle.hour(hour)).record().orElseThrow();
  }

  @Test
  void whatWasNeverSentHasEndedAndTheRecordKeepsWhatWasDecided() {
    diesBeforeItSends();
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR + 1).branch());
    CortexRecord died = told(HOUR);
    assertEquals(ExecutionBranch.TICK_ABANDONED, died.branch());
    assertEquals(
        Optional.of(
            "decided and written ahead, but never finished; a later tick booked its orders"),
        died.text("why"));
    assertEquals("CANCELLED", died.entries("orders").getFirst().get("state"));
    Map<?, ?> decided = (Map<?, ?>) died.fields().get("abandoned_decision");
    assertEquals(ExecutionBranch.ENTER_LONG.name(), decided.get("execution_branch"));
    assertEquals(1, live.venue.posted.size(), "the buy of the second hour");
  }

  @Test
  void theFirstHourOfABookMayDie() {
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    assertEquals(Optional.empty(), live.store.state(LiveCycle.BOOK));
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR + 1).branch());
    assertEquals(ExecutionBranch.TICK_ABANDONED, told(HOUR).branch());
    assertEquals(Optional.of(ScriptedMarket.PORTFOLIO), live.state().portfolio());
  }

  @Test
  void anHourThatDiedBeforeItDecidedSaysSo() {
    live.wants(HOUR - 1, Action.HOLD).run(HOUR - 1);
    live.store.begin(
        new TickKey(LiveCycle.BOOK, StoreCycle.hour(HOUR)),
        StoreCycle.hour(HOUR),
        StoreCycle.hour(HOUR));
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR + 1).branch());
    CortexRecord died = told(HOUR);
    assertEquals(ExecutionBranch.TICK_ABANDONED, died.branch());
    assertEquals(Optional.of("begun, but died before it decided"), died.text("why"));
    assertEquals(null, died.fields().get("abandoned_decision"));
  }

  @Test
  void whatTheVenueHasIsBookedAndTheHourGoesOn() {
    diesAsItSends();
    live.venue.finds.add(ScriptedMarket.partly("1"));
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("830", "1"));
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch(), record.text("why").orElse(""));
    assertEquals(0, BigDecimal.ONE.compareTo(live.state().baseQty()));
    assertEquals(StoreCycle.hour(HOUR), live.state().entry().orElseThrow().at());
    assertEquals(List.of("find"), live.venue.calls);
    assertEquals("PARTIAL_DONE", told(HOUR).entries("orders").getFirst().get("state"));
  }

  @Test
  void whileItsEndIsUnknownNothingIsBoughtAndTheOrderIsNamed() {
    String id = diesAsItSends();
    live.venue.finds.add(new OrderOutcome.Unknown("timeout"));
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.ORDER_UNRESOLVED, record.branch());
    assertEquals(Optional.of("the end of these orders is unknown: " + id), record.text("why"));
    assertEquals(List.of("find"), live.venue.calls);
    assertEquals("UNKNOWN", told(HOUR).entries("orders").getFirst().get("state"));
    assertEquals(List.of(id), live.state().openOrders());
    live.venue.finds.add(ScriptedMarket.partly("1"));
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("830", "1"));
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, live.record(HOUR + 2).branch());
    assertEquals(List.of(), live.state().openOrders());
  }

  @Test
  void anotherPortfolioIsNotAskedAndWhatMayBeOutStaysUnknown() {
    String id = diesAsItSends();
    live.venue.portfolio = new Result.Ok<>("portfolio-2");
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.ORDER_UNRESOLVED, record.branch());
    assertEquals(List.of(), live.venue.calls);
    Map<String, Object> order = told(HOUR).entries("orders").getFirst();
    assertEquals("UNKNOWN", order.get("state"));
    assertEquals(
        "the key trades in portfolio portfolio-2, the book in portfolio-1", order.get("why"));
    assertEquals(List.of(id), live.state().openOrders());
  }

  @Test
  void whatWasNeverSentHasEndedWhoeverIsAsked() {
    diesBeforeItSends();
    live.venue.portfolio = new Result.Ok<>("portfolio-2");
    live.run(HOUR + 1);
    assertEquals(List.of(), live.venue.calls);
    assertEquals("CANCELLED", told(HOUR).entries("orders").getFirst().get("state"));
    assertEquals(List.of(), live.state().openOrders());
  }

  /** The view is read before the lease: another process may have had that, and given it back. */
  @Test
  void whatAnotherProcessHasBookedSinceTheViewWasReadIsNotBookedAgain() {
    diesAsItSends();
    live.venue.finds.add(new OrderOutcome.Unknown("timeout"));
    live.run(HOUR + 1);
    TickKey next = new TickKey(LiveCycle.BOOK, StoreCycle.hour(HOUR + 2));
    BookView seen = live.store.view(LiveCycle.BOOK, next.hour());
    OrderExecutor desk =
        new OrderExecutor(live.parameters(), live.store, live.venue, () -> live.now);
    for (int process = 1; process <= 2; process++) {
      live.venue.finds.add(ScriptedMarket.partly("1"));
      assertEquals(
          Optional.empty(),
          new Recovery(live.parameters(), live.store, desk, () -> live.now)
              .run(
                  next,
                  seen,
                  new VenueIdentity(Optional.of(ScriptedMarket.PORTFOLIO), Optional.empty())));
      assertEquals(0, BigDecimal.ONE.compareTo(live.state().baseQty()), "process " + process);
    }
  }

  @Test
  void anEndThatCannotBeBookedStaysUnknown() {
    String id = diesAsItSends();
    live.venue.finds.add(new OrderOutcome.Unknown("timeout"));
    live.run(HOUR + 1);
    List<String> settled = new ArrayList<>();
    TickStore torn =
        new ForwardingStore(live.store) {
          @Override
          public Optional<LoadedState> state(BookKey book) {
            return Optional.of(new LoadedState.Corrupt("torn"));
          }

          @Override
          public void settle(BookKey book, PrimeState state, List<JournaledOrder> orders) {
            settled.add(orders.getFirst().request().clientOrderId());
          }
        };
    live.venue.finds.add(ScriptedMarket.partly("1"));
    OrderExecutor desk = new OrderExecutor(live.parameters(), torn, live.venue, () -> live.now);
    BookView view = live.store.view(LiveCycle.BOOK, StoreCycle.hour(HOUR + 2));
    assertEquals(
        List.of(OrderState.UNKNOWN), view.unresolved().stream().map(o -> o.state()).toList());
    assertEquals(
        Optional.of("the end of these orders is unknown: " + id),
        new Recovery(live.parameters(), torn, desk, () -> live.now)
            .run(
                new TickKey(LiveCycle.BOOK, StoreCycle.hour(HOUR + 2)),
                view,
                new VenueIdentity(Optional.of(ScriptedMarket.PORTFOLIO), Optional.empty())));
    assertEquals(List.of(), settled);
  }
}
