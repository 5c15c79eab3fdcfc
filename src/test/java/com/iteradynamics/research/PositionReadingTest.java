package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.BookCycle;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.PositionReader;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.testkit.TrailingStrategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the lab tells a strategy of its position: what the live cycle tells it, to the bit. */
class PositionReadingTest {
  private static final int START = 300;

  private final long seed = Seed.value();
  private final Random random = new Random(seed);

  @ParameterizedTest
  @EnumSource(names = {"NEXT_OPEN", "NEXT_CLOSE"})
  void theLabTellsOfThePositionWhatTheCycleTells(FillTime fill) {
    Set<ExecutionBranch> reached = new TreeSet<>();
    int held = 0;
    for (int run = 0; run < 6; run++) {
      long script = random.nextLong();
      CandleSeries candles = tape(run, script);
      TrailingStrategy live = new TrailingStrategy(script);
      TrailingStrategy lab = new TrailingStrategy(script);
      SettingsReader reader = new SettingsReader(settings(run));
      DecisionParameters decision = DecisionParameters.read(reader);
      PaperParameters paper = PaperParameters.read(reader);
      BookRun expected =
          CycleBacktest.run(
              LocalCycle.parameters(
                  BookKey.PAPER,
                  new RunIdentity("prime", true, "test", "test", "0", Map.of()),
                  engine(),
                  live,
                  decision,
                  paper.startCashUsd()),
              paper,
              candles,
              START,
              candles.size(),
              fill);
      BookRun actual =
          GovernedBacktest.run(
              LayerSignals.over(engine(), lab, candles, START, hour -> {}),
              decision,
              paper,
              START,
              candles.size(),
              fill);
      String where = "seed " + seed + ", run " + run;
      assertEquals(live.told, lab.told, where);
      assertEquals(expected.branches(), actual.branches(), where);
      List<Optional<Position>> positions = actual.positions();
      assertEquals(candles.size() - START, positions.size(), "the last candle included");
      assertEquals(List.copyOf(lab.told.values()), positions.subList(0, positions.size() - 1));
      reached.addAll(actual.branches().keySet());
      held += (int) positions.stream().filter(Optional::isPresent).count();
    }
    assertTrue(
        reached.containsAll(
            Set.of(
                ExecutionBranch.EXIT_STRATEGY,
                ExecutionBranch.EXIT_HORIZON,
                ExecutionBranch.HOLD_STRATEGY_FAIL,
                ExecutionBranch.ENTER_LONG)),
        reached.toString());
    assertTrue(held > 500, "held in " + held + " hours");
  }

  private CandleSeries tape(int run, long script) {
    CandleSeries candles = Tapes.random(script, 1_900);
    return run % 2 == 0 ? candles : Tapes.withHoles(candles, random);
  }

  private static Map<String, String> settings(int run) {
    Map<String, String> wide = Map.of("PRIME_DD_HARD", "0.99", "PRIME_DD_KILL", "0.99");
    return switch (run) {
      case 0, 1 -> wide;
      case 2 -> Map.of("PAPER_FEE_BPS", "90", "PRIME_EXIT_MIN_HOLD_H", "30");
      case 3 -> Map.of("PRIME_REENTRY_COOLDOWN_H", "50", "PRIME_MAX_EXPOSURE", "1");
      case 4 -> Map.of("PAPER_BASE_MIN", "0.002", "PRIME_DD_KILL", "0.99");
      default -> Map.of("PRIME_CAP_ORDERS_DAY", "1", "PAPER_START_CASH_USD", "123456.78");
    };
  }

  /** Bought at 100 for half of 10,000 USD; the closes after it are 104, 96 and 98. */
  @Test
  void theReferenceEngineTellsOfItsOwnAccount() {
    List<Double> closes = new ArrayList<>();
    for (int i = 0; i < 205; i++) {
      closes.add(i < 202 ? 100.0 : List.of(104.0, 96.0, 98.0).get(i - 202));
    }
    CandleSeries tape = closes(closes);
    List<Optional<Position>> told = new ArrayList<>();
    Strategy once =
        new PositionReader(
            told::add,
            context ->
                context.position().isEmpty()
                    ? intent(Action.ENTER_LONG, 0.5)
                    : intent(Action.HOLD, 0));
    LayerSignals layers = LayerSignals.over(engine(), once, tape, 200, hour -> {});
    BookCurve curve = ReferenceBacktest.run(layers, 201, 205, Costs.NONE);
    Instant since = tape.openTime(201);
    assertEquals(
        List.of(
            Optional.empty(),
            Optional.of(new Position(since, 100, 1, 0.5, 0, 100)),
            Optional.of(new Position(since, 100, 2, 5_200 / 10_200.0, 104 / 100.0 - 1, 104)),
            Optional.of(new Position(since, 100, 3, 4_800 / 9_800.0, 96 / 100.0 - 1, 104))),
        told);
    assertEquals(9_900, curve.equityUsd(curve.size() - 1), 1e-9);
  }

