package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.VenueOrder;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a live tick makes of its venue, before any order is sent. */
class LiveTickTest {
  private static final int HOUR = LiveCycle.HOUR;

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @Test
  void theFirstTickTakesItsCashFromTheWalletAndNamesThePortfolio() {
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("812.349", "0.0000001"));
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR).branch());
    assertEquals(Optional.of(ScriptedMarket.PORTFOLIO), live.state().portfolio());
    assertEquals(new BigDecimal("203.08"), live.venue.posted.get(0).size(), "25 % of 812.34");
  }

  /**
   * They come with the rest of the venue: nothing that is kept is read, and nobody is asked more.
   */
  @Test
  void aLiveTickNeedsNoRulesThatAreKept() {
    CandleSeries tape = StoreCycle.risingTape(100);
    ScriptedFeed feed = new ScriptedFeed(tape, () -> live.now);
    int[] read = {0};
    MemoryCandles archive = MemoryCandles.of(tape.first(60));
    CandleSource upToDate = new RefreshingCandleSource(archive, feed, () -> live.now, pause -> {});
    live.candles =
        new CandleSource() {
          @Override
          public CandleWindow window(String productId, Instant hour, int count) {
            return upToDate.window(productId, hour, count);
          }

          @Override
          public CandleWindow completed(
              CandleWindow before, Instant hour, int count, Instant until) {
            return upToDate.completed(before, hour, count, until);
          }

          @Override
          public KnownRules rules(String productId) {
            read[0]++;
            return upToDate.rules(productId);
          }
        };
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR).branch());
    assertEquals(1, feed.asked.size());
    assertEquals(0, feed.askedForRules);
    assertEquals(0, read[0]);
  }

  @Test
  void theVenuesRulesAreNamedWithTheTimeTheyWereRead() {
    Map<?, ?> rules =
        (Map<?, ?>) ((Map<?, ?>) live.record(HOUR).fields().get("inputs")).get("rules");
    assertEquals("venue", rules.get("source"));
    Map<?, ?> fees = (Map<?, ?>) ((Map<?, ?>) live.record(HOUR).fields().get("inputs")).get("fees");
    assertEquals("{taker=0.009, source=configured}", fees.toString());
    assertEquals(ScriptedMarket.READ_AT.toString(), rules.get("read_at"));
    assertEquals(new BigDecimal("0.01"), rules.get("price_increment"));
    assertFalse(rules.containsKey("set"));
  }

  @Test
  void theCapitalLimitsWhatTheFirstTickTakes() {
    live.capital = Optional.of(new BigDecimal("400"));
    live.run(HOUR);
    assertEquals(
        new BigDecimal("100"), live.venue.posted.get(0).size().stripTrailingZeros().setScale(0));
  }

  @Test
  void coinsThatAreThereAlreadyAreNotTradedUntilAPersonSaysWhatTheyAre() {
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", "0.5"));
    CortexRecord record = live.record(HOUR);
    assertEquals(ExecutionBranch.RECONCILE_MISMATCH, record.branch());
    assertTrue(
        record.text("why").orElseThrow().contains("argus state import-position"),
        record.text("why").orElseThrow());
    assertEquals(Optional.empty(), live.state().portfolio());
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", "0"));
    live.wants(HOUR + 1, Action.ENTER_LONG);
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR + 1).branch());
  }

  @Test
  void aPortfolioThatAnotherBookTradesIsRefused() {
    live.store.bind(new BookKey(BookKey.LIVE, "ETH-USD"), ScriptedMarket.PORTFOLIO);
    CortexRecord record = live.record(HOUR);
    assertEquals(ExecutionBranch.RECONCILE_MISMATCH, record.branch());
    assertTrue(record.text("why").orElseThrow().contains("ETH-USD"), record.toString());
  }

  @Test
  void aBookDoesNotBeginWithAWalletThatCannotBeRead() {
    live.venue.wallet = new Result.Failed<>("HTTP 503");
    assertEquals(ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, live.record(HOUR).branch());
    assertEquals(0, live.state().cashUsd().signum());
    assertEquals(List.of(), live.venue.posted);
  }

  @Test
  void aKeyOfAnotherPortfolioTradesNothing() {
    live.run(HOUR);
    live.venue.portfolio = new Result.Ok<>("portfolio-2");
    live.wants(HOUR + 1, Action.EXIT_LONG);
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch());
    assertTrue(
        record.text("why").orElseThrow().contains("portfolio-2"), record.text("why").orElseThrow());
    assertEquals(1, live.venue.posted.size());
  }

  @ParameterizedTest
  @CsvSource({
    // bid, ask, branch
    "169.99, 170.01, ENTER_LONG",
    "173.30, 173.40, ENTER_LONG",
    "173.50, 173.60, PRICE_COLLAR",
    "166.40, 166.50, PRICE_COLLAR",
    "163, 177, PRICE_COLLAR",
  })
  void anEntryStaysNearTheNewestClose(String bid, String ask, ExecutionBranch branch) {
    live.venue.market = Optional.of(ScriptedMarket.quote(bid, ask));
    assertEquals(branch, live.record(HOUR).branch());
  }

  @Test
  void anEntryNeedsAFreshPrice() {
    live.venue.market = Optional.of(new Result.Failed<>("HTTP 500"));
    assertEquals(ExecutionBranch.PRICE_COLLAR, live.record(HOUR).branch());
  }

  @ParameterizedTest
  @CsvSource({
    // bid, ask, orders: the close is 171, and a crash does not keep a sale from being made
    "120.00, 120.02, 2",
    "110, 130, 1",
  })
  void aSaleLooksAtTheFreshPriceAlone(String bid, String ask, int orders) {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.5"));
    live.venue.market = Optional.of(ScriptedMarket.quote(bid, ask));
    live.wants(HOUR + 1, Action.EXIT_LONG);
    CortexRecord record = live.record(HOUR + 1);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, record.branch());
    assertEquals(orders, live.venue.posted.size(), record.toString());
    assertEquals(orders == 1, record.fields().containsKey("no_order_because"));
  }

  @Test
  void aVenueThatDoesNotTradeTheProductGetsNoOrderOfEitherKind() {
    live.venue.notTradable = Optional.of("cancel only");
    assertEquals(ExecutionBranch.VENUE_NOT_TRADABLE, live.record(HOUR).branch());
    live.venue.notTradable = Optional.empty();
    live.wants(HOUR + 1, Action.ENTER_LONG).run(HOUR + 1);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.5"));
    live.venue.notTradable = Optional.of("cancel only");
    CortexRecord record = live.wants(HOUR + 2, Action.EXIT_LONG).record(HOUR + 2);
    assertEquals("cancel only", record.fields().get("no_order_because"));
    assertEquals(1, live.venue.posted.size());
  }

  @ParameterizedTest
  @ValueSource(longs = {31, -31})
  void aClockThatIsOffStopsTrading(long seconds) {
    live.venue.ahead = new Result.Ok<>(Duration.ofSeconds(seconds));
    CortexRecord record = live.record(HOUR);
    assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
    assertTrue(
        record.text("why").orElseThrow().contains("31 s apart"), record.text("why").orElseThrow());
  }

  @Test
  void anOrderThatNoJournalKnowsBlocksEntriesAndIsReported() {
    live.venue.orders =
        new Result.Ok<>(List.of(new VenueOrder("v-9", "by-hand", Side.BUY, BigDecimal.ONE, true)));
    CortexRecord record = live.record(HOUR);
    assertEquals(ExecutionBranch.RECONCILE_MISMATCH, record.branch());
    assertTrue(record.text("why").orElseThrow().contains("v-9"), record.text("why").orElseThrow());
    assertTrue(
        com.iteradynamics.cortex.TickEvent.of(record).stream()
            .anyMatch(event -> event.type().detailType().equals("StrangeOrderFound")));
  }

  @Test
  void anOrderThatNoJournalKnowsDoesNotKeepAPositionFromBeingSold() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.5"));
    live.venue.orders =
        new Result.Ok<>(List.of(new VenueOrder("v-9", "", Side.SELL, BigDecimal.ONE, false)));
    assertEquals(
        ExecutionBranch.EXIT_STRATEGY,
        live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1).branch());
    assertEquals(2, live.venue.posted.size());
  }

  @ParameterizedTest
  @CsvSource({
    // filled at the venue, ended there, branch of the next tick that wants in
    "0, true, ENTER_LONG",
    "0.5, true, RECONCILE_MISMATCH",
    "0, false, RECONCILE_MISMATCH",
  })
  void anOrderThatEndedOtherwiseAtTheVenueBlocksEntries(
      BigDecimal filled, boolean ended, ExecutionBranch branch) {
    live.venue.submits.add(ScriptedMarket.NOTHING);
    live.run(HOUR);
    String id = live.venue.posted.get(0).clientOrderId();
    live.venue.orders =
        new Result.Ok<>(List.of(new VenueOrder("v-1", id, Side.BUY, filled, ended)));
    live.venue.finds.add(new OrderOutcome.Unknown("HTTP 500"));
    assertEquals(branch, live.wants(HOUR + 1, Action.ENTER_LONG).record(HOUR + 1).branch());
    assertEquals(
        StoreCycle.hour(HOUR + 1).minus(Duration.ofDays(1)),
        live.venue.since,
        "late fills are found");
  }

  @ParameterizedTest
  @CsvSource({
    // when it was made, minutes after the hour of the last tick; it has ended; branch
    "-5, true, RECONCILE_MISMATCH",
    "-6, true, ENTER_LONG",
    "-600, false, RECONCILE_MISMATCH",
  })
  void anUnknownOrderIsReportedOnceIfItHasEnded(
      int minutes, boolean ended, ExecutionBranch branch) {
    live.wants(HOUR, Action.HOLD).run(HOUR);
    Instant made = StoreCycle.hour(HOUR).plusSeconds(60L * minutes);
    live.venue.orders =
        new Result.Ok<>(
            List.of(
                new VenueOrder(
                    "v-9", "by-hand", Side.BUY, BigDecimal.ONE, ended, Optional.of(made))));
    assertEquals(branch, live.wants(HOUR + 1, Action.ENTER_LONG).record(HOUR + 1).branch());
  }

  @Test
  void ordersThatCannotBeListedBlockEntriesAndAreNoMismatch() {
    live.venue.orders = new Result.Failed<>("HTTP 502");
    CortexRecord record = live.record(HOUR);
    assertEquals(ExecutionBranch.WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY, record.branch());
    assertEquals(
        "the venue's orders could not be listed, nothing was compared: HTTP 502",
        record.text("why").orElseThrow());
    assertEquals(true, record.fields().get("wallet_verified"));
  }

  @Test
  void ordersThatCannotBeListedKeepNothingFromBeingSold() {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.orders = new Result.Failed<>("HTTP 502");
    CortexRecord record = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, record.branch());
    assertEquals(0, live.state().baseQty().signum());
  }

  @ParameterizedTest
  @CsvSource({
    // wallet's cash and coins, increment of coins, fills of the buy, whether that is a mismatch:
    // the ledger holds 750.00 USD and 1.47058823, a coin is worth 170 USD, an order 1 USD at least
    "750.00, 1.47058823, 0.00000001, 1, false",
    "749.01, 1.47058823, 0.00000001, 1, false",
    "749.00, 1.47058823, 0.00000001, 1, true",
    "748.99, 1.47058823, 0.00000001, 1, true",
    "750.00, 1.46470594, 0.00000001, 1, false",
    "750.00, 1.46470588, 0.00000001, 1, false",
    "750.00, 1.46470587, 0.00000001, 1, true",
    "750.00, 1.45058824, 0.01, 1, false",
    "750.00, 1.45058823, 0.01, 1, false",
    "750.00, 1.45058822, 0.01, 1, true",
    "750.00, 1.44058823, 0.01, 2, false",
    "750.00, 1.44058822, 0.01, 2, true",
  })
  void aWalletMayBeShortOfWhatIsRoundedOrOfLessThanAnOrder(
      String cash, String base, String increment, int fills, boolean mismatch) {
    live.venue.submits.add(inFills(fills));
    live.run(HOUR);
    live.venue.baseIncrement = new BigDecimal(increment);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet(cash, base));
    CortexRecord record = live.wants(HOUR + 1, Action.HOLD).record(HOUR + 1);
    assertEquals(mismatch, record.text("wallet_err").isPresent(), record.toString());
    assertEquals(!mismatch, record.fields().get("drawdown_updated"));
  }

  @Test
  void afterAMismatchWasReconciledTheBookBuysAgain() {
    live.wants(HOUR, Action.HOLD).run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("900", "0"));
    live.wants(HOUR + 1, Action.ENTER_LONG).wants(HOUR + 2, Action.ENTER_LONG);
    assertEquals(ExecutionBranch.RECONCILE_MISMATCH, live.record(HOUR + 1).branch());
    PrimeState after =
        Reconciliation.of(
                live.state(),
                ScriptedMarket.PORTFOLIO,
                live.venue.look(StoreCycle.PRODUCT, live.state(), live.now),
                5)
            .after();
    live.store.intervene(LiveCycle.BOOK, after, new AuditEntry(live.now, "x", "y", "z"));
    assertEquals(ExecutionBranch.ENTER_LONG, live.record(HOUR + 2).branch());
  }

  /** 1.47058823 units at 170 USD and a fee that makes it 250 USD, in so many fills. */
  private static OrderOutcome.Done inFills(int count) {
    BigDecimal price = new BigDecimal("170");
    List<Fill> fills = new ArrayList<>();
    BigDecimal left = new BigDecimal("1.47058823");
    for (int i = 1; i < count; i++) {
      fills.add(new Fill(price, new BigDecimal("0.1"), BigDecimal.ZERO));
      left = left.subtract(new BigDecimal("0.1"));
    }
    fills.add(new Fill(price, left, new BigDecimal("0.0000009")));
    return new OrderOutcome.Done("venue-0", fills, true);
  }

  @ParameterizedTest
  @CsvSource({
    // cash, base, branch: the ledger holds 750 USD and 1.47 BTC, and a mismatch stops no sale
    "750, 1.47058823, EXIT_STRATEGY",
    "749.99, 1.47058822, EXIT_STRATEGY",
    "2000, 7, EXIT_STRATEGY",
    "749.98, 1.47058823, EXIT_STRATEGY",
    "750, 1.4, EXIT_STRATEGY",
  })
  void whatIsSoldIsTheSmallerOfLedgerAndWallet(String cash, String base, ExecutionBranch branch) {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet(cash, base));
    CortexRecord record = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertEquals(branch, record.branch());
    BigDecimal ledger = new BigDecimal("1.47058823");
    assertEquals(0, ledger.min(new BigDecimal(base)).compareTo(live.venue.posted.get(1).size()));
  }

  @Test
  void aLiveTickThatIsMoreThanAnHourLateEntersNothing() {
    CycleOutcome outcome = live.run(HOUR, StoreCycle.hour(HOUR).plus(Duration.ofHours(3)));
    assertEquals(ExecutionBranch.LATE_TICK, ((CycleOutcome.Recorded) outcome).record().branch());
    assertEquals(List.of(), live.venue.posted);
  }

  @Test
  void whatTheVenueRefusesForGoodIsNotAskedAgain() {
    live.venue.submits.add(new OrderOutcome.Rejected("INSUFFICIENT_FUND", false));
    live.run(HOUR);
    assertEquals(List.of("submit 0.0"), live.venue.calls);
    assertEquals(1, live.state().activity().orElseThrow().hourRejects());
  }
}
