package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.ConfirmedHole;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleSourceContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.Tapes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks of hours whose candles are missing or cannot be read, on paper and live. */
class MissingHoursTest {
  private static final CandleSeries TAPE = StoreCycle.risingTape(100);

  private final MemoryStore store = new MemoryStore();
  private final LiveCycle live = new LiveCycle();
  private CandleSource candles = new ReplayCandles(TAPE);

  /** A tick of {@code hour} by an event of that hour, {@code seconds} after it. */
  private CycleOutcome tick(int hour, long seconds, Instant event) {
    CycleParameters parameters =
        LocalCycle.parameters(
            StoreCycle.BOOK.book(),
            new RunIdentity("prime", true, "scripted", "test", "0", Map.of()),
            new RegimeEngine(RegimeParameters.defaults()),
            (closed, regime, context) ->
                new StrategyIntent(Action.ENTER_LONG, 0.8, 1, 48, "test", false, Signals.NONE),
            DecisionParameters.defaults(),
            new BigDecimal("1000"));
    return new SignalGenerator(
            parameters,
            store,
            candles,
            new PaperBroker(PaperParameters.defaults()),
            () -> StoreCycle.hour(hour).plusSeconds(seconds))
        .run(StoreCycle.PRODUCT, StoreCycle.hour(hour), event);
  }

  private List<CortexRecord> records() {
    return store.records(StoreCycle.BOOK, 100, Optional.empty());
  }

  private static CandleSource away() {
    return (product, hour, count) -> CandleWindow.unavailable(product, List.of("HTTP 503"));
  }

  @ParameterizedTest(name = "{0} s after the event: recorded {1}")
  @CsvSource({"0, false", "6, false", "149, false", "150, true", "180, true", "3000, true"})
  void anArchiveThatIsAwayFailsTheInvocationForAWhileAndIsRecordedThen(
      long seconds, boolean recorded) {
    candles = away();
    CycleOutcome outcome = tick(70, seconds, StoreCycle.hour(70));
    if (recorded) {
      CortexRecord record = assertInstanceOf(CycleOutcome.Recorded.class, outcome).record();
      assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
      return;
    }
    assertTrue(assertInstanceOf(CycleOutcome.Retry.class, outcome).why().contains("HTTP 503"));
    assertEquals(List.of(), records());
    candles = new ReplayCandles(TAPE);
    CycleOutcome again = tick(70, seconds + 1, StoreCycle.hour(70));
    assertEquals(
        ExecutionBranch.ENTER_LONG,
        assertInstanceOf(CycleOutcome.Recorded.class, again).record().branch(),
        "the retry is not held by its own first attempt");
    assertEquals(1, records().size());
  }

  @Test
  void onACommandLineWhatIsAwayIsRecordedAtOnce() {
    candles = away();
    assertInstanceOf(CycleOutcome.Recorded.class, tick(70, 1, Instant.MIN));
  }

  @Test
  void whatIsDamagedIsRecordedAtOnce() {
    candles = (product, hour, count) -> CandleWindow.refused(product, List.of("line 7 is torn"));
    assertInstanceOf(CycleOutcome.Recorded.class, tick(70, 1, StoreCycle.hour(70)));
  }

  @Test
  void aFeedThatIsAwayFailsTheInvocationOnlyForTheNewestCandle() {
    VenueWindow venue = new VenueWindow();
    venue.recorded(VenueWindow.TAPE.first(899));
    venue.feed.away("HTTP 503");
    assertTrue(venue.completed().away(CandleSourceContract.hour(VenueWindow.HOUR)).isPresent());
    venue.recorded(Tapes.kept(VenueWindow.TAPE.first(900), i -> i != 700));
    CandleWindow fresh = venue.completed();
    assertTrue(fresh.away(CandleSourceContract.hour(VenueWindow.HOUR)).isEmpty());
    assertTrue(fresh.stale(CandleSourceContract.hour(VenueWindow.HOUR)).isEmpty());
  }

  @Test
  void aHoleThatTheVenueHasConfirmedIsAskedForAgainOnceADay() {
    VenueWindow venue = new VenueWindow();
    CandleSeries holed = Tapes.kept(VenueWindow.TAPE, i -> i != 700 && i != 701);
    venue.recorded(holed.first(898));
    venue.feed = new ScriptedFeed(holed, () -> venue.now);
    CandleWindow first = venue.completed();
    assertEquals("699-701", venue.asked());
    assertEquals(1, first.confirmed().size());
    venue.feed.asked.clear();
    CandleWindow known = venue.window().confirmed(first.confirmed());
    for (int later = 0; later <= 24; later++) {
      Instant hour = CandleSourceContract.hour(VenueWindow.HOUR + later);
      venue.now = hour.plusSeconds(60);
      venue.recorded(holed.first(898 + later));
      CandleWindow window =
          venue
              .source()
              .window(VenueWindow.PRODUCT, hour, VenueWindow.COUNT)
              .confirmed(known.confirmed());
      known = venue.source().completed(window, hour, VenueWindow.COUNT, venue.now.plusSeconds(120));
      assertEquals(later < 24 ? "" : "699-701", venue.asked(), later + " hours later");
    }
  }