  /** Half of the book at 100, and nine tenths of it at 110. */
  @Test
  void whatTheReferenceEngineBuysToAPositionMakesItsPriceAnAverage() {
    List<Double> closes = new ArrayList<>();
    for (int i = 0; i < 206; i++) {
      closes.add(i < 203 ? 100.0 : 110.0);
    }
    List<Optional<Position>> told = new ArrayList<>();
    Strategy twice =
        new PositionReader(
            told::add, context -> intent(Action.ENTER_LONG, told.size() < 3 ? 0.5 : 0.9));
    LayerSignals layers = LayerSignals.over(engine(), twice, closes(closes), 200, hour -> {});
    ReferenceBacktest.run(layers, 201, 206, Costs.NONE);
    Position after = told.get(4).orElseThrow();
    // 50 units at 100; at 110 the book is worth 10,500 USD, and 0.9 of it are 9,450 USD.
    double second = 9_450 / 110.0 - 50;
    assertEquals((50 * 100 + second * 110) / (50 + second), after.entryPriceUsd(), 1e-9);
    assertEquals(0.9, after.shareOfEquity(), 1e-12);
    assertEquals(110, after.highWaterUsd());
    assertEquals(4, after.hoursHeld());
  }

  /** In the lab and live alike. */
  @Test
  void aStrategyThatFailsToSayWhetherItReadsItsPositionDoesNot() {
    Strategy broken =
        new Strategy() {
          @Override
          public boolean readsPosition() {
            throw new IllegalStateException("broken");
          }

          @Override
          public StrategyIntent intend(
              CandleSeries closed, RegimeState regime, StrategyContext context) {
            assertEquals(Optional.empty(), context.position());
            return intent(Action.ENTER_LONG, 0.5);
          }
        };
    assertFalse(Position.isReadBy(broken));
    CandleSeries tape = Tapes.random(seed, 400);
    LayerSignals layers = LayerSignals.over(engine(), broken, tape, START, hour -> {});
    assertEquals(Optional.empty(), layers.hourly());
    assertEquals(Map.of(), layers.failures());
    CycleReplay.run(
        clock ->
            BookCycle.of(
                LocalCycle.parameters(
                    BookKey.PAPER,
                    new RunIdentity("prime", true, "test", "test", "0", Map.of()),
                    engine(),
                    broken,
                    DecisionParameters.defaults(),
                    PaperParameters.defaults().startCashUsd()),
                new MemoryStore(100),
                new ReplayCandles(tape),
                new PaperBroker(PaperParameters.defaults()),
                clock),
        tape,
        START,
        START + 9,
        (candle, record) -> assertFalse(record.has(Recorded.INTENT_ERROR)));
  }

  @Test
  void aStrategyThatDoesNotReadItsPositionNeverSeesOne() {
    List<Boolean> seen = new ArrayList<>();
    Strategy eager =
        (closed, regime, context) -> {
          seen.add(context.position().isPresent());
          return intent(Action.ENTER_LONG, 0.5);
        };
    CandleSeries tape = Tapes.random(seed, 400);
    LayerSignals layers = LayerSignals.over(engine(), eager, tape, START, hour -> {});
    BookRun run =
        GovernedBacktest.run(
            layers,
            DecisionParameters.defaults(),
            PaperParameters.defaults(),
            START,
            400,
            FillTime.NEXT_OPEN);
    assertTrue(run.branches().containsKey(ExecutionBranch.HOLD_IN_POSITION));
    assertEquals(List.of(), run.positions());
    assertEquals(Set.of(false), Set.copyOf(seen));
  }

  private static CandleSeries closes(List<Double> closes) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < closes.size(); i++) {
      double close = closes.get(i);
      Instant open = Instant.EPOCH.plusSeconds(3_600L * i);
      candles.add(new Candle(open, close, close + 1, close - 1, close, 10 + i % 7));
    }
    return CandleSeries.of("BTC-USD", candles);
  }

  private static StrategyIntent intent(Action action, double exposure) {
    return new StrategyIntent(action, 0.5, exposure, 24, "scripted", false, Signals.NONE);
  }

  private static RegimeEngine engine() {
    return new RegimeEngine(RegimeParameters.defaults());
  }
}
