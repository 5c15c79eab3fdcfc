package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import com.iteradynamics.strategy.volprobe.VolProbeProvider;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Shared;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A pass over candles says at every candle what the window of a live tick says, to the last bit.
 */
class LayerPassTest {
  private static final int WINDOW = RegimeEngine.WINDOW_CANDLES;

  private final RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());

  static List<StrategyProvider> builtIn() {
    return List.of(
        new CoreExposureProvider(),
        new TrendProbeProvider(),
        new VolProbeProvider(),
        new RegimeTrendProvider(),
        new StubProvider());
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void windowsAndPassAreEqualOverARandomTape(StrategyProvider provider) {
    long seed = Seed.value();
    CandleSeries tape = Tapes.random(seed, 4_200);
    assertEquals(4_200, agreeing(provider, tape, LayerPassTest::noModel, 1));
  }

  @Test
  void windowsAndPassAreEqualWithAModel() {
    Random random = new Random(5);
    double[] probabilities = random.doubles(3_000, 0.4, 0.8).toArray();
    Forecasts model =
        i -> i % 5 == 0 ? OptionalDouble.empty() : OptionalDouble.of(probabilities[i]);
    agreeing(new RegimeTrendProvider(), Tapes.random(6, 3_000), model, 1);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void windowsAndPassAreEqualAroundHoursWithoutRange(StrategyProvider provider) {
    // Prices of cents: the widening of ranges that it causes is visible in the average.
    CandleSeries tape =
        Tapes.changed(
            Tapes.random(8, 4_000),
            (i, c) -> i == 1_900 ? scaled(c, c.close(), c.close()) : scaled(c, c.high(), c.low()));
    agreeing(provider, tape, LayerPassTest::noModel, 1);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void windowsAndPassAreEqualOverAFlatTapeAndEqualVolumes(StrategyProvider provider) {
    CandleSeries tape =
        Tapes.changed(
            Tapes.random(9, 1_800),
            (i, c) ->
                i < 700
                    ? new Candle(c.openTime(), 100, 100, 100, 100, i % 7)
                    : new Candle(
                        c.openTime(),
                        c.open(),
                        c.high(),
                        c.low(),
                        c.close(),
                        Math.floorDiv(i, 60)));
    agreeing(provider, tape, LayerPassTest::noModel, 1);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void windowsAndPassAreEqualOverRealCandles(StrategyProvider provider) {
    Table table = Table.read(Shared.require("data/btcusd_1h_2019_2020.csv.gz"));
    agreeing(provider, Tapes.of(table, 1), LayerPassTest::noModel, 61);
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void columnsHoldWhatThePassSays(StrategyProvider provider) {
    CandleSeries tape = Tapes.random(10, 3_000);
    Strategy strategy = made(provider);
    LayerColumns columns = LayerColumns.over(engine.over(tape), strategy);
    LayerPass layers = LayerPass.over(engine, strategy, tape);
    assertEquals(tape.size(), columns.size());
    while (layers.next()) {
      int i = layers.index();
      assertEquals(layers.regime().label(), columns.label(i));
      assertEquals(layers.regime().confidence(), columns.regimeConfidence(i));
      assertEquals(layers.intent().action(), columns.action(i));
      assertEquals(layers.intent().confidence(), columns.confidence(i));
      assertEquals(layers.intent().desiredExposureFrac(), columns.desiredExposureFrac(i));
    }
    assertEquals(tape.size() - 1, layers.index());
    assertFalse(layers.next());
    assertEquals(tape.size() - 1, layers.index());
  }

  @Test
  void aForeignStrategySeesExactlyTheWindowOfItsCandle() {
    CandleSeries tape = Tapes.random(11, 1_600);
    List<Integer> sizes = new ArrayList<>();
    Strategy foreign =
        (closed, regime, context) -> {
          Candle newest = closed.newest().orElseThrow();
          assertEquals(newest.openTime().plus(CandleSeries.INTERVAL), context.now());
          assertEquals(newest.openTime(), regime.asof().orElseThrow());
          assertEquals(tape.candle(sizes.size()), newest);
          int end = closed.size();
          assertThrows(IndexOutOfBoundsException.class, () -> closed.close(end));
          sizes.add(closed.size());
          return new StrategyIntent(Action.FLAT, 0.5, 0, 1, "foreign", false, Signals.NONE);
        };
    LayerPass layers = LayerPass.over(engine, foreign, tape);
    while (layers.next()) {
      assertEquals("foreign", layers.intent().reason());
    }
    int[] expected = new int[tape.size()];
    Arrays.setAll(expected, i -> Math.min(i + 1, WINDOW));
    assertEquals(Arrays.stream(expected).boxed().toList(), sizes);
  }

  @Test
  void whatAForeignStrategyThrowsReachesTheCaller() {
    Strategy broken =
        (closed, regime, context) -> {
          throw new IllegalStateException("broken");
        };
    LayerPass layers = LayerPass.over(engine, broken, Tapes.random(12, 10));
    assertThrows(IllegalStateException.class, layers::next);
  }

  @Test
  void anEmptyTapeHasNoCandleToStandAt() {
    Strategy core = made(new CoreExposureProvider());
    LayerPass layers = LayerPass.over(engine, core, CandleSeries.empty("BTC-USD"));
    assertFalse(layers.next());
    assertThrows(IndexOutOfBoundsException.class, layers::regime);
    assertEquals(0, LayerColumns.over(engine.over(layers.candles()), core).size());
  }

  @Test
  void theRandomTapeVisitsEveryRegimeAndEveryStrategyEnters() {
    CandleSeries tape = Tapes.random(20_250_101, 61_345);
    Set<Object> seen = new TreeSet<>();
    for (StrategyProvider provider : builtIn()) {
      LayerPass layers = LayerPass.over(engine, made(provider), tape);
      Set<Action> actions = EnumSet.noneOf(Action.class);
      while (layers.next()) {
        seen.add(layers.regime().label().name());
        actions.add(layers.intent().action());
      }
      assertTrue(actions.contains(Action.ENTER_LONG) || provider instanceof StubProvider);
    }
    assertEquals(6, seen.size());
  }

  /** Compares everything at every {@code step}-th candle; answers how many were walked over. */
  private int agreeing(StrategyProvider provider, CandleSeries tape, Forecasts pLong, int step) {
    Strategy strategy = made(provider);
    LayerPass layers = LayerPass.over(engine, strategy, tape, pLong);
    int candles = 0;
    while (layers.next()) {
      int i = layers.index();
      if (i % step == 0 || i > tape.size() - 3) {
        CandleSeries window = tape.first(i + 1).last(WINDOW);
        RegimeState regime = engine.classify(window);
        assertEquals(regime, layers.regime(), () -> "candle " + i);
        assertEquals(regime.label(), layers.regime().label());
        assertEquals(regime.confidence(), layers.regime().confidence());
        StrategyIntent intent = strategy.intend(window, regime, context(tape, i, pLong));
        same(intent, layers.intent(), i);
        assertEquals(intent.action(), layers.intent().action());
        assertEquals(intent.confidence(), layers.intent().confidence());
        assertEquals(intent.desiredExposureFrac(), layers.intent().desiredExposureFrac());
        assertEquals(intent.reason(), layers.intent().reason());
      }
      candles++;
    }
    return candles;
  }

  private static void same(StrategyIntent expected, StrategyIntent actual, int i) {
    assertEquals(said(expected), said(actual), () -> "candle " + i);
    assertEquals(
        Arrays.toString(expected.signals().values()),
        Arrays.toString(actual.signals().values()),
        () -> "candle " + i);
  }

  private static String said(StrategyIntent intent) {
    return intent.action()
        + " "
        + intent.confidence()
        + " "
        + intent.desiredExposureFrac()
        + " "
        + intent.horizonHours()
        + " "
        + intent.reason()
        + " "
        + intent.panic()
        + " "
        + intent.signals().names();
  }

  private static StrategyContext context(
      CandleSeries tape, int i, IntFunction<OptionalDouble> pLong) {
    return new StrategyContext(
        "prime", true, tape.openTime(i).plus(CandleSeries.INTERVAL), pLong.apply(i));
  }

  private static OptionalDouble noModel(int i) {
    return OptionalDouble.empty();
  }

  private static Strategy made(StrategyProvider provider) {
    return provider.create(new SettingsReader(Map.of()));
  }

  /** A candle at a hundred-millionth of its price, with another high and low. */
  private static Candle scaled(Candle c, double high, double low) {
    return new Candle(
        c.openTime(), c.open() * 1e-8, high * 1e-8, low * 1e-8, c.close() * 1e-8, c.volume());
  }
}
