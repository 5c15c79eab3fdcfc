package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.cortex.RunIdentity;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyIntent;
import com.iteradynamics.strategy.StrategyProvider;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import com.iteradynamics.strategy.volprobe.VolProbeProvider;
import com.iteradynamics.testkit.LocalCycle;
import com.iteradynamics.testkit.LongWindow;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The governed book against the cycle itself: the same branches and the same book to the bit. */
class GovernedBacktestTest {
  private static final int HOURS = 2_600;
  private static final List<Action> ACTIONS = List.of(Action.values());

  private final long seed = Seed.value();
  private final Random random = new Random(seed);
  private final Set<ExecutionBranch> reached = EnumSet.noneOf(ExecutionBranch.class);

  @ParameterizedTest
  @EnumSource(names = {"NEXT_OPEN", "NEXT_CLOSE", "MAKER", "MAKER_ONLY"})
  void theBuiltInStrategiesTradeAsInTheCycle(FillTime fill) {
    for (StrategyProvider provider :
        List.of(
            new CoreExposureProvider(),
            new TrendProbeProvider(),
            new VolProbeProvider(),
            new RegimeTrendProvider())) {
      Strategy strategy = provider.create(new SettingsReader(Map.of()));
      agree(strategy, Map.of(), Tapes.random(random.nextLong(), HOURS), 0, fill);
      agree(strategy, settings(), gaps(Tapes.random(random.nextLong(), HOURS)), 700, fill);
    }
  }

  /** A strategy without sense gets everywhere: panics, long and short horizons, and failures. */
  @ParameterizedTest
  @EnumSource(names = {"NEXT_OPEN", "NEXT_CLOSE", "MAKER", "MAKER_ONLY"})
  void aForeignStrategyThatFailsAtTimesTradesAsInTheCycle(FillTime fill) {
    // Strategy exits wait a day here, so that horizons end positions too.
    agree(
        foreign(random.nextLong()),
        Map.of("PRIME_EXIT_MIN_HOLD_H", "24", "PRIME_DD_HARD", "0.8", "PRIME_DD_KILL", "0.9"),
        gaps(Tapes.random(random.nextLong(), HOURS)),
        300,
        fill);
    for (int run = 0; run < 4; run++) {
      long script = random.nextLong();
      agree(foreign(script), settings(), gaps(Tapes.random(random.nextLong(), HOURS)), 300, fill);
    }
    Set<ExecutionBranch> expected =
        EnumSet.of(
            ExecutionBranch.EXIT_STRATEGY,
            ExecutionBranch.EXIT_HORIZON,
            ExecutionBranch.HOLD_IN_POSITION,
            ExecutionBranch.HOLD_STRATEGY_FAIL,
            ExecutionBranch.FLAT_NO_ENTRY,
            ExecutionBranch.ENTER_LONG);
    if (fill == FillTime.MAKER_ONLY) {
      // In the worst case nothing is ever bought.
      expected.removeIf(branch -> branch != ExecutionBranch.ENTER_LONG);
    }
    assertTrue(reached.containsAll(expected), reached.toString());
  }

  /** Asked for with fewer candles than it wants, with enough, and over holes of all kinds. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStrategyWithALongWindowTradesAsInTheCycle(boolean readsPosition) {
    for (CandleSeries tape :
        List.of(
            Tapes.random(random.nextLong(), HOURS),
            Tapes.kept(Tapes.random(random.nextLong(), HOURS), i -> i < 2_300 || i >= 2_330),
            gaps(Tapes.random(random.nextLong(), HOURS)))) {
      agree(
          new LongWindow(2_000, 2_000, readsPosition),
          Map.of("PRIME_DD_HARD", "1", "PRIME_DD_KILL", "1"),
          tape,
          1_900,
          FillTime.NEXT_OPEN);
    }
    assertTrue(reached.contains(ExecutionBranch.ENTER_LONG), reached.toString());
  }

  @Test
  void theReferenceEngineAsksWithWhatThereIs() {
    CandleSeries tape = Tapes.random(seed, 1_000);
    for (boolean readsPosition : new boolean[] {false, true}) {
      LayerSignals layers =
          LayerSignals.over(
              engine(), new LongWindow(2_000, 500, readsPosition), tape, 600, hour -> {});
      BookCurve book = ReferenceBacktest.run(layers, 601, 1_000, Costs.NONE);
      assertTrue(book.tradedHours().count() > 0);
      BookRun governed =
          GovernedBacktest.run(
              layers,
              DecisionParameters.defaults(),
              PaperParameters.defaults(),
              600,
              1_000,
              FillTime.NEXT_OPEN);
      assertEquals(Set.of(ExecutionBranch.FLAT_NO_ENTRY), governed.branches().keySet());
    }
  }

  /** One hour of ten is missing: nothing is bought, and nothing else waits. */
  @Test
  void tooManyMissingHoursStopEntriesInTheLabAsInTheCycle() {
    CandleSeries candles = Tapes.random(random.nextLong(), HOURS);
    CandleSeries holed = Tapes.kept(candles, i -> i < 1_500 || i % 10 != 0);
    agree(
        foreign(random.nextLong()),
        Map.of("PRIME_DD_HARD", "1", "PRIME_DD_KILL", "1"),
        holed,
        300,
        FillTime.NEXT_OPEN);
    assertTrue(reached.contains(ExecutionBranch.GAPPY_CANDLES), reached.toString());
  }

