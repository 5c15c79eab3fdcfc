package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.execution.replay.Replayed;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.StopLimit;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stop that rests at the venue beside a position of hour 70, bought at the ask of 170.01. */
final class RestingStopTest extends WatchedLiveBook {
  @BeforeEach
  void settings() {
    cycle.settings.put("PRIME_STOP_RESTING", "1");
  }

  private CortexRecord tick(int hour) {
    CortexRecord record = cycle.record(hour);
    Replayed again =
        new RecordReplay(cycle.parameters()).of(record, StoreCycle.risingTape(100).first(hour));
    assertTrue(again.agrees(), again::toString);
    return record;
  }

  /** Enters, and places the stop by the watch of minute 5. */
  private RestingMarket.Order stopped() {
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(5).branch());
    return venue.newest();
  }

  private long stops() {
    return venue.orders.values().stream()
        .filter(order -> order.request.stop().isPresent() && !order.ended)
        .count();
  }

  @Test
  void theFirstWatchPlacesItForAllThatIsHeld() {
    OrderRequest stop = stopped().request;
    assertEquals(Side.SELL, stop.side());
    assertEquals(0, stop.size().compareTo(venue.base), stop.toString());
    BigDecimal price = new BigDecimal("161.50"); // 170.01 * 0.95 = 161.5095
    assertEquals(
        Optional.of(new StopLimit(price, new BigDecimal("159.88"))), stop.stop(), "1 % below");
    PrimeState state = cycle.state();
    assertEquals(
        Optional.of(new PrimeState.RestingStop(stop.clientOrderId(), price)), state.restingStop());
    assertEquals(List.of(stop.clientOrderId()), state.openOrders());
    assertEquals(1, state.activity().orElseThrow().hourOrders(), "caps count the entry alone");
    quiet(10);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, tick(HOUR + 1).branch());
    assertEquals(state.restingStop(), cycle.state().restingStop(), "a tick leaves it");
    assertEquals(1, stops());
    booked();
  }

  @Test
  void withoutItNothingIsPlaced() {
    cycle.settings.remove("PRIME_STOP_RESTING");
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    quiet(5);
    assertEquals(0, stops());
  }

  @Test
  void aTickThatFindsItFilledBooksItAndBuysNothing() {
    RestingMarket.Order stop = stopped();
    venue.fill(stop, stop.request.size().toPlainString());
    quiet(10);
    cycle.wants(HOUR + 1, Action.ENTER_LONG);
    CortexRecord record = tick(HOUR + 1);
    assertEquals(ExecutionBranch.EXIT_RESTING_STOP, record.branch());
    assertTrue(record.get(Recorded.WHY).orElseThrow().startsWith("the stop at 161.50 sold "));
    List<RecordedOrder> late = record.get(Recorded.BOOKED_LATE).orElseThrow();
    assertEquals(Optional.of(new BigDecimal("161.50")), late.getFirst().stopPriceUsd());
    PrimeState state = cycle.state();
    assertEquals(Optional.empty(), state.restingStop());
    assertEquals(Optional.empty(), state.entry());
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 1)), state.lastExit(), "the wait begins");
    assertEquals(List.of(StoreCycle.hour(HOUR + 1)), state.stops());
    booked();
    cycle.wants(HOUR + 2, Action.ENTER_LONG);
    assertEquals(ExecutionBranch.ENTER_LONG, tick(HOUR + 2).branch());
  }

  @Test
  void whatItCostIsMeasuredFromItsPrice() {
    RestingMarket.Order stop = stopped();
    venue.fill(stop, stop.request.size().toPlainString());
    quiet(10);
    CostedOrder cost = RecordedCosts.of(List.of(tick(HOUR + 1))).orders().getFirst();
    assertEquals(new BigDecimal("161.50"), cost.order().stopPriceUsd().orElseThrow());
    BigDecimal size = stop.request.size();
    BigDecimal lost = new BigDecimal("161.50").subtract(stop.price).multiply(size);
    assertEquals(0, lost.compareTo(cost.cost().orElseThrow().totalUsd()), cost.toString());
  }

  @Test
  void aStrategysExitEndsItFirstAndSellsOnce() {
    RestingMarket.Order stop = stopped();
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, tick(HOUR + 1).branch());
    assertTrue(stop.ended);
    assertEquals(0, stop.filled.signum());
    assertEquals(0, venue.base.signum());
    assertEquals(3, venue.orders.size());
    assertEquals(Optional.empty(), cycle.state().restingStop());
    booked();
  }

  @Test
  void anExitSellsOnlyWhatTheStopHasLeft() {
    RestingMarket.Order stop = stopped();
    venue.fill(stop, "1");
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, tick(HOUR + 1).branch());
    assertEquals(0, venue.base.signum());
    booked();
  }

  @Test
  void aStopThatFillsWhileItIsCanceledIsNotSoldAgain() {
    RestingMarket.Order stop = stopped();
    venue.cancels = false; // The venue fills it before it sees the cancel.
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.ORDER_UNRESOLVED, tick(HOUR + 1).branch());
    venue.fill(stop, stop.request.size().toPlainString());
    venue.cancels = true;
    assertEquals(ExecutionBranch.EXIT_RESTING_STOP, tick(HOUR + 2).branch());
    assertEquals(2, venue.orders.size());
    booked();
  }

  /** Wants to buy all the time, and waits for twelve hours after a stop, or a day. */
  private void wantsBack() {
    Map<String, String> wide =
        Map.of(
            "PRIME_REENTRY_COOLDOWN_H", "12",
            "PRIME_STOPS_A_DAY", "1",
            "PRIME_CAP_DAILY_LOSS", "1",
            "PRIME_DD_SOFT", "0.5",
            "PRIME_DD_HARD", "0.5",
            "PRIME_DD_KILL", "0.6",
            "PRIME_COLLAR_FRAC", "0.2");
    cycle.settings.putAll(wide);
    for (int hour = HOUR + 1; hour < HOUR + 10; hour++) {
      cycle.wants(hour, Action.ENTER_LONG);
    }
  }

  private void fillAll(RestingMarket.Order stop) {
    if (!stop.ended) {
      venue.fill(stop, stop.request.size().subtract(stop.filled).toPlainString());
    }
  }

  /** The next tick that can decide counts the stop, and the one after it waits. */
  private void countedAt(int hour) {
    assertEquals(ExecutionBranch.EXIT_RESTING_STOP, tick(hour).branch());
    assertEquals(List.of(StoreCycle.hour(hour)), cycle.state().stops());
    assertEquals(Optional.empty(), cycle.state().restingStop());
    assertEquals(ExecutionBranch.REENTRY_COOLDOWN_BLOCK, tick(hour + 1).branch());
    booked();
  }

  @Test
  void oneThatFillsBeforeTheWatchesCancelIsCounted() {
    wantsBack();
    RestingMarket.Order stop = stopped();
    venue.quote("160.5", "160.52");
    venue.beforeCancel = () -> fillAll(stop);
    assertEquals(ExecutionBranch.WATCH_FILL, record(10).branch());
    countedAt(HOUR + 1);
  }

  @Test
  void oneThatFillsWhileItIsMovedIsCounted() {
    wantsBack();
    cycle.settings.remove("PRIME_STOP_LOSS");
    cycle.settings.put("PRIME_TRAILING_STOP", "0.05");
    RestingMarket.Order stop = stopped();
    venue.quote("179.99", "180.01");
    venue.beforeCancel = () -> fillAll(stop);
    assertEquals(ExecutionBranch.WATCH_FILL, record(10).branch());
    countedAt(HOUR + 1);
  }

  @Test
  void oneWhoseFillIsReportedAfterItsEndIsCounted() {
    wantsBack();
    cycle.settings.remove("PRIME_STOP_LOSS");
    cycle.settings.put("PRIME_TRAILING_STOP", "0.05");
    RestingMarket.Order stop = stopped();
    venue.quote("179.99", "180.01");
    quiet(10);
    assertTrue(stop.ended);
    stop.ended = false;
    fillAll(stop);
    cycle.venue.orders = new Result.Ok<>(List.of(listed(stop)));
    assertEquals(ExecutionBranch.WATCH_FILL, record(15).branch());
    countedAt(HOUR + 1);
  }

  private static VenueOrder listed(RestingMarket.Order order) {
    OrderRequest request = order.request;
    return new VenueOrder(
        "venue-" + request.clientOrderId(),
        request.clientOrderId(),
        request.side(),
        Optional.of(order.filled),
        true,
        Optional.of(request.hour()));
  }

  @Test
  void oneThatLeavesDustIsCounted() {
    wantsBack();
    RestingMarket.Order stop = stopped();
    venue.fill(stop, stop.request.size().subtract(new BigDecimal("0.001")).toPlainString());
    watch(10);
    countedAt(HOUR + 1);
    watch(65);
    assertEquals(0, stops(), "nothing is left that it could sell");
  }

  @Test
  void oneThatFillsInAHaltOrWithoutAPriceIsCountedLater() {
    wantsBack();
    RestingMarket.Order stop = stopped();
    fillAll(stop);
    permit(TradingState.HALTED);
    watch(10);
    assertEquals(ExecutionBranch.HALTED, tick(HOUR + 1).branch());
    permit(TradingState.ACTIVE);
    countedAt(HOUR + 2);
  }

  @Test
  void oneThatIsSwitchedOffAfterItHasSoldIsCounted() {
    wantsBack();
    fillAll(stopped());
    quiet(10);
    cycle.settings.remove("PRIME_STOP_RESTING");
    countedAt(HOUR + 1);
  }

  @Test
  void oneThatTheVenueHasLostHoldsBackNothing() {
    RestingMarket.Order stop = stopped();
    venue.orders.remove(stop.request.clientOrderId());
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(10).branch(), "another one");
    venue.orders.remove(venue.newest().request.clientOrderId());
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, tick(HOUR + 1).branch());
    assertEquals(0, venue.base.signum());
    booked();
  }

  @Test
  void coarseIncrementsLeaveItWhereItIs() {
    cycle.venue.priceIncrement = BigDecimal.ONE;
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    cycle.venue.baseIncrement = BigDecimal.ONE;
    cycle.venue.baseMin = new BigDecimal("0.1");
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(5).branch());
    OrderRequest stop = venue.newest().request;
    assertEquals(new BigDecimal("161"), stop.stop().orElseThrow().stopPriceUsd());
    assertEquals(0, stop.size().compareTo(new BigDecimal("5")), "of 5.8");
    for (int minute = 10; minute < 60; minute += 5) {
      quiet(minute);
    }
    assertEquals(1, stops());
  }

  @Test
  void aStopBelowAnyPriceIsNotPlaced() {
    cycle.settings.put("PRIME_STOP_LOSS", "0.99999");
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    quiet(5);
    assertEquals(0, stops());
  }

  @Test
  void aPersonsChangeSaysHowToGoOn() {
    stopped();
    StoreException refused =
        assertThrows(
            StoreException.class,
            () ->
                cycle.store.intervene(
                    LiveCycle.BOOK,
                    cycle.state(),
                    new AuditEntry(cycle.now, "state deposit", "test", "test")));
    assertTrue(refused.getMessage().contains("a stop rests at the venue"), refused::getMessage);
  }

  @Test
  void aMarketThatWentPastItIsSoldToByTheWatch() {
    RestingMarket.Order stop = stopped();
    venue.fill(stop, "1");
    venue.quote("159", "159.02");
    CortexRecord record = record(10);
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record.branch());
    assertTrue(stop.ended);
    String passed = record.get(Recorded.INPUTS).flatMap(RecordedInputs::restingStop).orElseThrow();
    assertTrue(passed.startsWith("the market went past the stop at 161.50"), passed);
    assertEquals(0, venue.base.signum());
    assertEquals(Optional.empty(), cycle.state().entry());
    booked();
    assertEquals(Optional.empty(), cycle.state().restingStop());
  }

  @Test
  void aTrailingStopIsMovedUpAndNeverDown() {
    cycle.settings.remove("PRIME_STOP_LOSS");
    cycle.settings.put("PRIME_TRAILING_STOP", "0.05");
    RestingMarket.Order first = stopped();
    venue.quote("170.29", "170.31"); // less than a quarter of a percent
    quiet(10);
    assertFalse(first.ended);
    venue.quote("179.99", "180.01");
    quiet(15);
    assertTrue(first.ended, "it is ended by the watch that sees the price");
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(20).branch());
    assertEquals(
        new BigDecimal("171.00"), venue.newest().request.stop().orElseThrow().stopPriceUsd());
    venue.quote("175.99", "176.01");
    quiet(25);
    assertEquals(1, stops());
    booked();
  }

  @Test
  void aHaltEndsItAndAReducedBookKeepsIt() {
    RestingMarket.Order stop = stopped();
    permit(TradingState.REDUCING);
    quiet(10);
    assertFalse(stop.ended);
    permit(TradingState.HALTED);
    watch(15);
    assertTrue(stop.ended);
    assertEquals(Optional.empty(), cycle.state().restingStop());
    watch(20);
    assertEquals(0, stops());
    permit(TradingState.ACTIVE);
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(25).branch());
    booked();
  }

  @Test
  void aKillEndsItFirst() {
    RestingMarket.Order stop = stopped();
    cycle.settings.put("PRIME_STOP_LOSS", "0.9");
    cycle.settings.put("PRIME_DD_KILL", "0.02");
    cycle.settings.put("PRIME_DD_HARD", "0.02");
    cycle.settings.put("PRIME_DD_SOFT", "0.02");
    venue.quote("165", "165.02");
    assertEquals(ExecutionBranch.WATCH_KILL_DD, record(10).branch());
    assertTrue(stop.ended);
    assertEquals(0, venue.base.signum());
    assertTrue(cycle.state().killed());
    booked();
  }

  @Test
  void oneThatIsSwitchedOffIsEnded() {
    RestingMarket.Order stop = stopped();
    cycle.settings.remove("PRIME_STOP_RESTING");
    quiet(10);
    assertTrue(stop.ended);
    assertEquals(List.of(), cycle.state().openOrders());
  }

  @Test
  void aRefusedOneIsTriedAgainInTheNextHourAlone() {
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    venue.refusesNext = true;
    CortexRecord record = record(5);
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record.branch());
    assertEquals("REJECTED", record.get(Recorded.ORDERS).orElseThrow().getFirst().state());
    quiet(10);
    quiet(55);
    assertEquals(0, stops());
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, tick(HOUR + 1).branch());
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(65).branch());
    assertEquals(1, stops());
  }

  @Test
  void nothingIsPlacedAboveTheMarketOrWhileTheWalletDoesNotAgree() {
    cycle.settings.put("PRIME_WATCH_CONFIRM", "2");
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    venue.quote("160", "160.02");
    quiet(5);
    venue.quote("170", "170.02");
    BigDecimal held = venue.base;
    venue.base = BigDecimal.ONE;
    quiet(10);
    venue.base = held;
    assertEquals(ExecutionBranch.WATCH_PLACE_STOP, record(15).branch());
  }

  @Test
  void anAwayVenueLeavesItAndHoldsBackNothingThatIsKnown() {
    stopped();
    venue.answers = false;
    WatchOutcome outcome = watch(10);
    assertInstanceOf(WatchOutcome.Quiet.class, outcome, outcome::toString);
    venue.answers = true;
    quiet(15);
    assertEquals(1, stops());
    booked();
  }
}
