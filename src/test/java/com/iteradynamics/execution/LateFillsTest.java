package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.testkit.PositionReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a venue executes, or shows, after an order was booked: a buy for 250 USD that ended without
 * a fill, and of which 37 % are found later, and then all.
 */
class LateFillsTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final Fill SOME = fill("0.5", "0.9");
  private static final Fill MORE = fill("0.9", "1.6");

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);
  private String id;

  private static Fill fill(String base, String fee) {
    return new Fill(new BigDecimal("170"), new BigDecimal(base), new BigDecimal(fee));
  }

  @BeforeEach
  void anOrderEndsWithoutAFill() {
    live.venue.submits.add(ScriptedMarket.NOTHING);
    live.run(HOUR);
    assertEquals(0, live.state().baseQty().signum());
    id = live.venue.posted.get(0).clientOrderId();
  }

  /** The venue lists the order as filled so, and tells these fills of it when it is asked. */
  private void shows(String listed, Fill... fills) {
    BigDecimal base = new BigDecimal(listed);
    live.venue.orders =
        new Result.Ok<>(List.of(new VenueOrder("venue-none", id, Side.BUY, base, true)));
    live.venue.finds.clear();
    if (fills.length > 0) {
      live.venue.finds.add(new OrderOutcome.Done("venue-none", List.of(fills), false));
    }
    BigDecimal cost = BigDecimal.ZERO;
    for (Fill fill : fills) {
      cost = cost.add(fill.valueUsd()).add(fill.feeUsd());
    }
    live.venue.wallet =
        new Result.Ok<>(
            ScriptedMarket.wallet(
                new BigDecimal("1000").subtract(cost).toPlainString(), base.toPlainString()));
  }

  @Test
  void fillsAreBookedOnceAndTheRecordTellsThem() {
    shows("0.5", SOME);
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch(), record.text("why").orElse(""));
    assertEquals(true, record.fields().get("drawdown_updated"));
    assertHolds("914.1", "0.5");
    assertEquals(StoreCycle.hour(HOUR), live.state().entry().orElseThrow().at());
    Map<String, Object> told = record.entries("booked_late").getFirst();
    assertEquals(id, told.get("client_order_id"));
    assertEquals(StoreCycle.hour(HOUR).toString(), told.get("hour"));
    assertEquals("PARTIAL_DONE", told.get("state"));
    assertEquals(1, ((List<?>) told.get("fills")).size());
    JournaledOrder journal = live.store.order(LiveCycle.BOOK, id).orElseThrow();
    assertEquals(OrderState.PARTIAL_DONE, journal.state());
    CortexRecord next = live.record(HOUR + 2);
    assertHolds("914.1", "0.5");
    assertEquals(List.of(), next.entries("booked_late"));
    assertEquals(List.of(), live.state().bookedLate());
  }

  /** The strategy is asked about the book that the governors decide about. */
  @Test
  void aStrategyThatReadsItsPositionIsToldOfFillsThatWereBookedInTheSameHour() {
    List<Optional<Position>> told = new ArrayList<>();
    live.strategy = new PositionReader(told::add, context -> live.intent(context.now()));
    live.run(HOUR + 1);
    shows("0.5", SOME);
    CortexRecord record = live.record(HOUR + 2);
    assertEquals(Optional.empty(), told.get(0));
    Position position = told.get(1).orElseThrow();
    assertEquals(StoreCycle.hour(HOUR), position.since());
    assertEquals(170, position.entryPriceUsd());
    assertEquals(2, position.hoursHeld());
    assertEquals(told.get(1), record.read(Recorded.INTENT_POSITION));
    assertTrue(new RecordReplay(live.parameters()).of(record, StoreCycle.risingTape(100)).agrees());
  }

  @Test
  void whatGrowsTwiceIsBookedTwiceByItsDifference() {
    shows("0.5", SOME);
    live.run(HOUR + 1);
    shows("1.4", SOME, MORE);
    CortexRecord record = live.record(HOUR + 2);
    assertHolds("759.5", "1.4");
    assertEquals(2, ((List<?>) record.entries("booked_late").getFirst().get("fills")).size());
    assertEquals(2, live.state().fillsSinceFlat());
    live.run(HOUR + 3);
    assertHolds("759.5", "1.4");
  }

  @Test
  void untilALookUpTellsTheFillsNothingIsBookedAndNothingBought() {
    shows("0.5", SOME);
    live.venue.finds.clear();
    live.venue.finds.add(new OrderOutcome.Open("venue-none"));
    live.wants(HOUR + 1, Action.ENTER_LONG);
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.RECONCILE_MISMATCH, record.branch());
    assertEquals(List.of(), record.entries("booked_late"));
    assertHolds("1000", "0");
    shows("0.5", SOME);
    live.run(HOUR + 2);
    assertHolds("914.1", "0.5");
  }

  /** What is missing then is not taken out by a person and by the next tick as well. */
  @Test
  void aReconciliationWaitsForWhatIsNotBookedYet() {
    shows("0.5", SOME);
    live.venue.finds.clear();
    live.venue.finds.add(new OrderOutcome.Open("venue-none"));
    live.run(HOUR + 1);
    IllegalArgumentException waits = assertThrows(IllegalArgumentException.class, this::check);
    assertTrue(waits.getMessage().contains("the next tick books it"), waits.getMessage());
    shows("0.5", SOME);
    live.run(HOUR + 2);
    check();
    live.venue.orders = new Result.Failed<>("HTTP 503");
    assertThrows(IllegalArgumentException.class, this::check);
  }

  private void check() {
    VenueView venue = live.venue.look("BTC-USD", live.state(), StoreCycle.hour(HOUR));
    Reconciliation.checkBooked(live.store, LiveCycle.BOOK, venue);
  }

  @Test
  void aLookUpThatTellsAsMuchOrLessTakesNothingBackAndTellsNothing() {
    shows("0.5", SOME);
    live.run(HOUR + 1);
    for (int i = 0; i < 2; i++) {
      shows("1.4", i == 0 ? SOME : fill("0.3", "0.5"));
      CortexRecord record = live.wants(HOUR + 2 + i, Action.HOLD).record(HOUR + 2 + i);
      assertHolds("914.1", "0.5");
      assertEquals(List.of(), record.entries("booked_late"));
    }
  }

  @Test
  void aListThatShowsLessThanWasBookedTakesNothingBack() {
    shows("0.5", SOME);
    live.run(HOUR + 1);
    shows("0");
    live.wants(HOUR + 2, Action.HOLD).run(HOUR + 2);
    assertHolds("914.1", "0.5");
  }

  @Test
  void aTickThatDiesAfterItBookedDoesNotBookAgainAndTheNextOneTells() {
    shows("0.5", SOME);
    live.store =
        new ForwardingStore(live.store) {
          private boolean died;

          @Override
          public void settle(BookKey book, PrimeState state, List<JournaledOrder> orders) {
            super.settle(book, state, orders);
            if (!died) {
              died = true;
              throw new DyingStore.Death();
            }
          }
        };
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR + 1));
    assertHolds("914.1", "0.5");
    live.venue.finds.clear();
    CycleOutcome again = live.run(HOUR + 1, StoreCycle.hour(HOUR + 1).plusSeconds(600));
    assertHolds("914.1", "0.5");
    CortexRecord record = ((CycleOutcome.Recorded) again).record();
    assertEquals(id, record.entries("booked_late").getFirst().get("client_order_id"));
  }

  @Test
  void aTickThatDiesWithItsOrdersOutIsReportedWithWhatItHadBookedLate() {
    shows("0.5", SOME);
    TickStore whole = live.store;
    live.store =
        new ForwardingStore(whole) {
          @Override
          public void plan(TickKey tick, TickPlan plan) {
            super.plan(tick, plan);
            throw new DyingStore.Death();
          }
        };
    live.wants(HOUR + 1, Action.EXIT_LONG);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR + 1));
    live.store = whole;
    live.venue.finds.clear();
    live.run(HOUR + 2);
    CortexRecord dead =
        whole.lookUp(LiveCycle.BOOK, StoreCycle.hour(HOUR + 1)).record().orElseThrow();
    assertEquals(ExecutionBranch.TICK_ABANDONED, dead.branch());
    assertEquals(id, dead.entries("booked_late").getFirst().get("client_order_id"));
    assertEquals(List.of(), live.state().bookedLate(), "no later record tells it");
  }

  @Test
  void anOrderWhoseEndWasUnknownIsReportedByTheHourThatBooksIt() {
    live.venue.submits.add(new OrderOutcome.Unknown("timeout"));
    for (int i = 0; i < 3; i++) {
      live.venue.finds.add(new OrderOutcome.Open("venue-1"));
    }
    live.wants(HOUR + 1, Action.ENTER_LONG).run(HOUR + 1);
    assertEquals(1, live.state().openOrders().size());
    live.venue.finds.clear();
    live.venue.finds.add(ScriptedMarket.partly("1"));
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("830", "1"));
    CortexRecord record = live.record(HOUR + 2);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch(), record.text("why").orElse(""));
    assertHolds("830", "1");
    Map<String, Object> told = record.entries("booked_late").getFirst();
    assertEquals(StoreCycle.hour(HOUR + 1).toString(), told.get("hour"));
    assertEquals("PARTIAL_DONE", told.get("state"));
  }

  @Test
  void anotherPortfoliosOrdersAreNotBooked() {
    shows("0.5", SOME);
    live.venue.portfolio = new Result.Ok<>("portfolio-2");
    live.run(HOUR + 1);
    assertHolds("1000", "0");
    assertTrue(live.venue.finds.size() == 1, "no strategy ran");
    assertEquals(Optional.of(ScriptedMarket.PORTFOLIO), live.state().portfolio());
  }

  private void assertHolds(String cash, String base) {
    PrimeState state = live.state();
    assertEquals(0, new BigDecimal(cash).compareTo(state.cashUsd()), state.toString());
    assertEquals(0, new BigDecimal(base).compareTo(state.baseQty()), state.toString());
  }
}
