package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Wallet;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an order is brought to a known end, and what comes after it. */
class LiveOrderTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final OrderOutcome UNKNOWN = new OrderOutcome.Unknown("timeout");
  private static final OrderOutcome NOT_FOUND = new OrderOutcome.NotFound();
  private static final OrderOutcome OPEN = new OrderOutcome.Open("venue-0");
  private static final OrderOutcome BUSY = new OrderOutcome.Rejected("HTTP 429", true);

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @Test
  void anAcceptedOrderIsLookedUpUntilItHasEnded() {
    live.venue.submits.add(OPEN);
    live.venue.finds.addAll(List.of(OPEN, ScriptedMarket.partly("1")));
    CortexRecord record = live.record(HOUR);
    assertEquals(List.of("submit 0.0", "find", "find"), live.venue.calls);
    assertEquals("PARTIAL_DONE", order(record, 0).get("state"));
    assertEquals(new BigDecimal("1"), live.state().baseQty());
    assertEquals(new BigDecimal("830.00"), live.state().cashUsd(), "booked from the fill");
  }

  @Test
  void anOrderOfUnknownFateIsFoundAndNotSentAgain() {
    live.venue.submits.add(UNKNOWN);
    live.venue.finds.addAll(List.of(NOT_FOUND, NOT_FOUND, ScriptedMarket.partly("1")));
    live.run(HOUR);
    assertEquals(List.of("submit 0.0", "find", "find", "find"), live.venue.calls);
  }

  @Test
  void anOrderThatIsNotFoundIsSentOnceMoreWithTheSameIdAndBody() {
    live.venue.submits.addAll(List.of(UNKNOWN, UNKNOWN));
    live.venue.finds.addAll(List.of(NOT_FOUND, NOT_FOUND, NOT_FOUND));
    live.venue.finds.addAll(List.of(NOT_FOUND, NOT_FOUND, NOT_FOUND));
    CortexRecord record = live.record(HOUR);
    assertEquals(2, live.venue.posted.size());
    assertEquals(live.venue.posted.get(0), live.venue.posted.get(1));
    assertEquals("UNKNOWN", order(record, 0).get("state"));
    assertEquals(1, live.state().openOrders().size());
  }

  @Test
  void nothingIsTradedWhileAnOrdersEndIsUnknown() {
    anOrderThatIsNotFoundIsSentOnceMoreWithTheSameIdAndBody();
    live.venue.finds.add(UNKNOWN);
    live.wants(HOUR + 1, Action.ENTER_LONG);
    assertEquals(ExecutionBranch.ORDER_UNRESOLVED, live.record(HOUR + 1).branch());
    live.venue.finds.add(ScriptedMarket.partly("1"));
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, live.record(HOUR + 2).branch());
    assertEquals(
        Optional.of(StoreCycle.hour(HOUR).plus(Duration.ofHours(30))), live.state().plannedExit());
    assertEquals(2, live.venue.posted.size());
  }

  @Test
  void anOrderThatNeverArrivedIsClosedOnlyWhenItCannotArriveAnyMore() {
    live.venue.submits.addAll(List.of(UNKNOWN, UNKNOWN));
    for (int i = 0; i < 6; i++) {
      live.venue.finds.add(NOT_FOUND);
    }
    // The tick runs at the end of its hour, and the next one a minute later.
    live.run(HOUR, StoreCycle.hour(HOUR + 1).minusSeconds(30));
    live.venue.finds.add(NOT_FOUND);
    CycleOutcome early = live.run(HOUR + 1, StoreCycle.hour(HOUR + 1).plusSeconds(30));
    assertEquals(
        ExecutionBranch.ORDER_UNRESOLVED, ((CycleOutcome.Recorded) early).record().branch());
    live.venue.finds.add(NOT_FOUND);
    assertEquals(ExecutionBranch.FLAT_NO_ENTRY, live.record(HOUR + 2).branch());
    assertEquals(List.of(), live.state().openOrders());
  }

  @Test
  void anOrderThatTheVenueTookIsNotSentAgainWhateverItSaysLater() {
    live.venue.submits.add(OPEN);
    live.venue.finds.addAll(List.of(NOT_FOUND, NOT_FOUND, NOT_FOUND));
    live.run(HOUR);
    assertEquals(1, live.venue.posted.size());
    live.venue.finds.add(NOT_FOUND);
    assertEquals(ExecutionBranch.ORDER_UNRESOLVED, live.record(HOUR + 1).branch());
  }

  @Test
  void aRefusalThatMayPassIsTriedUnderAnotherIdAndKeepsThePlannedExit() {
    live.venue.submits.add(BUSY);
    live.run(HOUR);
    assertEquals(List.of("submit 0.0", "submit 0.1"), live.venue.calls);
    assertEquals(
        Optional.of(StoreCycle.hour(HOUR).plus(Duration.ofHours(30))), live.state().plannedExit());
    assertEquals(2, live.state().activity().orElseThrow().hourOrders());
  }

  @Test
  void aRefusalOfTheSecondPostSaysNothingOfTheFirst() {
    live.venue.submits.addAll(List.of(UNKNOWN, BUSY));
    live.venue.finds.addAll(List.of(NOT_FOUND, NOT_FOUND, NOT_FOUND));
    live.venue.finds.addAll(List.of(NOT_FOUND, ScriptedMarket.partly("1")));
    live.run(HOUR);
    assertEquals(2, live.venue.posted.size(), "no new attempt, which could buy twice");
    assertEquals(new BigDecimal("1"), live.state().baseQty());
  }

  @Test
  void aSecondPostThatIsRefusedForGoodLeavesTheEndUnknown() {
    live.venue.submits.addAll(List.of(UNKNOWN, new OrderOutcome.Rejected("NO FUNDS", false)));
    for (int i = 0; i < 6; i++) {
      live.venue.finds.add(NOT_FOUND);
    }
    CortexRecord record = live.record(HOUR);
    assertEquals("UNKNOWN", order(record, 0).get("state"));
    assertTrue(order(record, 0).get("why").toString().contains("NO FUNDS"), record.toString());
  }

  @Test
  void capsEndTheAttemptsToEnter() {
    live.settings.put("PRIME_CAP_ORDERS_TICK", "2");
    live.venue.submits.addAll(List.of(BUSY, BUSY, BUSY));
    live.run(HOUR);
    assertEquals(2, live.venue.posted.size());
  }

  @Test
  void aSaleLargerThanTheCapIsSplitAndNotHeldBack() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.settings.put("PRIME_CAP_ORDER_USD", "100");
    live.settings.put("PRIME_CAP_ORDERS_TICK", "1");
    live.wants(HOUR + 1, Action.EXIT_LONG).run(HOUR + 1);
    assertEquals(List.of("submit 0.0", "submit 1.0", "submit 2.0"), live.venue.calls.subList(1, 4));
    assertEquals(0, live.state().baseQty().signum());
  }

  @Test
  void anOrderRestsFirstAndItsRestGoesToTheMarket() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    live.venue.submits.add(OPEN);
    for (int i = 0; i < 9; i++) {
      live.venue.finds.add(OPEN);
    }
    live.venue.finds.add(ScriptedMarket.partly("1"));
    live.run(HOUR);
    OrderRequest maker = live.venue.posted.get(0);
    Instant began = StoreCycle.hour(HOUR).plusSeconds(60);
    assertEquals(new BigDecimal("169.99"), maker.postOnly().orElseThrow().limitPriceUsd());
    assertEquals(began.plusSeconds(45), maker.postOnly().orElseThrow().until());
    assertEquals(new BigDecimal("1.45755673"), maker.size(), "250 / (169.99 x 1.009)");
    OrderRequest rest = live.venue.posted.get(1);
    assertEquals(Optional.empty(), rest.postOnly());
    assertEquals(1, rest.leg());
    assertEquals(new BigDecimal("77.78"), rest.size(), "0.45755673 x 169.99, rounded down");
    assertTrue(live.venue.calls.contains("cancel"), "its time was over");
    assertEquals(
        Optional.of(StoreCycle.hour(HOUR).plus(Duration.ofHours(30))), live.state().plannedExit());
    assertEquals(StoreCycle.hour(HOUR), live.state().entry().orElseThrow().at());
  }

  /** Maker-only: the entry is given up, whether it was cancelled, or refused at once. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makerOnlyGivesUpWhatDidNotFill(boolean refused) {
    live.maker = new MakerParameters(true, true, Duration.ofSeconds(45));
    if (refused) {
      live.venue.submits.add(new OrderOutcome.Rejected("INVALID_LIMIT_PRICE_POST_ONLY", true));
    } else {
      live.venue.submits.add(OPEN);
      for (int i = 0; i < 9; i++) {
        live.venue.finds.add(OPEN);
      }
      live.venue.finds.add(ScriptedMarket.partly("1"));
    }
    live.run(HOUR);
    assertEquals(1, live.venue.posted.size(), "nothing goes to the market");
    assertEquals(refused ? 0 : 1, live.state().baseQty().signum());
    assertEquals(List.of(), live.state().openOrders());
  }

  /**
   * A sale that has to be made rests for 45 s at most, one that the strategy chose as long as it
   * may.
   */
  @ParameterizedTest
  @CsvSource({"1, EXIT_LONG, EXIT_STRATEGY, 60", "30, HOLD, EXIT_HORIZON, 45"})
  void aForcedSaleRestsNoLongerThanIsAllowed(
      int hours, Action wanted, ExecutionBranch branch, int seconds) {
    live.run(HOUR);
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(60));
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    int sale = HOUR + hours;
    assertEquals(branch, live.wants(sale, wanted).record(sale).branch());
    assertEquals(
        StoreCycle.hour(sale).plusSeconds(60 + seconds),
        live.venue.posted.get(1).postOnly().orElseThrow().until());
  }

  @Test
  void anOrderThatIsFoundRestingAfterATimeoutRestsOn() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    live.venue.submits.add(UNKNOWN);
    live.venue.finds.add(OPEN);
    for (int i = 0; i < 9; i++) {
      live.venue.finds.add(OPEN);
    }
    live.venue.finds.add(ScriptedMarket.partly("1"));
    live.run(HOUR);
    assertEquals(1, live.venue.calls.stream().filter("cancel"::equals).count());
    assertEquals(2, live.venue.posted.size(), "the order and its rest");
  }

  @Test
  void anOrderThatWouldHaveTradedAtOnceGoesToTheMarketAsAWhole() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    live.venue.submits.add(new OrderOutcome.Rejected("INVALID_LIMIT_PRICE_POST_ONLY", true));
    live.run(HOUR);
    assertEquals(List.of("submit 0.0", "submit 1.0"), live.venue.calls);
    assertEquals(new BigDecimal("247.77"), live.venue.posted.get(1).size());
  }

  @Test
  void aRestingOrderOfUnknownFateHasNoRest() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    live.venue.submits.addAll(List.of(UNKNOWN, UNKNOWN));
    for (int i = 0; i < 6; i++) {
      live.venue.finds.add(NOT_FOUND);
    }
    live.run(HOUR);
    assertTrue(live.venue.posted.stream().allMatch(order -> order.leg() == 0));
    assertEquals(1, live.state().openOrders().size());
  }

  @Test
  void anHourThatComesAfterALaterOneDoesNotTradeWhileThatOnesOrdersAreOut() {
    live.wants(HOUR - 1, Action.HOLD);
    live.run(HOUR - 1);
    live.wants(HOUR + 1, Action.ENTER_LONG);
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR + 1));
    StoreException refused = assertThrows(StoreException.class, () -> live.run(HOUR));
    assertTrue(refused.getMessage().contains("is written ahead"), refused.getMessage());
    assertEquals(List.of(), live.venue.posted);
    live.wants(HOUR + 2, Action.HOLD);
    live.run(HOUR + 2);
    assertEquals(List.of(), live.store.unfinished(LiveCycle.BOOK, StoreCycle.hour(HOUR + 3)));
  }

  @Test
  void aPersonsChangeWaitsForTheOrdersOfATickThatDied() {
    live.wants(HOUR - 1, Action.HOLD);
    live.run(HOUR - 1);
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    for (String amount : List.of("-999", "500")) {
      PrimeState changed = live.state().flow(new BigDecimal(amount));
      AuditEntry audit = new AuditEntry(Instant.EPOCH, "state flow", "rent", "y");
      assertThrows(
          StoreException.class, () -> live.store.intervene(LiveCycle.BOOK, changed, audit));
    }
    live.run(HOUR + 1);
    AuditEntry audit = new AuditEntry(Instant.EPOCH, "state flow", "rent", "y");
    live.store.intervene(LiveCycle.BOOK, live.state().flow(new BigDecimal("-999")), audit);
    assertEquals(0, BigDecimal.ONE.compareTo(live.state().cashUsd()));
  }

  @Test
  void anOlderHourThatWantsNothingWaitsForTheOrdersOfALaterOne() {
    live.wants(HOUR - 1, Action.HOLD);
    live.run(HOUR - 1);
    live.wants(HOUR, Action.HOLD).wants(HOUR + 1, Action.ENTER_LONG);
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR + 1));
    StoreException refused = assertThrows(StoreException.class, () -> live.run(HOUR));
    assertTrue(refused.getMessage().contains("is written ahead"), refused.getMessage());
    CycleOutcome finished = live.run(HOUR + 1, StoreCycle.hour(HOUR + 1).plusSeconds(600));
    assertEquals(ExecutionBranch.ENTER_LONG, ((CycleOutcome.Recorded) finished).record().branch());
    CycleOutcome later = live.run(HOUR, StoreCycle.hour(HOUR + 1).plusSeconds(900));
    assertEquals(
        ExecutionBranch.OUT_OF_ORDER_TICK, ((CycleOutcome.Recorded) later).record().branch());
    assertEquals(1, live.venue.posted.size());
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 1)), live.state().lastHour());
  }

  @Test
  void aSaleIsTriedAgainWhateverTheCapsOfEntriesSay() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.settings.put("PRIME_CAP_ORDERS_TICK", "1");
    live.settings.put("PRIME_CAP_ORDERS_HOUR", "1");
    live.settings.put("PRIME_CAP_ORDERS_DAY", "1");
    live.settings.put("PRIME_CAP_REJECTS_HOUR", "1");
    live.venue.submits.addAll(List.of(BUSY, BUSY));
    live.wants(HOUR + 1, Action.EXIT_LONG).run(HOUR + 1);
    assertEquals(List.of("submit 0.0", "submit 0.1", "submit 0.2"), live.venue.calls.subList(1, 4));
    assertEquals(0, live.state().baseQty().signum());
  }

  @Test
  void whatAnExitCouldNotSellTheNextHoursSell() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.baseMax = new BigDecimal("0.05");
    live.settings.put("PRIME_CAP_ORDER_USD", "1");
    CortexRecord first = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, first.branch());
    assertEquals(21, live.venue.posted.size(), "the buy and twenty sales");
    assertEquals(0, new BigDecimal("0.47058823").compareTo(live.state().baseQty()));
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 1)), live.state().plannedExit());
    assertEquals(StoreCycle.hour(HOUR), live.state().entry().orElseThrow().at());
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("920", "0.47058823"));
    CortexRecord second = live.wants(HOUR + 2, Action.HOLD).record(HOUR + 2);
    assertEquals(ExecutionBranch.EXIT_HORIZON, second.branch());
    assertEquals(0, live.state().baseQty().signum());
    assertEquals(Optional.empty(), live.state().plannedExit());
    assertEquals(Optional.empty(), live.state().entry());
  }

  @Test
  void anExitThatTheMarketStoppedIsMadeByTheNextHour() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.market = Optional.of(ScriptedMarket.quote("150", "190"));
    live.wants(HOUR + 1, Action.EXIT_LONG).run(HOUR + 1);
    assertEquals(1, live.venue.posted.size());
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 1)), live.state().plannedExit());
    live.venue.market = Optional.of(ScriptedMarket.quote("171.99", "172.01"));
    CortexRecord second = live.wants(HOUR + 2, Action.HOLD).record(HOUR + 2);
    assertEquals(ExecutionBranch.EXIT_HORIZON, second.branch());
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 2)), live.state().lastExit());
  }

  @Test
  void coinsBelowTheVenuesMinimumAreNoPositionAnyMore() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.baseMin = new BigDecimal("0.1");
    live.venue.submits.add(ScriptedMarket.partly("1.4"));
    CortexRecord record = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertEquals(0, new BigDecimal("0.07058823").compareTo(live.state().baseQty()));
    assertEquals(false, record.fields().get("in_position"));
    assertEquals(Optional.empty(), live.state().entry());
    assertEquals(Optional.empty(), live.state().plannedExit());
  }

  /** 1.47 coins of which the price has fallen so far that the venue takes no order for them. */
  @Test
  void anExitOfLessThanTheVenueSellsEndsThePosition() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.market = Optional.of(ScriptedMarket.quote("0.50", "0.51"));
    CortexRecord record = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertTrue(record.fields().containsKey("no_order_because"), record.toString());
    assertEquals(1, live.venue.posted.size(), "nothing was sold");
    assertEquals(Optional.empty(), live.state().entry());
    assertEquals(Optional.empty(), live.state().plannedExit());
    assertEquals(0, new BigDecimal("1.47058823").compareTo(live.state().baseQty()), "kept");
  }

  /** What is only not available now is sold by a later hour. */
  @Test
  void anExitOfMoreThanTheWalletHasFreeKeepsThePosition() {
    live.run(HOUR);
    live.venue.wallet =
        new Result.Ok<>(
            new Wallet(
                new BigDecimal("750"),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("1.47058823")));
    live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertTrue(live.state().entry().isPresent());
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 1)), live.state().plannedExit());
  }

  @Test
  void aTickThatWasTakenOverTooLateEntersNothing() {
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    CycleOutcome outcome = live.run(HOUR, StoreCycle.hour(HOUR).plus(Duration.ofHours(2)));
    CortexRecord record = ((CycleOutcome.Recorded) outcome).record();
    assertEquals("CANCELLED", order(record, 0).get("state"));
    assertEquals(List.of(), live.venue.posted);
  }

  @Test
  void aTickThatIsTakenOverWithAnotherKeySendsNothing() {
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    live.venue.portfolio = new Result.Ok<>("portfolio-2");
    CycleOutcome outcome = live.run(HOUR, StoreCycle.hour(HOUR).plusSeconds(600));
    assertEquals("CANCELLED", order(((CycleOutcome.Recorded) outcome).record(), 0).get("state"));
    assertEquals(List.of(), live.venue.calls);
  }

  @SuppressWarnings("unchecked") // A record's orders are maps.
  private static Map<String, Object> order(CortexRecord record, int index) {
    return ((List<Map<String, Object>>) record.fields().get("orders")).get(index);
  }
}
