package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.Side;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.testkit.Seed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Orders that rest beyond their tick: an entry of hour 70 at the bid of 169.99, and its watches.
 */
final class RestsBeyondTickTest extends WatchedLiveBook {
  @BeforeEach
  void settings() {
    cycle.maker = new MakerParameters(true, false, Duration.ofMinutes(20));
    cycle.settings.put("PRIME_CAP_ORDERS_HOUR", "20");
  }

  private RestingMarket.Order enter() {
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    return venue.newest();
  }

  private void filled(int minute) {
    CortexRecord record = record(minute);
    assertEquals(ExecutionBranch.WATCH_FILL, record.branch());
    assertEquals(1, record.get(Recorded.BOOKED_LATE).orElseThrow().size());
    assertEquals(List.of(), cycle.state().bookedLate());
    booked();
  }

  @Test
  void anEntryRestsOnWhenItsTickHasEnded() {
    RestingMarket.Order order = enter();
    assertEquals(StoreCycle.hour(HOUR).plusSeconds(60), cycle.now, "the tick did not wait");
    assertEquals(
        StoreCycle.hour(HOUR).plusSeconds(60 + 20 * 60),
        order.request.postOnly().orElseThrow().until());
    PrimeState state = cycle.state();
    String id = order.request.clientOrderId();
    assertEquals(List.of(id), state.openOrders());
    assertEquals(id, state.resting().orElseThrow().clientOrderId());
    assertEquals(0, state.resting().orElseThrow().requotes());
    quiet(5);
    assertEquals(1, venue.orders.size());
    assertEquals(state, cycle.state(), "nothing has happened");
  }

  @Test
  void noOrderRestsBeyondTheNextTick() {
    cycle.maker = new MakerParameters(true, false, Duration.ofHours(1));
    assertEquals(StoreCycle.hour(HOUR + 1), enter().request.postOnly().orElseThrow().until());
  }

