package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.MemoryCandles;
import com.iteradynamics.execution.RefreshingCandleSource;
import com.iteradynamics.execution.ScriptedFeed;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.CandleSeriesBuilder;
import com.iteradynamics.order.Product;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ticks of hour 70 that ask the venue for the candles that the archive lacks. */
class CycleOnVenueCandlesTest {
  private final MemoryStore store = new MemoryStore();
  private final StoreCycle cycle = new StoreCycle();
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = StoreCycle.hour(70).plusSeconds(60);
  private final MemoryCandles archive = MemoryCandles.of(cycle.tape.first(60));
  private final ScriptedFeed feed = new ScriptedFeed(cycle.tape, () -> now);

  @BeforeEach
  void ask() {
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
    cycle.candles =
        new RefreshingCandleSource(
            archive,
            feed,
            () -> now,
            duration -> {
              pauses.add(duration);
              now = now.plus(duration);
            });
  }

  @Test
  void aTickTradesOnWhatTheVenueHadAndTheArchiveKeepsIt() {
    CortexRecord record = cycle.record(store, 70);
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch());
    assertEquals(Optional.of("70"), record.text("window_candles"));
    assertEquals(Optional.empty(), record.text("candle_notes"));
    assertEquals(List.of(StoreCycle.hour(59) + ".." + StoreCycle.hour(69)), feed.asked);
    assertEquals(StoreCycle.hour(69), archive.extent(StoreCycle.PRODUCT).orElseThrow().newest());
    MemoryStore other = new MemoryStore();
    cycle.candles = new ReplayCandles(cycle.tape.first(70));
    assertEquals(record.text("data_hash"), cycle.record(other, 70).text("data_hash"));
  }

  private static Map<?, ?> rules(CortexRecord record) {
    return (Map<?, ?>) ((Map<?, ?>) record.fields().get("inputs")).get("rules");
  }

  @Test
  void aTickTradesByTheVenuesRulesAndNamesThem() {
    feed.rules = new Result.Ok<>(Optional.of(RulesInForceTest.VENUE));
    cycle.broker = new PaperBroker(PaperParameters.defaults(), cycle.candles);
    CortexRecord record = cycle.record(store, 70);
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("source", "venue");
    named.put("read_at", now.toString());
    named.putAll(RulesInForceTest.VENUE.rules());
    assertEquals(named, rules(record));
    assertEquals(
        0,
        new BigDecimal(record.fields().get("base_qty").toString())
            .remainder(RulesInForceTest.VENUE.baseIncrement())
            .signum(),
        "in thousandths");
    assertEquals(1, feed.askedForRules);
    cycle.script = Map.of(StoreCycle.hour(71), Action.EXIT_LONG);
    now = now.plus(Duration.ofHours(1));
    feed.rules = new Result.Failed<>("HTTP 503", true);
    CortexRecord exit = cycle.record(store, 71);
    assertEquals(named, rules(exit), "of an hour ago");
    assertEquals("0.000", exit.fields().get("base_qty").toString());
    now = now.plus(Duration.ofDays(1));
    CortexRecord later = cycle.record(store, 95);
    assertEquals(named, rules(later), "a venue that is away leaves them in force");
    assertEquals(
        Optional.of(
            "the venue's rules of the product could not be read: HTTP 503; those of "
                + named.get("read_at")
                + " stay in force"),
        later.text("candle_notes"));
    assertEquals(ExecutionBranch.FLAT_NO_ENTRY, later.branch());
  }

  /** What is held is less than the venue sells now: it is no position, and nothing fails. */
  @Test
  void aPositionThatNewRulesMakeTooSmallIsOver() {
    cycle.broker = new PaperBroker(PaperParameters.defaults(), cycle.candles);
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(store, 70).branch());
    Product most =
        new Product(
            "BTC-USD",
            new BigDecimal("100"),
            new BigDecimal("0.01"),
            new BigDecimal("0.01"),
            new BigDecimal("100"),
            new BigDecimal("3400"),
            new BigDecimal("1"),
            new BigDecimal("150000000"),
            Optional.empty());
    feed.rules = new Result.Ok<>(Optional.of(most));
    cycle.script = Map.of(StoreCycle.hour(71), Action.EXIT_LONG);
    now = now.plus(Duration.ofHours(1));
    CortexRecord record = cycle.record(store, 71);
    assertEquals("venue", rules(record).get("source"));
    assertEquals(Optional.of("false"), record.text("in_position"), record::toString);
  }

  @Test
  void aTickWithoutTheVenuesRulesNamesThoseOfTheSettings() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("source", "settings");
    named.putAll(PaperParameters.defaults().product("BTC-USD").rules());
    assertEquals(named, rules(cycle.record(store, 70)));
  }

  @Test
  void anEntryOnPaperIsFilledAtTheOpenOfTheFormingCandle() {
    feed.open = new Result.Ok<>(OptionalDouble.of(171.5));
    Map<String, Object> order = cycle.record(store, 70).entries("orders").getFirst();
    assertEquals("NEXT_OPEN", order.get("fill_source"));
    assertEquals("171.5", order.get("reference_price_usd").toString());
  }

  @Test
  void anEntryOnPaperIsFilledAtTheLastCloseWhenTheOpenIsUnknown() {
    feed.open = new Result.Failed<>("away");
    Map<String, Object> order = cycle.record(store, 70).entries("orders").getFirst();
    assertEquals("LAST_CLOSE", order.get("fill_source"));
  }

  @Test
  void aLateCandleIsWaitedForAndTradedOn() {
    feed.publishedAfter = Duration.ofSeconds(95);
    assertEquals(ExecutionBranch.ENTER_LONG, cycle.record(store, 70).branch());
    assertEquals(List.of(Duration.ofSeconds(20), Duration.ofSeconds(20)), pauses);
  }

  @Test
  void aCandleThatNeverComesStopsTradingAndTheRecordSaysWhatTheVenueSaid() {
    feed.publishedAfter = Duration.ofHours(1);
    CortexRecord late = cycle.record(store, 70);
    assertEquals(ExecutionBranch.STALE_CANDLES, late.branch());
    assertEquals(
        Optional.of(
            "no candle of 2026-03-03T21:00:00Z, the newest is 2026-03-03T20:00:00Z; the venue has"
                + " no candle of 2026-03-03T21:00:00Z, polled 3 times"),
        late.text("why"));
    assertEquals(
        Optional.of("the venue has no candle of 2026-03-03T21:00:00Z, polled 3 times"),
        late.text("candle_notes"));
    feed.away("no route to host");
    CortexRecord away = cycle.record(new MemoryStore(), 70);
    assertEquals(
        Optional.of(
            "no candle of 2026-03-03T21:00:00Z, the newest is 2026-03-03T20:00:00Z; the venue: no"
                + " route to host"),
        away.text("why"));
  }

  /** The hour before was taken too early: it stays as it was decided on, and is counted. */
  @Test
  void aCandleThatTheVenueHasOtherwiseByNowStaysAndIsCounted() {
    Candle early = cycle.tape.candle(59);
    Candle settled =
        new Candle(
            early.openTime(),
            early.open(),
            early.high() + 1,
            early.low(),
            early.close(),
            early.volume());
    CandleSeriesBuilder other = CandleSeries.builder(StoreCycle.PRODUCT);
    assertEquals(Optional.empty(), other.add(settled));
    archive.append(other.build(), true);
    CortexRecord record = cycle.record(store, 70);
    assertEquals(
        Optional.of(1.0), record.get(Recorded.CANDLE_DIFFERENCES).map(Number::doubleValue));
    assertEquals(ExecutionBranch.ENTER_LONG, record.branch());
    assertEquals(
        List.of(settled),
        archive.recorded(StoreCycle.PRODUCT, early.openTime(), early.openTime()).candles());
    cycle.script = Map.of();
    now = now.plus(Duration.ofHours(1));
    assertEquals(
        Optional.empty(),
        cycle.record(store, 71).get(Recorded.CANDLE_DIFFERENCES).map(Number::doubleValue));
  }

  @Test
  void anHourThatIsDoneOrHeldPollsNothing() {
    cycle.record(store, 70);
    feed.asked.clear();
    feed.publishedAfter = Duration.ofHours(9);
    cycle.candles = new RefreshingCandleSource(new MemoryCandles(), feed, () -> now, pauses::add);
    CycleOutcome again = cycle.run(store, 70);
    assertEquals(true, assertInstanceOf(CycleOutcome.Recorded.class, again).before());
    store.begin(
        new TickKey(StoreCycle.BOOK, StoreCycle.hour(71)),
        StoreCycle.hour(71),
        StoreCycle.hour(71).plusSeconds(130));
    assertInstanceOf(CycleOutcome.Held.class, cycle.run(store, 71));
    assertEquals(List.of(), feed.asked);
    assertEquals(List.of(), pauses);
  }
}
