package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The hourly cycle, told hour by hour over the rising tape of {@link StoreCycle}. */
class StoreCycleTest {
  private final MemoryStore store = new MemoryStore();
  private final StoreCycle cycle = new StoreCycle();

  @Test
  void anEntryAHoldAndAnExitLeaveOneRecordEachAndExactMoney() {
    cycle.script =
        Map.of(StoreCycle.hour(70), Action.ENTER_LONG, StoreCycle.hour(72), Action.EXIT_LONG);
    CortexRecord entry = cycle.record(store, 70);
    CortexRecord hold = cycle.record(store, 71);
    CortexRecord exit = cycle.record(store, 72);
    assertEquals(
        List.of(
            ExecutionBranch.ENTER_LONG,
            ExecutionBranch.HOLD_IN_POSITION,
            ExecutionBranch.EXIT_STRATEGY),
        List.of(entry.branch(), hold.branch(), exit.branch()));
    // The candle of hour 70 opens at 170: 170.085 with slippage, up to the next cent.
    assertEquals("170.085", entry.entries("orders").get(0).get("average_price_usd").toString());
    assertEquals("NEXT_OPEN", entry.entries("orders").get(0).get("fill_source"));
    assertEquals(Optional.of("2026-03-03T22:00:00Z"), entry.text("entry_ts"));
    assertEquals(Optional.of("2026-03-05T22:00:00Z"), entry.text("planned_exit_ts"));
    assertTrue(entry.is(Recorded.IN_POSITION));
    assertFalse(exit.is(Recorded.IN_POSITION));
    BigDecimal bought = new BigDecimal("170.085").multiply(quantity(entry));
    BigDecimal sold = new BigDecimal("171.914").multiply(quantity(exit));
    BigDecimal cash =
        new BigDecimal("1000").subtract(bought).subtract(fee(entry)).add(sold).subtract(fee(exit));
    assertEquals(0, cash.compareTo(state().cashUsd()), "to the last digit");
    assertEquals(0, BigDecimal.ZERO.compareTo(state().baseQty()));
    assertEquals(Optional.of(StoreCycle.hour(72)), state().lastExit());
  }

