package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How orders are brought to an end, in which time, and what the journal has of them meanwhile. */
class OrderExecutorTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final Instant BEGAN = StoreCycle.hour(HOUR).plusSeconds(60);
  private static final OrderOutcome OPEN = new OrderOutcome.Open("venue-1");
  private static final OrderOutcome UNKNOWN = new OrderOutcome.Unknown("timeout");
  private static final OrderOutcome NOT_FOUND = new OrderOutcome.NotFound();

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  private OrderExecutor desk() {
    return new OrderExecutor(live.parameters(), live.store, live.venue, () -> live.now);
  }

  @Test
  void looksAreAsFarApartAsTheVenueWantsThem() {
    live.venue.submits.add(OPEN);
    live.venue.finds.addAll(List.of(OPEN, OPEN, ScriptedMarket.partly("1")));
    live.run(HOUR);
    assertEquals(BEGAN.plusSeconds(5), live.now, "1 s and 4 s");
  }

  @Test
  void theJournalHasAnOrderBeforeItsPostAndAfterEveryAnswer() {
    List<OrderState> journal = new ArrayList<>();
    live.store =
        new ForwardingStore(live.store) {
          @Override
          public void journal(TickKey tick, JournaledOrder order) {
            super.journal(tick, order);
            journal.add(order.state());
          }
        };
    live.venue.submits.add(UNKNOWN);
    live.venue.finds.addAll(List.of(NOT_FOUND, OPEN, ScriptedMarket.partly("1")));
    live.run(HOUR);
    assertEquals(
        List.of(OrderState.SENT, OrderState.UNKNOWN, OrderState.OPEN, OrderState.PARTIAL_DONE),
        journal);
  }

  @Test
  void whatTheTicksTimeDoesNotAllowIsNotSent() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.settings.put("PRIME_CAP_ORDER_USD", "200");
    live.venue.pollPolicy =
        new Broker.PollPolicy(List.of(Duration.ofSeconds(105)), Duration.ofMinutes(5));
    live.venue.submits.add(OPEN);
    live.venue.finds.addAll(List.of(OPEN, ScriptedMarket.partly("1")));
    CortexRecord record = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    Map<String, Object> second = record.entries("orders").get(1);
    assertEquals("CANCELLED", second.get("state"));
    assertEquals("not sent: the tick's time was over", second.get("why"));
    assertEquals(2, live.venue.posted.size(), "the buy and the first of two sales");
  }

  @ParameterizedTest
  @CsvSource({
    // seconds from the tick's begin to its takeover, whether it may still rest: until 45 s after
    // it began, of which 5 s are too short for a look
    "35, true",
    "39, true",
    "40, false",
    "41, false",
  })
  void anOrderIsNotSentToRestWithoutTimeForALook(long seconds, boolean rests) {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    TickKey tick = new TickKey(LiveCycle.BOOK, StoreCycle.hour(HOUR));
    List<TickPlan> plans = new ArrayList<>();
    TickStore kept = live.store;
    live.store =
        new ForwardingStore(kept) {
          @Override
          public void plan(TickKey of, TickPlan plan) {
            super.plan(of, plan);
            plans.add(plan);
            throw new DyingStore.Death();
          }
        };
    try {
      live.run(HOUR);
    } catch (DyingStore.Death died) {
      live.store = kept;
    }
    live.now = BEGAN.plusSeconds(seconds);
    live.venue.submits.add(ScriptedMarket.partly("1"));
    TickPlan acted = desk().act(tick, plans.getFirst(), live.now, TradingPermission.ACTIVE);
    JournaledOrder first = acted.orders().getFirst();
    assertEquals(rests ? OrderState.PARTIAL_DONE : OrderState.CANCELLED, first.state());
    assertEquals(
        rests ? Optional.empty() : Optional.of("not sent: its time to rest was over"), first.why());
  }

  @Test
  void anOrderOfAnEarlierHourThatStillRestsIsEnded() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    JournaledOrder resting = open();
    live.venue.calls.clear();
    live.venue.finds.addAll(List.of(OPEN, ScriptedMarket.partly("1")));
    assertEquals(OrderState.PARTIAL_DONE, desk().lookUp(resting).state());
    assertEquals(List.of("find", "cancel", "find"), live.venue.calls);
  }

  @Test
  void aMarketOrderThatIsStillOpenIsLeftToEnd() {
    JournaledOrder market = open();
    live.venue.calls.clear();
    live.venue.finds.add(OPEN);
    assertEquals(OrderState.OPEN, desk().lookUp(market).state());
    assertEquals(List.of("find"), live.venue.calls);
  }

  @Test
  void whatTheVenueHasEndedIsNotCancelled() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    JournaledOrder resting = open();
    live.venue.calls.clear();
    live.venue.finds.add(ScriptedMarket.partly("1"));
    assertEquals(OrderState.PARTIAL_DONE, desk().lookUp(resting).state());
    assertEquals(List.of("find"), live.venue.calls);
  }

  /** The order of the hour, open at the venue when the tick's time was over. */
  private JournaledOrder open() {
    live.venue.submits.add(OPEN);
    for (int i = 0; i < 40; i++) {
      live.venue.finds.add(OPEN);
    }
    live.run(HOUR);
    live.venue.finds.clear();
    JournaledOrder order = live.store.unresolved(LiveCycle.BOOK).getFirst();
    assertEquals(OrderState.OPEN, order.state());
    return order;
  }

  @ParameterizedTest
  @CsvSource({
    // seconds after the last post, final after 300, whether an order nobody knows never arrived
    "299, UNKNOWN",
    "300, CANCELLED",
    "301, CANCELLED",
  })
  void anUnknownOrderHasNeverArrivedOnceItCannotAnyMore(long seconds, OrderState state) {
    live.run(HOUR);
    JournaledOrder sent =
        JournaledOrder.planned(live.venue.posted.getFirst()).sent(BEGAN).after(UNKNOWN);
    live.now = BEGAN.plusSeconds(seconds);
    live.venue.finds.add(NOT_FOUND);
    assertEquals(state, desk().lookUp(sent).state());
  }

  @Test
  void whatHasEndedIsLeftAsItIsWhenTheVenueMustNotBeAsked() {
    live.run(HOUR);
    JournaledOrder planned = JournaledOrder.planned(live.venue.posted.getFirst());
    JournaledOrder sent = planned.sent(BEGAN);
    JournaledOrder ended = sent.after(ScriptedMarket.partly("1"));
    assertEquals(List.of(ended), OrderExecutor.leave(plan(ended), "another key").orders());
    assertEquals(
        OrderState.UNKNOWN,
        OrderExecutor.leave(plan(sent), "another key").orders().getFirst().state());
    JournaledOrder never = OrderExecutor.leave(plan(planned), "another key").orders().getFirst();
    assertEquals(OrderState.CANCELLED, never.state());
    assertEquals(Optional.of("not sent: another key"), never.why());
  }

  private TickPlan plan(JournaledOrder order) {
    CortexRecord draft =
        live.store.lookUp(LiveCycle.BOOK, StoreCycle.hour(HOUR)).record().orElseThrow();
    return new TickPlan(Optional.empty(), List.of(order), Optional.empty(), draft);
  }

  @Test
  void ordersAreNamedByThePortfolioAndOnPaperByTheBook() {
    TickKey tick = new TickKey(BookKey.paper(StoreCycle.PRODUCT), StoreCycle.hour(HOUR));
    PrimeState state = PrimeState.fresh(BigDecimal.ONE);
    assertEquals("paper", OrderExecutor.portfolio(Optional.of(state), tick));
    assertEquals("paper", OrderExecutor.portfolio(Optional.empty(), tick));
    assertEquals(
        "portfolio-1",
        OrderExecutor.portfolio(Optional.of(state.change().portfolio("portfolio-1").done()), tick));
  }
}