  @Test
  void aStrategyThatIsNotBuiltInIsAskedFromTheFirstHourOfTheSpanOn() {
    List<Integer> asked = new ArrayList<>();
    CandleSeries candles = Tapes.random(seed, 400);
    Strategy counting =
        (closed, regime, context) -> {
          asked.add(closed.size());
          return new StrategyIntent(Action.FLAT, 0, 0, 0, "counts", false, Signals.NONE);
        };
    LayerSignals.over(engine(), counting, candles, 390, hour -> {});
    assertEquals(List.of(391, 392, 393, 394, 395, 396, 397, 398, 399, 400), asked);
  }

  private void agree(
      Strategy strategy,
      Map<String, String> settings,
      CandleSeries candles,
      int start,
      FillTime fill) {
    SettingsReader reader = new SettingsReader(settings);
    DecisionParameters decision = DecisionParameters.read(reader);
    PaperParameters paper = PaperParameters.read(reader);
    CycleParameters cycle =
        LocalCycle.parameters(
            BookKey.PAPER,
            new RunIdentity("prime", true, "test", "test", "0", Map.of()),
            engine(),
            strategy,
            decision,
            new MakerParameters(fill.rests(), fill == FillTime.MAKER_ONLY, Duration.ofSeconds(45)),
            paper.startCashUsd());
    int end = candles.size() - random.nextInt(3);
    BookRun expected = CycleBacktest.run(cycle, paper, candles, start, end, fill);
    LayerSignals layers =
        LayerSignals.over(engine(), strategy, candles.first(end), start, hour -> {});
    BookRun actual = GovernedBacktest.run(layers, decision, paper, start, end, fill);
    String where = "seed " + seed + ", settings " + settings;
    assertEquals(expected.branches(), actual.branches(), where);
    assertArrayEquals(expected.curve().equityUsd, actual.curve().equityUsd, where);
    assertArrayEquals(expected.curve().exposure, actual.curve().exposure, where);
    assertEquals(trades(expected.curve()), trades(actual.curve()), where);
    reached.addAll(actual.branches().keySet());
  }

  private static List<List<Number>> trades(BookCurve book) {
    TradedHours traded = book.tradedHours();
    return IntStream.range(0, traded.count())
        .<List<Number>>mapToObj(
            n ->
                List.of(
                    traded.hour(n),
                    traded.baseChange(n),
                    traded.valueUsd(n),
                    traded.feeUsd(n),
                    traded.slippageUsd(n)))
        .toList();
  }

  private static RegimeEngine engine() {
    return new RegimeEngine(RegimeParameters.defaults());
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    choose(settings, "PRIME_HORIZON", "2", "20", "200");
    choose(settings, "PRIME_MAX_EXPOSURE", "0.1", "0.5", "1");
    choose(settings, "PRIME_REENTRY_COOLDOWN_H", "0", "5", "50");
    choose(settings, "PRIME_EXIT_MIN_HOLD_H", "0", "3", "30");
    choose(settings, "PRIME_CAP_ORDERS_DAY", "1", "3", "24");
    choose(settings, "PRIME_CAP_ORDERS_TICK", "1", "2", "3");
    choose(settings, "PRIME_CAP_ORDER_USD", "50", "300", "10000");
    choose(settings, "PRIME_DD_KILL", "0.08", "0.5", "0.9");
    choose(settings, "PRIME_STOP_LOSS", "", "0.003", "0.02");
    choose(settings, "PRIME_TRAILING_STOP", "", "0.004", "0.03");
    choose(settings, "PRIME_STOP_ATR", "", "0.5", "3");
    choose(settings, "PRIME_TAKE_PROFIT", "", "0.004", "0.05");
    choose(settings, "PRIME_STOPS_A_DAY", "1", "2", "24");
    choose(settings, "PRIME_DD_REARM_H", "0", "12", "100");
    choose(settings, "PAPER_FEE_BPS", "0", "10", "90");
    choose(settings, "PAPER_BASE_MIN", "0.00000001", "0.001", "0.002");
    choose(settings, "PAPER_QUOTE_MIN_USD", "1", "40", "60");
    choose(settings, "PAPER_START_CASH_USD", "100", "1000", "123456.78");
    return settings;
  }

  private void choose(Map<String, String> settings, String name, String... values) {
    settings.put(name, values[random.nextInt(values.length)]);
  }

  private static Strategy foreign(long script) {
    return (closed, regime, context) -> {
      Random dice = new Random(script ^ context.now().getEpochSecond());
      if (dice.nextInt(40) == 0) {
        throw new IllegalStateException("at times");
      }
      Action action = ACTIONS.get(dice.nextInt(ACTIONS.size()));
      boolean panic = action == Action.EXIT_LONG && dice.nextInt(4) == 0;
      return dice.nextInt(40) == 0
          ? null
          : new StrategyIntent(
              action, 0.5, dice.nextDouble(), dice.nextInt(60), "dice", panic, Signals.NONE);
    };
  }

  /** Holes of all kinds, and opens that are not the close before. */
  private CandleSeries gaps(CandleSeries candles) {
    return Tapes.changed(
        Tapes.withHoles(candles, random),
        (i, c) ->
            new Candle(
                c.openTime(),
                c.low() + (c.high() - c.low()) * random.nextDouble(),
                c.high(),
                c.low(),
                c.close(),
                c.volume()));
  }
}