  @Test
  void theSameHourAgainAnswersWithTheFirstRecordAndChangesNothing() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    CortexRecord first = cycle.record(store, 70);
    PrimeState before = state();
    cycle.script = Map.of(StoreCycle.hour(70), Action.EXIT_LONG);
    CycleOutcome.Recorded again =
        assertInstanceOf(CycleOutcome.Recorded.class, cycle.run(store, 70));
    assertTrue(again.before());
    assertEquals(first, again.record());
    assertEquals(before, state());
  }

  @Test
  void anEarlierHourWithoutARecordIsOutOfOrder() {
    cycle.record(store, 71);
    PrimeState before = state();
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    assertEquals(ExecutionBranch.OUT_OF_ORDER_TICK, cycle.record(store, 70).branch());
    assertEquals(before, state());
  }

  @Test
  void anHourIsNotBegunBeforeItsTimeAndRefusedLongBefore() {
    for (int second : new int[] {1, 60, 120}) {
      CycleOutcome retry = cycle.run(store, 70, StoreCycle.hour(70).minusSeconds(second));
      assertInstanceOf(CycleOutcome.Retry.class, retry);
    }
    assertEquals(List.of(), store.records(StoreCycle.BOOK, 10, Optional.empty()));
    assertEquals(Optional.empty(), store.state(StoreCycle.BOOK));
    assertInstanceOf(CycleOutcome.Recorded.class, cycle.run(store, 70, StoreCycle.hour(70)));
    CycleOutcome early = cycle.run(store, 71, StoreCycle.hour(71).minusSeconds(121));
    assertTrue(
        assertInstanceOf(CycleOutcome.Refused.class, early).why().contains("ahead of the clock"));
    assertEquals(1, store.records(StoreCycle.BOOK, 10, Optional.empty()).size());
  }

  @Test
  void aRunningTickIsHeld() {
    store.begin(
        new TickKey(StoreCycle.BOOK, StoreCycle.hour(70)),
        StoreCycle.hour(70).plusSeconds(60),
        StoreCycle.hour(70).plusSeconds(190));
    assertEquals(new CycleOutcome.Held(StoreCycle.hour(70).plusSeconds(190)), cycle.run(store, 70));
  }

  @Test
  void theDefaultHorizonEndsAPosition() {
    cycle.script = Map.of(StoreCycle.hour(20), Action.ENTER_LONG);
    for (int hour = 20; hour < 68; hour++) {
      cycle.record(store, hour);
    }
    assertEquals(ExecutionBranch.EXIT_HORIZON, cycle.record(store, 68).branch());
  }

  @Test
  void whatTheCandlesLackStopsTradingAndIsSaid() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    List<Candle> all = new ArrayList<>(cycle.tape.candles());
    Map<String, CandleWindow> windows =
        Map.of(
            "no candle of", window(all.subList(0, 69)),
            "rows were refused: line 7",
                new CandleWindow(
                    cycle.tape.first(70), OptionalDouble.empty(), List.of("line 7 is torn")),
            "the newest is missing too", window(List.of()));
    windows.forEach(
        (why, window) -> {
          cycle.candles = (product, hour, count) -> window;
          CortexRecord record = cycle.record(new MemoryStore(), 70);
          assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
          assertTrue(record.text("why").orElseThrow().contains(why), record.toString());
        });
  }

  @Test
  void aHoleIsBridgedAndRecorded() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    List<Candle> gap = new ArrayList<>(cycle.tape.candles().subList(0, 70));
    gap.remove(40);
    cycle.candles = (product, hour, count) -> window(gap);
    CortexRecord record = cycle.record(store, 70);
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch());
    assertEquals(Optional.of(1.0), record.get(Recorded.GAP_HOURS).map(Number::doubleValue));
    assertEquals(Optional.of(1.0), record.get(Recorded.GAP_LONGEST_H).map(Number::doubleValue));
    assertEquals("[{first=2026-03-02T16:00:00Z, hours=1}]", record.entries("gaps").toString());
  }

  /** One tick of a week in which the candles cannot be read leaves a position as it was. */
  @Test
  void aTickWithoutAPriceChangesTheHourAlone() {
    cycle.script = Map.of(StoreCycle.hour(20), Action.ENTER_LONG);
    cycle.record(store, 20);
    PrimeState before = state();
    cycle.candles =
        (product, hour, count) -> CandleWindow.refused(product, List.of("line 7 is torn"));
    for (int hour = 21; hour < 90; hour++) {
      CortexRecord record = cycle.record(store, hour);
      assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
      assertEquals(
          before
              .change()
              .finished(StoreCycle.hour(hour), ExecutionBranch.STALE_CANDLES)
              .done()
              .toString()
              .replaceFirst("version=\\d+", ""),
          state().toString().replaceFirst("version=\\d+", ""));
      assertEquals(Optional.of(true), Optional.ofNullable(record.fields().get("in_position")));
      for (String unknown :
          List.of(
              "equity_usd",
              "drawdown_frac",
              "dd_band",
              "position_notional_usd",
              "equity_after_usd")) {
        assertFalse(record.fields().containsKey(unknown), unknown);
      }
      String due = hour >= 68 ? "the planned exit is due" : "an exit could be due";
      assertTrue(record.text("why").orElseThrow().contains(due), record.toString());
    }
    cycle.candles = new ReplayCandles(cycle.tape);
    assertEquals(ExecutionBranch.EXIT_HORIZON, cycle.record(store, 90).branch());
  }

  @Test
  void aStrategyThatThrowsOrAnswersNothingIsRecordedAndDoesNotEnter() {
    cycle.strategy =
        (closed, regime, context) -> {
          throw new IllegalStateException("unknown strategy");
        };
    CortexRecord threw = cycle.record(store, 70);
    assertEquals(ExecutionBranch.HOLD_STRATEGY_FAIL, threw.branch());
    assertTrue(threw.text("intent_error").orElseThrow().contains("unknown strategy"));
    cycle.strategy = (closed, regime, context) -> null;
    assertEquals(ExecutionBranch.HOLD_STRATEGY_FAIL, cycle.record(store, 71).branch());
  }

  @Test
  void aHaltIsObeyed() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    store.permit(
        StoreCycle.BOOK,
        new TradingPermission(TradingState.HALTED, "holiday"),
        new AuditEntry(StoreCycle.hour(69), "halt", "holiday", "ACTIVE -> HALTED"));
    CortexRecord record = cycle.record(store, 70);
    assertEquals(ExecutionBranch.HALTED, record.branch());
    assertTrue(record.text("why").orElseThrow().contains("holiday"));
  }

  @Test
  void aPartialFillBooksWhatWasFilledAndARejectionBooksNothing() {
    cycle.script =
        Map.of(StoreCycle.hour(70), Action.ENTER_LONG, StoreCycle.hour(71), Action.ENTER_LONG);
    Fill half = new Fill(new BigDecimal("170"), new BigDecimal("0.5"), new BigDecimal("0.77"));
    misbehave(new OrderOutcome.Done("v1", List.of(half), false));
    CortexRecord partial = cycle.record(store, 70);
    assertEquals("PARTIAL_DONE", partial.entries("orders").get(0).get("state"));
    assertEquals(0, new BigDecimal("914.23").compareTo(state().cashUsd()));
    MemoryStore other = new MemoryStore();
    misbehave(new OrderOutcome.Rejected("INSUFFICIENT_FUND", false));
    CortexRecord rejected = cycle.record(other, 71);
    assertEquals("REJECTED", rejected.entries("orders").get(0).get("state"));
    assertEquals("INSUFFICIENT_FUND", rejected.entries("orders").get(0).get("why"));
    assertFalse(rejected.is(Recorded.IN_POSITION));
  }

  @Test
  void aRejectionThatMayBeRetriedIsTriedTwiceMoreUnderNewIds() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    misbehave(new OrderOutcome.Rejected("rate limit", true));
    List<Map<String, Object>> orders = cycle.record(store, 70).entries("orders");
    assertEquals(List.of(0, 1, 2), orders.stream().map(order -> order.get("attempt")).toList());
    assertEquals(3, orders.stream().map(order -> order.get("client_order_id")).distinct().count());
  }

  @Test
  void anUnknownOrderIsSentOnceMoreAndThenBlocksUntilItIsResolved() {
    cycle.script =
        Map.of(
            StoreCycle.hour(70), Action.ENTER_LONG,
            StoreCycle.hour(71), Action.ENTER_LONG,
            StoreCycle.hour(72), Action.ENTER_LONG);
    ScriptedVenue venue = new ScriptedVenue();
    cycle.broker = venue;
    venue.submits.addAll(
        List.of(new OrderOutcome.Unknown("timeout"), new OrderOutcome.Unknown("HTTP 503")));
    venue.finds.addAll(List.of(new OrderOutcome.NotFound(), new OrderOutcome.NotFound()));
    CortexRecord unknown = cycle.record(store, 70);
    assertEquals(List.of("submit", "find", "submit", "find"), venue.calls);
    assertEquals("UNKNOWN", unknown.entries("orders").get(0).get("state"));
    assertEquals(1, state().openOrders().size());

    venue.finds.add(new OrderOutcome.Unknown("HTTP 503"));
    CortexRecord blocked = cycle.record(store, 71);
    assertEquals(ExecutionBranch.ORDER_UNRESOLVED, blocked.branch());

    Fill fill = new Fill(new BigDecimal("170"), BigDecimal.ONE, new BigDecimal("1.53"));
    venue.finds.add(new OrderOutcome.Done("v1", List.of(fill), true));
    CortexRecord found = cycle.record(store, 72);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, found.branch(), "booked before it decided");
    assertEquals(0, new BigDecimal("828.47").compareTo(state().cashUsd()));
    assertEquals(List.of(), state().openOrders());
    assertEquals(2, venue.calls.stream().filter("submit"::equals).count(), "never a third time");
  }

  @Test
  void anOrderThatTheVenueStillDoesNotKnowAnHourLaterNeverArrived() {
    cycle.script =
        Map.of(StoreCycle.hour(70), Action.ENTER_LONG, StoreCycle.hour(71), Action.ENTER_LONG);
    ScriptedVenue venue = new ScriptedVenue();
    cycle.broker = venue;
    venue.submits.addAll(
        List.of(new OrderOutcome.Unknown("timeout"), new OrderOutcome.Unknown("timeout")));
    venue.finds.addAll(
        List.of(
            new OrderOutcome.NotFound(), new OrderOutcome.NotFound(), new OrderOutcome.NotFound()));
    cycle.record(store, 70);
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(store, 71).branch());
    assertEquals(List.of(), state().openOrders());
  }

  @Test
  void aTickThatDiedAfterItsDecisionIsResumedAndNeverDecidedAgain() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    ScriptedVenue venue = new ScriptedVenue();
    venue.dies = true;
    cycle.broker = venue;
    org.junit.jupiter.api.Assertions.assertThrows(
        IllegalStateException.class, () -> cycle.run(store, 70));
    cycle.script = Map.of();
    venue.dies = false;
    venue.finds.add(new OrderOutcome.NotFound());
    Instant afterTheLease = StoreCycle.hour(70).plusSeconds(600);
    CycleOutcome.Recorded resumed =
        assertInstanceOf(CycleOutcome.Recorded.class, cycle.run(store, 70, afterTheLease));
    assertEquals(ExecutionBranch.ENTER_LONG, resumed.record().branch());
    assertEquals(List.of("submit", "find", "submit"), venue.calls);
    assertTrue(resumed.record().is(Recorded.IN_POSITION));
  }

  @Test
  void eventsArePublishedOnceTheRecordIsDurableAndAgainUntilTheyAreTaken() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    List<String> told = new ArrayList<>();
    cycle.events =
        events -> {
          assertEquals(1, store.records(StoreCycle.BOOK, 10, Optional.empty()).size(), "durable");
          events.forEach(event -> told.add(event.type().detailType() + " " + event.time()));
          return false;
        };
    cycle.record(store, 70);
    List<String> first =
        List.of("DecisionMade 2026-03-03T22:00:00Z", "OrderBooked 2026-03-03T22:00:00Z");
    assertEquals(first, told);
    told.clear();
    cycle.events =
        events -> {
          events.forEach(event -> told.add(event.type().detailType() + " " + event.time()));
          return true;
        };
    cycle.record(store, 71);
    List<String> again = new ArrayList<>(List.of("DecisionMade 2026-03-03T23:00:00Z"));
    again.addAll(first);
    assertEquals(again, told, "its own hour first");
    assertEquals(List.of(), store.unpublished(StoreCycle.BOOK));
  }

  @Test
  void paperGoesOnWhenLateAndSaysSo() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    CycleOutcome outcome = cycle.run(store, 70, StoreCycle.hour(71).plusSeconds(1));
    CortexRecord record = ((CycleOutcome.Recorded) outcome).record();
    assertTrue(record.is(Recorded.LATE));
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch());
  }

  @Test
  void realMoneyDoesNotEnterLate() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    cycle.book = "live";
    CycleOutcome outcome = cycle.run(store, 70, StoreCycle.hour(71).plusSeconds(1));
    assertEquals(ExecutionBranch.LATE_TICK, ((CycleOutcome.Recorded) outcome).record().branch());
  }

  @Test
  void theRecordHasTheSeedsNames() {
    CortexRecord record = cycle.record(store, 70);
    for (String name :
        List.of(
            "timestamp_utc",
            "mode",
            "intent_action",
            "intent_reason",
            "intent_source",
            "external_strategy_module",
            "external_strategy_func",
            "conf_min",
            "equity_usd",
            "drawdown_frac",
            "dd_band",
            "dry_run",
            "wallet_verified",
            "book",
            "product_id",
            "asof_ts",
            "in_position",
            "execution_branch",
            "horizon_h",
            "max_exposure",
            "cash_usd",
            "base_qty",
            "position_notional_usd",
            "peak_equity_usd",
            "late",
            "code_version",
            "parameter_hash",
            "data_hash",
            "schema")) {
      assertTrue(record.fields().containsKey(name), name);
    }
    assertEquals("2026-03-03 22:00:00", record.text("timestamp_utc").orElseThrow());
  }

  private void misbehave(OrderOutcome outcome) {
    cycle.broker = new PaperBroker(PaperParameters.defaults(), request -> Optional.of(outcome));
  }

  private PrimeState state() {
    return ((LoadedState.Valid) store.state(StoreCycle.BOOK).orElseThrow()).state();
  }

  private static CandleWindow window(List<Candle> candles) {
    return new CandleWindow(
        CandleSeries.of(StoreCycle.PRODUCT, candles), OptionalDouble.empty(), List.of());
  }

  private static BigDecimal quantity(CortexRecord record) {
    return (BigDecimal) fills(record).get("base_qty");
  }

  private static BigDecimal fee(CortexRecord record) {
    return (BigDecimal) fills(record).get("fee_usd");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fills(CortexRecord record) {
    return ((List<Map<String, Object>>) record.entries("orders").get(0).get("fills")).get(0);
  }
}
