package com.iteradynamics.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.LayerPass;
import com.iteradynamics.strategy.Strategies;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sample tape promises to those who try Argus with it. */
class SampleTapeTest {
  private static final CandleSeries TAPE = SampleCandles.load();
  private static final RegimeEngine ENGINE = new RegimeEngine(RegimeParameters.defaults());
  private static final Strategies STRATEGIES =
      Strategies.load(SampleTapeTest.class.getClassLoader());

  @Test
  void isWhatTheGeneratorMakesByteForByte() throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    CandleCsv.write(SyntheticTape.make(), made);
    Path copy = Path.of("target", SampleCandles.NAME);
    Files.createDirectories(copy.getParent());
    Files.write(copy, made.toByteArray());
    try (InputStream shipped =
        SampleCandles.class.getResourceAsStream(
            "/com/iteradynamics/sample/" + SampleCandles.NAME)) {
      assertArrayEquals(
          made.toByteArray(),
          shipped.readAllBytes(),
          () -> "the generator makes another tape; it is in " + copy);
    }
  }

  @Test
  void has151DaysWithoutAGapOrAnOddCandle() {
    assertEquals("BTC-USD", TAPE.productId());
    assertEquals(151 * 24, TAPE.size());
    assertEquals(Instant.parse("2025-01-01T00:00:00Z"), TAPE.openTime(0));
    assertEquals(Optional.empty(), TAPE.firstGap());
    TAPE.candles().forEach(candle -> assertEquals(Optional.empty(), CandleRules.warning(candle)));
  }

  @Test
  void quotesPricesInCentsAndVolumesInAtMostEightDecimals() {
    for (int i = 0; i < TAPE.size(); i++) {
      assertTrue(scale(TAPE.open(i)) <= 2 && scale(TAPE.high(i)) <= 2, TAPE.candle(i)::toString);
      assertTrue(scale(TAPE.low(i)) <= 2 && scale(TAPE.close(i)) <= 2, TAPE.candle(i)::toString);
      assertTrue(scale(TAPE.volume(i)) <= 8, TAPE.candle(i)::toString);
    }
  }

  @Test
  void passesThroughAllSixRegimes() {
    Map<RegimeLabel, Integer> hours = new EnumMap<>(RegimeLabel.class);
    LayerPass layers = over("sg_stub_strategy");
    while (layers.next()) {
      if (layers.regime().available()) {
        hours.merge(layers.regime().label(), 1, Integer::sum);
      }
    }
    System.out.println("Hours of the sample tape by regime: " + hours);
    for (RegimeLabel label : RegimeLabel.values()) {
      assertTrue(hours.getOrDefault(label, 0) >= 10, () -> label + " of " + hours);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_core_exposure_v1",
        "sg_trend_probe_v1",
        "sg_vol_probe_v1",
        "sg_regime_trend_v1",
        "sg_ta4j_ema_adx_example"
      })
  void everyStrategyThatTradesEntersAndExits(String id) {
    LayerPass layers = over(id);
    boolean entered = false;
    boolean exited = false;
    while (!exited && layers.next()) {
      entered |= layers.intent().action() == Action.ENTER_LONG;
      exited = entered && layers.intent().action() == Action.EXIT_LONG;
    }
    assertTrue(exited, () -> id + " never enters and exits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sg_stub_strategy", "prime_model", "sg_moonwire_intent_v1", "event_v1"})
  void whatWantsNothingAndWhatLacksItsModelOrFeedNeverEnter(String id) {
    LayerPass layers = over(id);
    while (layers.next()) {
      assertEquals(Action.HOLD, layers.intent().action());
    }
  }

  /** Asked as if flat, these never exit: what they hold, they are told. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_core_exposure_v2",
        "sg_volatility_breakout_v1",
        "sg_volatility_breakout_v2",
        "sg_volatility_breakout_v3",
        "sg_compression_shot_v1",
        "sg_compression_shot_v2",
        "sg_compression_shot_v3",
        "sg_mean_reversion_extreme_v1"
      })
  void everyLaterStrategyEnters(String id) {
    LayerPass layers = over(id);
    boolean entered = false;
    while (!entered && layers.next()) {
      entered = layers.intent().action() == Action.ENTER_LONG;
    }
    assertTrue(entered, () -> id + " never enters");
  }

  @Test
  void everyBuiltInStrategyIsOnTheTape() {
    assertEquals(17, STRATEGIES.all().size(), "a new strategy belongs in the lists above");
  }

  @Test
  void breaksWhileTheDefaultStrategyIsLong() {
    LayerPass layers = over("sg_core_exposure_v1");
    boolean longBefore = false;
    int panicExits = 0;
    while (layers.next()) {
      panicExits += longBefore && layers.intent().panic() ? 1 : 0;
      longBefore = layers.intent().action() == Action.ENTER_LONG;
    }
    assertTrue(panicExits >= 2, "panic exits right after an hour that wanted to be long");
  }

  @Test
  void endsWithAnHourInWhichTheDefaultStrategyEntersInAnUpwardTrend() {
    CandleSeries window = TAPE.last(RegimeEngine.WINDOW_CANDLES);
    RegimeState regime = ENGINE.classify(window);
    StrategyIntent intent =
        strategy("sg_core_exposure_v1")
            .intend(
                window,
                regime,
                new StrategyContext(
                    "prime", true, Instant.parse("2025-06-01T00:00:00Z"), OptionalDouble.empty()));
    assertEquals(RegimeLabel.TREND_UP, regime.label());
    assertEquals(Action.ENTER_LONG, intent.action());
    assertTrue(intent.desiredExposureFrac() > 0.5, intent::toString);
  }

  private static LayerPass over(String id) {
    return LayerPass.over(ENGINE, strategy(id), TAPE);
  }

  private static Strategy strategy(String id) {
    return STRATEGIES.find(id).create(new SettingsReader(Map.of()));
  }

  private static int scale(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().scale();
  }
}
