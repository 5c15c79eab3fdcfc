package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.execution.replay.Replayed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.Side;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches of a live book that has entered at hour 70 with 170 USD, between two of its ticks. */
final class WatchTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final String PRODUCT = StoreCycle.PRODUCT;

  private final LiveCycle cycle = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @BeforeEach
  void settings() {
    cycle.settings.put("PRIME_WATCH_MINUTES", "5");
    cycle.settings.put("PRIME_STOP_LOSS", "0.05");
    cycle.settings.put("PRIME_MAX_EXPOSURE", "1");
    cycle.settings.put("PRIME_CAP_ORDER_USD", "10000");
  }

  private void enter() {
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    holdsWhatTheLedgerSays();
    cycle.venue.calls.clear();
    cycle.venue.posted.clear();
  }

  private void holdsWhatTheLedgerSays() {
    PrimeState state = cycle.state();
    cycle.venue.wallet =
        new Result.Ok<>(
            ScriptedMarket.wallet(
                state.cashUsd().toPlainString(), state.baseQty().toPlainString()));
  }

  private void market(String bid, String ask) {
    cycle.venue.market = Optional.of(ScriptedMarket.quote(bid, ask));
  }

  private static Instant minute(int hour, int minute) {
    return StoreCycle.hour(hour).plusSeconds(60L * minute);
  }

  private WatchOutcome watch(int minute) {
    return watch(minute(HOUR, minute), minute(HOUR, minute).plusSeconds(4));
  }

  private WatchOutcome watch(Instant of, Instant at) {
    cycle.now = at;
    return new Watch(cycle.parameters(), cycle.store, cycle.venue, () -> cycle.now)
        .run(PRODUCT, of);
  }

  /** A watch's record, which is decided again from what is in it alone. */
  private CortexRecord record(int minute) {
    CortexRecord record = assertInstanceOf(WatchOutcome.Recorded.class, watch(minute)).record();
    Replayed again = new RecordReplay(cycle.parameters()).of(record, CandleSeries.empty(PRODUCT));
    assertTrue(again.agrees(), again::toString);
    return record;
  }

  private void quiet(String why, WatchOutcome outcome) {
    String said = assertInstanceOf(WatchOutcome.Quiet.class, outcome).why();
    assertTrue(said.contains(why), said);
    assertEquals(List.of(), cycle.store.unfinished(LiveCycle.BOOK, minute(HOUR, 59)));
  }

  @Test
  void aFlatBookIsNotWatchedAndNoVenueIsAsked() {
    quiet("not begun", watch(5));
    cycle.script.clear();
    cycle.run(HOUR);
    cycle.venue.calls.clear();
    quiet("no position", watch(5));
    assertEquals(List.of(), cycle.venue.calls);
  }

  @Test
  void nothingIsRecordedWhileNoRuleHolds() {
    enter();
    quiet("nothing to do", watch(5));
    assertEquals(List.of(), cycle.store.watches(LiveCycle.BOOK, 10));
    assertEquals(List.of(), cycle.venue.posted);
  }

  @Test
  void aStopSellsOnceAndFinishesNoHour() {
    enter();
    PrimeState before = cycle.state();
    market("160.99", "161.01");
    CortexRecord record = record(5);
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record.branch());
    assertEquals(minute(HOUR, 5), record.hour());
    assertEquals(Side.SELL, cycle.venue.posted.getFirst().side());
    assertEquals(before.baseQty(), cycle.venue.posted.getFirst().size());
    PrimeState after = cycle.state();
    assertEquals(0, after.baseQty().signum());
    assertEquals(Optional.empty(), after.entry());
    assertEquals(before.lastHour(), after.lastHour());
    assertEquals(before.lastDecision(), after.lastDecision());
    assertEquals(Optional.of(minute(HOUR, 5)), after.lastExit());
    assertEquals(List.of(minute(HOUR, 5)), after.stops());
    assertEquals(
        ExecutionBranch.ENTER_LONG,
        cycle.store.records(LiveCycle.BOOK, 1, Optional.empty()).getFirst().branch(),
        "hours are as they were");
    assertEquals(161.0, record.get(Recorded.LAST_TRADE_USD).orElseThrow());
    quiet("no position", watch(5)); // The same event once more.
    assertEquals(1, cycle.venue.posted.size());
  }

  @Test
  void theNextTickGoesOnFromWhatTheWatchSold() {
    cycle.settings.put("PRIME_REENTRY_COOLDOWN_H", "3");
    enter();
    market("160.99", "161.01");
    record(55);
    holdsWhatTheLedgerSays();
    market("170.99", "171.01");
    cycle.wants(HOUR + 1, Action.ENTER_LONG).wants(HOUR + 4, Action.ENTER_LONG);
    CortexRecord tick = cycle.record(HOUR + 1);
    assertEquals(ExecutionBranch.REENTRY_COOLDOWN_BLOCK, tick.branch());
    cycle.record(HOUR + 2);
    cycle.record(HOUR + 3);
    market("173.99", "174.01");
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR + 4).branch());
  }

  @Test
  void haltedStopsTheWatchAndReducingDoesNot() {
    enter();
    market("160.99", "161.01");
    permit(TradingState.HALTED);
    quiet("HALTED", watch(5));
    permit(TradingState.REDUCING);
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(10).branch());
  }

  private void permit(TradingState state) {
    cycle.store.permit(
        LiveCycle.BOOK,
        new TradingPermission(state, "test"),
        new AuditEntry(cycle.now, "test", "test", ""));
  }

  @Test
  void aSpreadThatIsTooWideSellsNothingAndIsRecorded() {
    enter();
    market("120", "200");
    for (int minute = 5; minute <= 15; minute += 5) {
      assertEquals(ExecutionBranch.WATCH_PRICE_DOUBTFUL, record(minute).branch());
    }
    cycle.venue.market = Optional.of(new Result.Failed<>("HTTP 503"));
    CortexRecord unread = record(20);
    assertEquals(ExecutionBranch.WATCH_PRICE_DOUBTFUL, unread.branch());
    assertTrue(unread.get(Recorded.WHY).orElseThrow().contains("HTTP 503"));
    assertEquals(4, cycle.store.watched(LiveCycle.BOOK).memory().unable());
    assertEquals(List.of(), cycle.venue.posted);
    market("160.99", "161.01");
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(25).branch());
    assertEquals(
        5, cycle.store.watches(LiveCycle.BOOK, 10).size(), "each has told what it could not see");
  }

  /** The venue takes the sale and fills nothing of it, an hour long; then it does. */
  @Test
  void aSaleThatIsNotFilledIsTriedAgainAndCounted() {
    enter();
    market("160.99", "161.01");
    for (int i = 1; i <= 6; i++) {
      cycle.venue.submits.add(ScriptedMarket.NOTHING);
      assertEquals(
          i == 1 ? ExecutionBranch.WATCH_STOP_LOSS : ExecutionBranch.WATCH_REST,
          record(5 * i).branch());
      assertEquals(i, cycle.store.watched(LiveCycle.BOOK).memory().unable());
    }
    assertEquals(1, cycle.state().stops().size(), "one stop, however often it is tried");
    record(35);
    assertEquals(0, cycle.state().baseQty().signum());
  }

  /** Part of the sale is filled, and the price is back: the rest goes all the same. */
  @Test
  void theRestOfAPartialSaleIsSoldByTheNextWatch() {
    enter();
    market("160.99", "161.01");
    cycle.venue.submits.add(ScriptedMarket.partly("1"));
    record(5);
    holdsWhatTheLedgerSays();
    market("170.99", "171.01");
    assertEquals(ExecutionBranch.WATCH_REST, record(10).branch());
    assertEquals(0, cycle.state().baseQty().signum());
  }

  @Test
  void dustIsNoPosition() {
    enter();
    PrimeState held = cycle.state();
    cycle.store.intervene(
        LiveCycle.BOOK,
        held.sold()
            .change()
            .holdings(held.cashUsd(), new BigDecimal("0.0000000039"))
            .flatSince(Optional.of(StoreCycle.hour(HOUR)))
            .done(),
        new AuditEntry(cycle.now, "test", "test", ""));
    quiet("no position", watch(5));
    assertEquals(List.of(), cycle.venue.calls);
  }

  @Test
  void aWalletThatCannotBeReadIsTriedAgain() {
    enter();
    market("160.99", "161.01");
    Result<com.iteradynamics.order.Wallet> wallet = cycle.venue.wallet;
    cycle.venue.wallet = new Result.Failed<>("HTTP 503");
    assertEquals(ExecutionBranch.WATCH_BLOCKED, record(5).branch());
    cycle.venue.wallet = wallet;
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(10).branch());
  }

  @Test
  void coinsThatAreNotThereChangeNothingAndAreToldOf() {
    enter();
    PrimeState before = cycle.state();
    market("160.99", "161.01");
    cycle.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("0", "0"));
    for (int minute = 5; minute <= 15; minute += 5) {
      CortexRecord record = record(minute);
      assertEquals(ExecutionBranch.WATCH_BLOCKED, record.branch());
      assertTrue(record.get(Recorded.WHY).orElseThrow().startsWith("WATCH_STOP_LOSS holds: "));
    }
    assertEquals(before, cycle.state());
    assertEquals(3, cycle.store.watched(LiveCycle.BOOK).memory().unable());
  }

  @Test
  void aKillIsTrippedThoughTheVenueTakesNoOrders() {
    cycle.settings.remove("PRIME_STOP_LOSS");
    enter();
    market("149.99", "150.01");
    cycle.venue.notTradable = Optional.of("cancel only");
    assertEquals(ExecutionBranch.WATCH_KILL_DD, record(5).branch());
    assertTrue(cycle.state().killed());
    assertEquals(ExecutionBranch.WATCH_BLOCKED, record(10).branch());
    cycle.venue.notTradable = Optional.empty();
    assertEquals(ExecutionBranch.WATCH_KILL_DD, record(15).branch());
    assertEquals(0, cycle.state().baseQty().signum());
  }

  @Test
  void theKillSwitchIsTrippedBetweenTheHours() {
    cycle.settings.remove("PRIME_STOP_LOSS");
    enter();
    market("149.99", "150.01");
    assertEquals(ExecutionBranch.WATCH_KILL_DD, record(5).branch());
    assertTrue(cycle.state().killed());
    holdsWhatTheLedgerSays();
    cycle.wants(HOUR + 1, Action.ENTER_LONG);
    assertEquals(ExecutionBranch.KILLED_STATE_ACTIVE, cycle.record(HOUR + 1).branch());
  }

  @Test
  void aWatchThatMakesNoSenseIsRefused() {
    refused("never on the hour", watch(StoreCycle.hour(HOUR), minute(HOUR, 0)));
    refused("lies ahead of the clock", watch(minute(HOUR, 30), minute(HOUR, 5)));
    refused("is over", watch(minute(HOUR, 5), minute(HOUR, 12)));
    cycle.settings.put("PRIME_WATCH_MINUTES", "0");
    refused("the watch is off", watch(5));
  }

  private static void refused(String why, WatchOutcome outcome) {
    String said = assertInstanceOf(WatchOutcome.Refused.class, outcome).why();
    assertTrue(said.contains(why), said);
  }

  /** A store that ends this process at some point of a watch. */
  private final class Dying extends ForwardingStore {
    private final int at;
    private int writes;

    Dying(int at) {
      super(cycle.store);
      this.at = at;
    }

    private void write() {
      if (++writes == at) {
        throw new IllegalStateException("died");
      }
    }

    @Override
    public void plan(TickKey tick, TickPlan plan) {
      write();
      super.plan(tick, plan);
      write();
    }

    @Override
    public void journal(TickKey tick, JournaledOrder order) {
      write();
      super.journal(tick, order);
      write();
    }

    @Override
    public void finish(
        TickKey tick, Optional<PrimeState> state, List<JournaledOrder> orders, CortexRecord done) {
      write();
      super.finish(tick, state, orders, done);
      write();
    }
  }

  /** Points of death: before and after the plan, each journal of the one order, and the finish. */
  private static final int DEATHS = 8;

  @Test
  void whereverAWatchDiesTheNextOneMakesUpForIt() {
    for (int death = 1; death <= DEATHS; death++) {
      assertMadeUpFor(death, false);
    }
  }

  @Test
  void whereverAWatchDiesTheNextTickMakesUpForIt() {
    for (int death = 1; death <= DEATHS; death++) {
      assertMadeUpFor(death, true);
    }
  }

  private void assertMadeUpFor(int death, boolean byTick) {
    WatchTest fresh = new WatchTest();
    fresh.settings();
    fresh.enter();
    fresh.dieAt(death, byTick);
  }

  private void dieAt(int death, boolean byTick) {
    BigDecimal held = cycle.state().baseQty();
    market("160.99", "161.01");
    var alive = cycle.store;
    cycle.store = new Dying(death);
    assertThrows(IllegalStateException.class, () -> watch(5), "death " + death);
    cycle.store = alive;
    boolean sold = !cycle.venue.posted.isEmpty();
    if (sold) {
      cycle.venue.finds.add(ScriptedMarket.filled(cycle.venue.posted.getFirst()));
      cycle.venue.finds.add(ScriptedMarket.filled(cycle.venue.posted.getFirst()));
      cycle.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", "0"));
    } else {
      cycle.venue.finds.add(new OrderOutcome.NotFound());
    }
    if (byTick) {
      market("170.99", "171.01");
      CortexRecord tick = cycle.record(HOUR + 1);
      assertFalse(tick.branch() == ExecutionBranch.TICK_ABANDONED, "death " + death);
      assertEquals(
          List.of(StoreCycle.hour(HOUR), StoreCycle.hour(HOUR + 1)),
          cycle.store.records(LiveCycle.BOOK, 9, Optional.empty()).stream()
              .map(CortexRecord::hour)
              .toList());
    } else {
      watch(10);
    }
    int posts = cycle.venue.posted.size();
    BigDecimal asked =
        cycle.venue.posted.stream()
            .map(order -> order.size())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertTrue(asked.compareTo(held) <= 0, "death " + death + " sold " + asked + " of " + held);
    assertEquals(byTick && death == 1 ? 0 : 1, posts, "what was decided is done: death " + death);
    assertEquals(posts == 0 ? held : BigDecimal.ZERO, zeroed(cycle.state().baseQty()));
    assertEquals(List.of(), cycle.store.unfinished(LiveCycle.BOOK, StoreCycle.hour(HOUR + 2)));
  }

  private static BigDecimal zeroed(BigDecimal quantity) {
    return quantity.signum() == 0 ? BigDecimal.ZERO : quantity;
  }

  @Test
  void aStoreThatRefusesThePlanLetsTheNextWatchTry() {
    enter();
    market("160.99", "161.01");
    var alive = cycle.store;
    cycle.store =
        new ForwardingStore(alive) {
          @Override
          public void plan(TickKey tick, TickPlan plan) {
            throw new StoreException("the tick is at work");
          }
        };
    assertThrows(StoreException.class, () -> watch(5));
    cycle.store = alive;
    assertEquals(List.of(), cycle.store.unfinished(LiveCycle.BOOK, minute(HOUR, 59)));
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(10).branch());
  }
}
