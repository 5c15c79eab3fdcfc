package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Side;
import com.iteradynamics.strategy.Action;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A live book whose candles stay away for hours, days and weeks. The tape has 100 hours. */
class LongStaleTest {
  private static final int ENTRY = 99;
  private static final int STALE = 102;
  private static final Optional<Result<com.iteradynamics.order.Quote>> NO_QUOTE =
      Optional.of(new Result.Failed<>("too old"));

  private static final List<String> MONEY =
      List.of(
          "equity_usd", "drawdown_frac", "dd_band", "position_notional_usd", "equity_after_usd");

  private final LiveCycle live = new LiveCycle().wants(ENTRY, Action.ENTER_LONG);

  @BeforeEach
  void aPositionIsBought() {
    live.venue.market = Optional.of(ScriptedMarket.quote("199", "199.2"));
    CortexRecord record = live.record(ENTRY);
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch(), record.text("why").orElse(""));
    covered();
  }

  private void covered() {
    live.venue.wallet =
        new Result.Ok<>(
            ScriptedMarket.wallet(
                live.state().cashUsd().toPlainString(), live.state().baseQty().toPlainString()));
  }

  private void unchanged(PrimeState before) {
    PrimeState after = live.state();
    assertEquals(before.entry(), after.entry());
    assertEquals(before.plannedExit(), after.plannedExit());
    assertEquals(before.killed(), after.killed());
    assertEquals(before.peakEquityUsd(), after.peakEquityUsd());
    assertEquals(before.lastEquityUsd(), after.lastEquityUsd());
    assertEquals(before.activity(), after.activity());
    assertEquals(before.cashUsd(), after.cashUsd());
    assertEquals(before.lastExit(), after.lastExit());
  }

  @ParameterizedTest
  @ValueSource(ints = {STALE, STALE + 24, STALE + 24 * 7})
  void withoutAQuoteNothingButTheHourChanges(int hour) {
    PrimeState before = live.state();
    live.venue.market = NO_QUOTE;
    CortexRecord record = live.record(hour);
    assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
    unchanged(before);
    assertEquals(true, record.fields().get("in_position"));
    for (String money : MONEY) {
      assertFalse(record.fields().containsKey(money), money);
    }
    assertTrue(record.text("why").orElse("").contains("exit"), record.text("why").orElse(""));
    assertEquals(1, live.venue.posted.size());
  }

  @Test
  void theHorizonSellsByTheQuoteAfterAWeek() {
    live.venue.market = NO_QUOTE;
    live.record(STALE);
    live.venue.market = Optional.of(ScriptedMarket.quote("199", "199.2"));
    CortexRecord record = live.record(STALE + 24 * 7);
    assertEquals(ExecutionBranch.EXIT_HORIZON, record.branch());
    assertEquals(Side.SELL, live.venue.posted.get(1).side());
    assertEquals(0, live.state().baseQty().signum());
    assertEquals(Optional.empty(), live.state().plannedExit());
  }

  @ParameterizedTest
  @CsvSource({"50, 50.1, KILL_DD", "180, 200.0, STALE", "99, 99.1, KILL_DD", "199, 199.2, HOLD"})
  void theKillIsJudgedByAQuoteThatMayBeSoldAt(String bid, String ask, String expected) {
    PrimeState before = live.state();
    live.venue.market = Optional.of(ScriptedMarket.quote(bid, ask));
    CortexRecord record = live.record(STALE);
    assertTrue(record.branch().name().startsWith(expected), record.branch()::name);
    assertEquals(before.peakEquityUsd(), live.state().peakEquityUsd());
    assertEquals(before.lastEquityUsd(), live.state().lastEquityUsd());
    assertEquals(expected.equals("KILL_DD"), live.state().killed());
  }

  @Test
  void aQuoteAboveDoesNotRaiseThePeak() {
    double peak = live.state().peakEquityUsd();
    live.venue.market = Optional.of(ScriptedMarket.quote("400", "400.1"));
    live.record(STALE);
    assertEquals(peak, live.state().peakEquityUsd());
  }

  @Test
  void aKilledBookWithoutAPriceWaitsAndSellsWithOne() {
    PrimeState killed = live.state().change().killed(true).done();
    live.store.intervene(LiveCycle.BOOK, killed, TickStoreFixture.audit());
    live.venue.market = NO_QUOTE;
    assertEquals(ExecutionBranch.STALE_CANDLES, live.record(STALE).branch());
    assertTrue(live.state().killed());
    live.venue.market = Optional.of(ScriptedMarket.quote("199", "199.2"));
    assertEquals(ExecutionBranch.KILLED_STATE_ACTIVE, live.record(STALE + 1).branch());
    assertEquals(2, live.venue.posted.size());
    assertEquals(0, live.state().baseQty().signum());
  }

  @Test
  void reducingSellsAndHaltedDoesNot() {
    live.store.permit(
        LiveCycle.BOOK, new TradingPermission(TradingState.HALTED, "x"), TickStoreFixture.audit());
    PrimeState before = live.state();
    assertEquals(ExecutionBranch.HALTED, live.record(STALE + 200).branch());
    assertEquals(before.entry(), live.state().entry());
    live.store.permit(
        LiveCycle.BOOK,
        new TradingPermission(TradingState.REDUCING, "x"),
        TickStoreFixture.audit());
    assertEquals(ExecutionBranch.EXIT_HORIZON, live.record(STALE + 201).branch());
  }

  @Test
  void haltedAndStaleWithoutAPriceChangesNothing() {
    live.store.permit(
        LiveCycle.BOOK, new TradingPermission(TradingState.HALTED, "x"), TickStoreFixture.audit());
    live.venue.market = NO_QUOTE;
    PrimeState before = live.state();
    CortexRecord record = live.record(STALE + 1);
    assertEquals(ExecutionBranch.HALTED, record.branch());
    unchanged(before);
    assertFalse(record.fields().containsKey("equity_after_usd"));
  }

  @Test
  void aClockThatIsOffKeepsNothingFromBeingSold() {
    live.venue.ahead = new Result.Failed<>("503");
    assertEquals(ExecutionBranch.EXIT_HORIZON, live.record(STALE + 48).branch());
  }

  @Test
  void missingCashKeepsNothingFromBeingSoldByAQuote() {
    live.venue.wallet =
        new Result.Ok<>(ScriptedMarket.wallet("0", live.state().baseQty().toPlainString()));
    assertEquals(ExecutionBranch.EXIT_HORIZON, live.record(STALE + 48).branch());
    assertEquals(2, live.venue.posted.size());
  }

  /** What it will begin with is not known, which is not 0. */
  @Test
  void aBookThatCannotBeginHasNoMoneyInItsRecord() {
    LiveCycle fresh = new LiveCycle().wants(ENTRY, Action.ENTER_LONG);
    fresh.venue.wallet = new Result.Failed<>("503");
    CortexRecord record = fresh.record(ENTRY);
    assertEquals(ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, record.branch());
    for (String money : MONEY) {
      assertFalse(record.fields().containsKey(money), money);
    }
    assertFalse(record.fields().containsKey("cash_usd"));
    fresh.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", "0"));
    fresh.venue.market = Optional.of(ScriptedMarket.quote("199", "199.2"));
    fresh.wants(ENTRY + 1, Action.ENTER_LONG);
    assertEquals(ExecutionBranch.ENTER_LONG, fresh.record(ENTRY + 1).branch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5"})
  void aNewBookDoesNotBeginWithoutAFreshCandle(String coins) {
    LiveCycle fresh = new LiveCycle().wants(STALE, Action.ENTER_LONG);
    fresh.venue.market = Optional.of(ScriptedMarket.quote("199", "199.2"));
    fresh.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", coins));
    CortexRecord record = fresh.record(STALE);
    assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
    Optional<PrimeState> state = fresh.store.state(LiveCycle.BOOK).flatMap(LoadedState::valid);
    assertEquals(Optional.empty(), state.flatMap(PrimeState::portfolio));
    for (String money : MONEY) {
      assertFalse(record.fields().containsKey(money), money);
    }
    assertEquals(0, fresh.venue.posted.size());
  }
}