  @Test
  void whatFillsMeanwhileIsBookedOnceAndProtected() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1.5");
    filled(5);
    assertEquals(
        new PrimeState.Entry(StoreCycle.hour(HOUR), new BigDecimal("169.99")),
        cycle.state().entry().orElseThrow());
    quiet(10);
    booked();
    venue.fill(order, "0.5");
    filled(15);
    assertEquals(List.of(order.request.clientOrderId()), cycle.state().openOrders());
    venue.fill(order, order.request.size().subtract(order.filled).toPlainString());
    filled(20);
    assertEquals(List.of(), cycle.state().openOrders());
    assertEquals(Optional.empty(), cycle.state().resting());
    assertEquals(1, cycle.state().activity().orElseThrow().hourOrders(), "one order");
    CortexRecord next = cycle.record(HOUR + 1);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, next.branch());
    assertEquals(Optional.empty(), next.get(Recorded.BOOKED_LATE), "it is told already");
    booked();
  }

  @Test
  void aStopSellsWhatHasFilledAndEndsTheRestOfTheEntry() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1.5");
    venue.quote("160.99", "161.01");
    CortexRecord record = record(5);
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record.branch());
    assertTrue(order.ended);
    assertEquals(Side.SELL, venue.newest().request.side());
    assertEquals(new BigDecimal("1.5"), venue.newest().request.size().stripTrailingZeros());
    booked();
    assertEquals(Optional.empty(), cycle.state().resting());
    quiet(10);
    assertEquals(2, venue.orders.size());
  }

  @Test
  void anOrderThatTheBestPriceHasLeftIsMovedAFewTimes() {
    cycle.maker = new MakerParameters(true, false, Duration.ofMinutes(50), 10, 2);
    RestingMarket.Order first = enter();
    venue.fill(first, "1");
    venue.quote("170.15", "170.17"); // 9.4 bps
    filled(5);
    assertEquals(1, venue.orders.size());
    venue.quote("170.99", "171.01");
    filled(10);
    assertTrue(first.ended, "it is canceled, and what it has got is looked for once more");
    assertEquals(ExecutionBranch.WATCH_REQUOTE, record(15).branch());
    RestingMarket.Order second = venue.newest();
    assertEquals(new BigDecimal("170.99"), second.request.postOnly().orElseThrow().limitPriceUsd());
    assertEquals(
        first.request.postOnly().orElseThrow().until(),
        second.request.postOnly().orElseThrow().until());
    assertTrue(
        second.request.size().compareTo(first.request.size().subtract(BigDecimal.ONE)) < 0,
        "the amount is the same, the price is higher");
    venue.fill(second, "1");
    venue.quote("171.99", "172.01");
    filled(20);
    assertEquals(ExecutionBranch.WATCH_REQUOTE, record(25).branch());
    booked();
    assertEquals(2, cycle.state().resting().orElseThrow().requotes());
    assertEquals(
        new PrimeState.Entry(StoreCycle.hour(HOUR), new BigDecimal("170.49")),
        cycle.state().entry().orElseThrow(),
        "one position of one entry");
    venue.quote("173.99", "174.01");
    quiet(30);
    assertEquals(3, venue.orders.size(), "twice at most");
    assertEquals(3, cycle.state().activity().orElseThrow().hourOrders());
  }

  @Test
  void whatIsLeftWhenItsPatienceEndsIsTakenAtTheMarket() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    venue.quote("169.98", "170.00");
    assertEquals(ExecutionBranch.WATCH_TAKE, record(25).branch());
    assertEquals(Optional.empty(), venue.newest().request.postOnly());
    booked();
    assertEquals(List.of(), cycle.state().openOrders());
    assertEquals(Optional.empty(), cycle.state().resting());
    assertTrue(cycle.state().cashUsd().compareTo(new BigDecimal("30")) < 0, "as much as was meant");
    quiet(30);
    booked();
  }

  @Test
  void whatEachPartCostIsMeasuredFromTheTicksPrice() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    filled(5);
    venue.quote("171.98", "172.02");
    record(25);
    List<CortexRecord> records =
        Stream.concat(
                cycle.store.records(LiveCycle.BOOK, 9, Optional.empty()).stream(),
                cycle.store.watches(LiveCycle.BOOK, 9).stream())
            .sorted(Comparator.comparing(CortexRecord::hour))
            .toList();
    List<CostedOrder> costs = RecordedCosts.of(records).orders();
    assertEquals(2, costs.size());
    for (CostedOrder each : costs) {
      BigDecimal decided = each.prices().decisionPriceUsd().orElseThrow();
      assertEquals(0, new BigDecimal("170").compareTo(decided), decided.toString());
      assertTrue(each.cost().isPresent());
    }
    assertEquals(List.of(), RecordedCosts.of(records).problems());
  }

  @Test
  void underMakerOnlyTheRestOfAnEntryIsGivenUp() {
    cycle.maker = new MakerParameters(true, true, Duration.ofMinutes(20));
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    assertEquals(ExecutionBranch.WATCH_GIVE_UP, record(25).branch());
    assertEquals(1, venue.orders.size());
    booked();
    assertEquals(Optional.empty(), cycle.state().resting());
    quiet(30);
  }

  @Test
  void theNextTickBooksWhatIsLeftAndDecidesAnew() {
    cycle.maker = new MakerParameters(true, false, Duration.ofHours(1));
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    CortexRecord next = cycle.record(HOUR + 1);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, next.branch());
    assertEquals(1, venue.orders.size());
    booked();
    assertEquals(Optional.empty(), cycle.state().resting());
    assertEquals(List.of(), cycle.state().openOrders());
  }

  @Test
  void aRefusedRestIsTriedAgainByTheNextWatch() {
    venue.refusesNext = true;
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(HOUR).branch());
    assertEquals(0, venue.orders.size());
    assertEquals(ExecutionBranch.WATCH_REQUOTE, record(5).branch());
    assertEquals(1, venue.orders.size());
    assertTrue(venue.newest().request.postOnly().isPresent());
  }

  @Test
  void aHaltEndsWhatRestsAndTradesNothing() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    permit(TradingState.HALTED);
    quiet(5);
    assertTrue(order.ended);
    booked();
    assertEquals(Optional.empty(), cycle.state().resting(), "it does not come back");
    quiet(10);
    permit(TradingState.ACTIVE);
    watch(15);
    quiet(25);
    assertEquals(1, venue.orders.size());
    booked();
  }

  @Test
  void whoOnlyReducesBuysNoRest() {
    RestingMarket.Order order = enter();
    permit(TradingState.REDUCING);
    quiet(5);
    assertTrue(order.ended);
    assertEquals(Optional.empty(), cycle.state().resting(), "it does not come back");
    permit(TradingState.ACTIVE);
    quiet(10);
    quiet(25);
    assertEquals(1, venue.orders.size());
    assertEquals(0, cycle.state().baseQty().signum());
  }

  @Test
  void aPersonsChangeEndsTheWait() {
    venue.refusesNext = true;
    cycle.record(HOUR);
    assertTrue(cycle.state().resting().isPresent());
    PrimeState less = cycle.state().flow(new BigDecimal("-900"));
    assertEquals(Optional.empty(), less.resting());
    assertEquals(Optional.empty(), less.plannedExit());
    assertEquals(Optional.empty(), cycle.state().reset(1000).resting());
  }

  @Test
  void nothingIsBoughtThatTheLedgersCashDoesNotPayFor() {
    venue.refusesNext = true;
    cycle.record(HOUR);
    PrimeState state = cycle.state();
    PrimeState poorer = state.change().holdings(new BigDecimal("100"), state.baseQty()).done();
    cycle.store.settle(LiveCycle.BOOK, poorer, List.of());
    venue.cash = new BigDecimal("100");
    quiet(5);
    assertEquals(0, venue.orders.size());
    assertEquals(ExecutionBranch.WATCH_GIVE_UP, record(25).branch());
  }

  @Test
  void anExitThatIsTriedAgainRestsNoLonger() {
    cycle.maker = MakerParameters.OFF;
    cycle.settings.put("PRIME_MIN_HOLD_H", "0");
    enter();
    cycle.maker = new MakerParameters(true, false, Duration.ofHours(1));
    cycle.wants(HOUR + 1, Action.EXIT_LONG).wants(HOUR + 2, Action.EXIT_LONG);
    cycle.record(HOUR + 1);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, cycle.record(HOUR + 2).branch());
    booked();
    assertEquals(0, cycle.state().baseQty().signum(), "sold within the tick");
  }

  @Test
  void aStrategysSaleRestsToo() {
    cycle.maker = MakerParameters.OFF;
    cycle.settings.put("PRIME_MIN_HOLD_H", "0");
    enter();
    cycle.maker = new MakerParameters(true, false, Duration.ofMinutes(20));
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, cycle.record(HOUR + 1).branch());
    RestingMarket.Order sale = venue.newest();
    assertTrue(sale.request.postOnly().isPresent());
    quiet(65);
    venue.fill(sale, "2");
    filled(70);
    assertEquals(2, venue.orders.size(), "an exit that rests is not the rest of one");
    assertEquals(ExecutionBranch.WATCH_REST, record(85).branch());
    booked();
    assertEquals(0, cycle.state().baseQty().signum());
  }

  @Test
  void aSaleThatIsFilledLeavesNoPositionWhateverTheVenueCallsIt() {
    cycle.maker = MakerParameters.OFF;
    cycle.settings.put("PRIME_MIN_HOLD_H", "0");
    enter();
    cycle.maker = new MakerParameters(true, false, Duration.ofMinutes(20));
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    cycle.record(HOUR + 1);
    venue.lingers = true;
    venue.fill(venue.newest(), venue.newest().request.size().toPlainString());
    filled(65);
    assertEquals(Optional.empty(), cycle.state().entry());
    venue.newest().ended = true;
    watch(70);
    booked();
    assertEquals(List.of(), cycle.state().openOrders());
    assertEquals(Optional.empty(), cycle.state().resting());
  }

  @Test
  void aStopDoesNotWaitForASaleThatRests() {
    cycle.maker = MakerParameters.OFF;
    cycle.settings.put("PRIME_MIN_HOLD_H", "0");
    enter();
    cycle.maker = new MakerParameters(true, false, Duration.ofMinutes(50));
    cycle.wants(HOUR + 1, Action.EXIT_LONG);
    cycle.record(HOUR + 1);
    RestingMarket.Order sale = venue.newest();
    venue.fill(sale, "2");
    venue.quote("150.99", "151.01");
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(65).branch());
    assertTrue(sale.ended);
    booked();
    assertEquals(0, cycle.state().baseQty().signum());
  }

  @Test
  void anEndThatIsNotKnownStopsTheWatchAndNoOrderIsSentBesideIt() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    filled(5);
    venue.cancels = false;
    venue.quote("160.99", "161.01");
    assertEquals(ExecutionBranch.WATCH_BLOCKED, record(10).branch());
    assertEquals(1, venue.orders.size());
    venue.cancels = true;
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(15).branch());
    booked();
  }

  @Test
  void aVenueThatIsSlowToEndAnOrderDoesNotKeepTheExitWaiting() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    filled(5);
    venue.slow = 3;
    venue.quote("160.99", "161.01");
    assertEquals(ExecutionBranch.WATCH_STOP_LOSS, record(10).branch());
    booked();
  }

  @Test
  void threeHoursWithoutAnyoneLeaveNoDoubt() {
    RestingMarket.Order order = enter();
    venue.fill(order, "1");
    CortexRecord late = cycle.record(HOUR + 3);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, late.branch());
    booked();
    assertEquals(1, venue.orders.size());
  }

  @Test
  void whateverHappensWhateverIsBoughtIsBookedOnce() {
    Random random = new Random(Seed.value());
    for (int i = 0; i < 300; i++) {
      RestsBeyondTickTest one = new RestsBeyondTickTest();
      one.watched();
      one.settings();
      one.randomly(random);
    }
  }

  private void randomly(Random random) {
    cycle.maker = new MakerParameters(true, random.nextBoolean(), Duration.ofMinutes(40), 10, 3);
    enter();
    for (int at = 5; at <= 55; at += 5) {
      for (RestingMarket.Order order : venue.orders.values()) {
        if (!order.ended && random.nextInt(3) == 0) {
          BigDecimal left = order.request.size().subtract(order.filled);
          venue.fill(
              order,
              random.nextInt(4) == 0
                  ? left.toPlainString()
                  : left.multiply(new BigDecimal("0.3"))
                      .setScale(8, RoundingMode.FLOOR)
                      .toPlainString());
        }
      }
      double bid = 165 + 8 * random.nextDouble();
      venue.quote(
          String.format(Locale.ROOT, "%.2f", bid), String.format(Locale.ROOT, "%.2f", bid + 0.02));
      venue.cancels = random.nextInt(5) > 0;
      venue.answers = random.nextInt(8) > 0;
      if (random.nextInt(10) > 0) {
        watch(at);
      }
    }
    venue.cancels = true;
    venue.answers = true;
    venue.quote("170.99", "171.01");
    cycle.record(HOUR + 1);
    booked();
    assertEquals(List.of(), cycle.state().openOrders());
    assertTrue(venue.cash.signum() >= 0, "no more is spent than there is: " + venue.cash);
    assertTrue(venue.orders.size() <= 5, "the first, three moves, and one at the market");
  }
}