  @Test
  void theNextTickKnowsWhatTheVenueHasConfirmed() {
    List<List<?>> told = new ArrayList<>();
    CandleSeries holed = Tapes.kept(TAPE, i -> i != 40);
    ConfirmedHole hole =
        new ConfirmedHole(new CandleSeries.Gap(StoreCycle.hour(40), 1), StoreCycle.hour(70));
    candles =
        new CandleSource() {
          @Override
          public CandleWindow window(String product, Instant hour, int count) {
            return CandleWindow.of(holed, hour, count);
          }

          @Override
          public CandleWindow completed(
              CandleWindow window, Instant hour, int count, Instant until) {
            told.add(window.confirmed());
            return window.confirmed(List.of(hole));
          }
        };
    tick(70, 60, StoreCycle.hour(70));
    tick(71, 60, StoreCycle.hour(71));
    assertEquals(List.of(List.of(), List.of(hole)), told);
  }

  @Test
  void aNewLiveBookDoesNotBeginWithoutTheCandleOfTheHourBefore() {
    live.candles = (product, hour, count) -> CandleWindow.refused(product, List.of("torn"));
    for (String base : List.of("0", "0.5")) {
      live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("1000", base));
      CortexRecord record = live.record(LiveCycle.HOUR + (base.equals("0") ? 0 : 1));
      assertEquals(ExecutionBranch.STALE_CANDLES, record.branch());
      assertEquals(Optional.empty(), live.state().portfolio());
      assertEquals(0, live.state().cashUsd().signum());
    }
    assertEquals(List.of(), live.venue.posted);
  }

  @ParameterizedTest(name = "bid {0}, ask {1}, planned exit {2} h away: {3}, sold {4}")
  @CsvSource({
    // The position is of 250 of 1,000 USD, bought at 170; 10 % are lost at 102 USD.
    "169.99, 170.01, 1, HOLD_IN_POSITION, false",
    "169.99, 170.01, 0, EXIT_HORIZON, true",
    "101.90, 101.92, 1, KILL_DD, true",
    "102.10, 102.12, 1, HOLD_IN_POSITION, false",
    // Sides that are too far from each other are no price.
    "90, 110, 1, STALE_CANDLES, false",
    "90, 110, 0, STALE_CANDLES, false",
  })
  void withoutAFreshCandleThePositionIsJudgedByTheMarket(
      String bid, String ask, int hoursLeft, ExecutionBranch branch, boolean sold) {
    live.wants(LiveCycle.HOUR, Action.ENTER_LONG).run(LiveCycle.HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.market = Optional.of(ScriptedMarket.quote(bid, ask));
    live.candles = (product, hour, count) -> CandleWindow.refused(product, List.of("torn"));
    double peak = live.state().peakEquityUsd();
    CortexRecord record = live.record(LiveCycle.HOUR + 30 - hoursLeft);
    assertEquals(branch, record.branch(), record.toString());
    assertEquals(sold ? 2 : 1, live.venue.posted.size());
    assertEquals(peak, live.state().peakEquityUsd());
    assertFalse(record.fields().containsKey("intent_action"), "the strategy was not asked");
    assertEquals(
        branch != ExecutionBranch.STALE_CANDLES, record.fields().containsKey("equity_usd"));
  }

  @Test
  void onPaperTheOpenOfTheVenuesCandleJudges() {
    tick(70, 60, StoreCycle.hour(70));
    candles =
        new CandleSource() {
          @Override
          public CandleWindow window(String product, Instant hour, int count) {
            return CandleWindow.refused(product, List.of("torn"));
          }

          @Override
          public OptionalDouble openAt(String product, Instant hour) {
            return OptionalDouble.of(60);
          }
        };
    CortexRecord record =
        assertInstanceOf(CycleOutcome.Recorded.class, tick(71, 60, StoreCycle.hour(71))).record();
    assertEquals(ExecutionBranch.KILL_DD, record.branch());
    assertEquals("OPEN", ((Map<?, ?>) record.fields().get("inputs")).get("price_source"));
    assertFalse(record.is(Recorded.IN_POSITION), "sold");
  }

  @ParameterizedTest(name = "damaged: {0}")
  @CsvSource({"false", "true"})
  void aRecordThatDoesNotTellItsConfirmedHolesIsNotedAndFailsNoTick(boolean unreadable) {
    candles = new ReplayCandles(Tapes.kept(TAPE, i -> i != 50));
    tick(70, 60, StoreCycle.hour(70));
    TickStore damaged =
        new ForwardingStore(store) {
          @Override
          public RecordLookup lookUp(BookKey book, Instant hour) {
            if (unreadable) {
              throw new StoreException("it is no record");
            }
            CortexRecord record = super.lookUp(book, hour).record().orElseThrow();
            Map<String, Object> fields = new HashMap<>(record.fields());
            fields.put("confirmed_holes", "none");
            return RecordLookup.found(CortexRecord.of(fields));
          }
        };
    StoreCycle cycle = new StoreCycle();
    cycle.candles = candles;
    String notes = cycle.record(damaged, 71).get(Recorded.CANDLE_NOTES).orElseThrow();
    assertTrue(
        notes.contains(
            "which holes the venue has confirmed cannot be read from the record of "
                + StoreCycle.hour(70)
                + ", and they are requested again: "),
        notes);
  }
}
