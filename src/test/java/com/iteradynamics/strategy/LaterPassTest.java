package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Strategies with a window of their own, or that read their position: a pass says at every candle,
 * with a position and without, what the window of a live tick says, to the last bit.
 */
class LaterPassTest {
  /** A window of 2,000 candles instead of 10,000, so that the tape may be short. */
  private static final Map<String, String> SHORTER =
      Map.of(
          "SG_CORE_MACRO_EMA_LEN", "400",
          "SG_VB_MACRO_EMA_LEN", "400",
          "SG_COMP_MACRO_EMA_LEN", "400",
          "SG_MR_RSI_OVERSOLD", "45");

  private static final int STEP = 29;

  private final RegimeEngine engine = new RegimeEngine(RegimeParameters.defaults());

  static Stream<StrategyProvider> later() {
    List<String> families =
        List.of("sg_core_exposure_v2", "sg_volatility", "sg_compression", "sg_mean_reversion");
    return Strategies.load(LaterPassTest.class.getClassLoader()).all().stream()
        .filter(provider -> families.stream().anyMatch(provider.id()::startsWith));
  }

  @ParameterizedTest
  @MethodSource("later")
  void windowsAndPassAreEqual(StrategyProvider provider) {
    CandleSeries tape = Tapes.kept(Tapes.random(Seed.value(), 2_900), i -> i != 2_345);
    agree(provider, tape);
  }

  /** A hole of a day and more cuts Layer 1's candles, and a longer window bridges it. */
  @ParameterizedTest
  @MethodSource("later")
  void windowsAndPassAreEqualAroundAHoleThatCuts(StrategyProvider provider) {
    CandleSeries tape =
        Tapes.kept(Tapes.random(Seed.value() + 1, 2_500), i -> i < 2_100 || i > 2_126);
    agree(provider, tape);
  }

  private void agree(StrategyProvider provider, CandleSeries tape) {
    Strategy strategy = provider.create(new SettingsReader(SHORTER));
    StrategyWindow rule = StrategyWindow.of(strategy, engine.gaps());
    LayerPass layers = LayerPass.over(engine, strategy, tape);
    LayerColumns columns = LayerColumns.over(engine.over(tape), strategy);
    assertEquals(strategy.readsPosition(), columns.readsPosition());
    int asked = 0;
    while (layers.next()) {
      int i = layers.index();
      if (i % STEP == 0 || i > tape.size() - 3) {
        CandleSeries window = rule.seen(tape.first(i + 1));
        RegimeState regime = engine.classify(rule.recent(window));
        for (long hours : new long[] {0, 3, 60}) {
          Optional<Position> held =
              Optional.of(new Position(tape.openTime(i), 1, hours, 1, 0, 1))
                  .filter(position -> hours > 0);
          StrategyContext context =
              new StrategyContext(
                  "prime",
                  true,
                  tape.openTime(i).plus(CandleSeries.INTERVAL),
                  OptionalDouble.empty(),
                  held);
          StrategyIntent expected = strategy.intend(window, regime, context);
          same(expected, layers.intent(held), i);
          StrategyIntent column = columns.intent(i, held);
          assertEquals(expected.action(), column.action());
          assertEquals(expected.desiredExposureFrac(), column.desiredExposureFrac());
          assertEquals(expected.reason(), column.reason());
          StrategyIntent live = new LayerWindow(engine, strategy, window, context).intent();
          same(rule.insufficient(window).orElse(expected), live, i);
          asked++;
        }
      }
    }
    assertTrue(asked > 200);
  }

  private static void same(StrategyIntent expected, StrategyIntent actual, int i) {
    assertEquals(said(expected), said(actual), () -> "candle " + i);
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
        + intent.noHorizon()
        + " "
        + intent.reason()
        + " "
        + intent.panic()
        + " "
        + intent.signals().names()
        + Arrays.toString(intent.signals().values());
  }
}
