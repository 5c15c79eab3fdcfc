package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeFeatures;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.coreexposure.CoreExposureParameters;
import com.iteradynamics.strategy.coreexposure.CoreExposureProvider;
import com.iteradynamics.strategy.regimetrend.RegimeTrendProvider;
import com.iteradynamics.strategy.trendprobe.TrendProbeProvider;
import com.iteradynamics.strategy.volprobe.VolProbeProvider;
import com.iteradynamics.testkit.Table;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference's answers to 33 edge inputs. Where ours are meant to differ, the test says so:
 * input that cannot be, or settings that cannot be, are refused; Regime Trend does not enter
 * without a regime; and a file with nothing but a forming candle has no closed one.
 */
class EdgeCasesTest {
  private static final JsonNode CASES = cases();

  /** Cases whose candles are refused, with a word of the refusal. */
  private static final Map<String, String> IMPOSSIBLE =
      Map.of(
          "missing_volume_column", "Volume",
          "nan_close_middle", "close",
          "nan_close_last_closed", "close",
          "nan_volume_last_closed", "volume",
          "unsorted_rows", "sorted");

  /** Cases whose settings are refused, with the variables that the refusal names. */
  private static final Map<String, List<String>> MISCONFIGURED =
      Map.of(
          "env_garbage", List.of("REGIME_EMA_SLOW", "SG_CORE_EMA_SLOW"),
          "env_float_int", List.of("REGIME_EMA_SLOW"),
          "negative_env_ints", List.of("REGIME_EMA_FAST"));

  static List<String> possible() {
    List<String> names = new ArrayList<>();
    CASES.fieldNames().forEachRemaining(names::add);
    names.removeAll(IMPOSSIBLE.keySet());
    names.removeAll(MISCONFIGURED.keySet());
    return names;
  }

  static List<String> impossible() {
    return List.copyOf(IMPOSSIBLE.keySet());
  }

  static List<String> misconfigured() {
    return List.copyOf(MISCONFIGURED.keySet());
  }

  @Test
  void allCasesAreHere() {
    assertEquals(33, CASES.size());
    assertEquals(25, possible().size());
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void impossibleCandlesAreRefusedByName(String name) {
    var refused = assertThrows(CandleFileException.class, () -> closed(name));
    String expected = IMPOSSIBLE.get(name);
    assertTrue(refused.getMessage().contains(expected), refused::getMessage);
  }

  @ParameterizedTest
  @MethodSource("misconfigured")
  void impossibleSettingsAreRefusedByName(String name) {
    SettingsReader settings = new SettingsReader(environment(name));
    RegimeParameters.read(settings);
    CoreExposureParameters.read(settings);
    List<String> problems = settings.problems();
    List<String> expected = MISCONFIGURED.get(name);
    assertEquals(expected.size(), problems.size(), problems::toString);
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(problems.get(i).startsWith(expected.get(i) + " must be "), problems::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("possible")
  void regimeIsThatOfTheReference(String name) {
    JsonNode expected = CASES.get(name).get("regime");
    RegimeState actual = regime(name);
    JsonNode features = expected.get("features");
    assertEquals(expected.get("label").asText(), actual.label().name());
    assertEquals(expected.get("confidence").asDouble(), actual.confidence());
    if (!expected.get("asof").asText().equals("<now>")) {
      String asof = Tapes.iso(expected.get("asof").asText());
      assertEquals(Instant.parse(asof), actual.asof().orElseThrow());
    }
    if (features.has("reason")) {
      assertEquals(features.get("reason").asText(), actual.note());
      assertFalse(actual.available());
      return;
    }
    JsonNode meta = expected.get("meta");
    String note = meta.has("reason") ? "reason" : "classification_reason";
    assertEquals(meta.get(note).asText(), actual.note());
    assertEquals(texts(meta.get("nan_fields")), actual.missing());
    assertEquals(meta.get("nan_fields") == null, actual.available());
    same(features, actual.features());
  }

  @ParameterizedTest
  @MethodSource("possible")
  void coreExposureIsThatOfTheReference(String name) {
    strategyIsThatOfTheReference(new CoreExposureProvider(), name);
  }

  @ParameterizedTest
  @MethodSource("possible")
  void trendProbeIsThatOfTheReference(String name) {
    strategyIsThatOfTheReference(new TrendProbeProvider(), name);
  }

  @ParameterizedTest
  @MethodSource("possible")
  void volProbeIsThatOfTheReference(String name) {
    strategyIsThatOfTheReference(new VolProbeProvider(), name);
  }

  @ParameterizedTest
  @MethodSource("possible")
  void regimeTrendIsThatOfTheReferenceWhereThereIsARegime(String name) {
    if (!name.endsWith("_volume")) {
      strategyIsThatOfTheReference(new RegimeTrendProvider(), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"const_volume", "zero_volume"})
  void regimeTrendDoesNotEnterWithoutARegimeThoughTheReferenceDoes(String name) {
    StrategyProvider provider = new RegimeTrendProvider();
    assertEquals("ENTER_LONG", CASES.get(name).get(provider.id()).get("action").asText());
    StrategyIntent intent = intent(provider, name);
    assertEquals(Action.HOLD, intent.action());
    assertEquals(0, intent.confidence());
    assertEquals("regime_unavailable", intent.reason());
    assertEquals(0.25, intent.desiredExposureFrac());
    assertEquals(36, intent.horizonHours());
  }

  private static void strategyIsThatOfTheReference(StrategyProvider provider, String name) {
    JsonNode expected = CASES.get(name).get(provider.id());
    StrategyIntent actual = intent(provider, name);
    String reason = expected.get("reason").asText();
    if (name.equals("one_row")) {
      // The only row is in formation; the reference counts it as history.
      reason = reason.replace("len=1", "len=0");
    }
    assertEquals(expected.get("action").asText(), actual.action().name());
    assertEquals(expected.get("confidence").asDouble(), actual.confidence());
    double exposure = expected.get("desired_exposure_frac").asDouble();
    assertEquals(exposure, actual.desiredExposureFrac(), 1e-12);
    assertEquals(expected.get("horizon_hours").asInt(), actual.horizonHours());
    assertEquals(reason, actual.reason());
  }

  private static void same(JsonNode expected, RegimeFeatures actual) {
    same(expected.get("price"), actual.price(), 0);
    same(expected.get("ema_fast"), actual.emaFast(), 1e-12);
    same(expected.get("ema_slow"), actual.emaSlow(), 1e-12);
    same(expected.get("atr"), actual.atr(), 1e-12);
    same(expected.get("atr_pct"), actual.atrPct(), 1e-12);
    same(expected.get("trend_strength"), actual.trendStrength(), 1e-12);
    same(expected.get("volume_z"), actual.volumeZ(), 1e-9);
    same(expected.get("range_pct"), actual.rangePct(), 1e-12);
  }

  private static void same(JsonNode expected, double actual, double tolerance) {
    if (expected.isNull()) {
      assertTrue(Double.isNaN(actual));
      return;
    }
    assertEquals(expected.asDouble(), actual, tolerance * Math.abs(expected.asDouble()));
  }

  private static RegimeState regime(String name) {
    RegimeParameters parameters = RegimeParameters.read(new SettingsReader(environment(name)));
    return new RegimeEngine(parameters).classify(closed(name));
  }

  private static StrategyIntent intent(StrategyProvider provider, String name) {
    SettingsReader settings = new SettingsReader(environment(name));
    Strategy strategy = provider.create(settings);
    settings.throwIfInvalid();
    StrategyContext context =
        new StrategyContext("prime", true, lastOpen(name), OptionalDouble.empty());
    return strategy.intend(closed(name), regime(name), context);
  }

  /** The candles of a case without the newest, which is in formation. */
  private static CandleSeries closed(String name) {
    return CandleCsv.read(input(name), "BTC-USD", lastOpen(name)).closed();
  }

  private static Instant lastOpen(String name) {
    Table table = Table.read(input(name));
    return Instant.parse(Tapes.iso(table.text(table.size() - 1, "timestamp")));
  }

  private static Path input(String name) {
    URL resource =
        EdgeCasesTest.class.getResource("/golden/" + CASES.get(name).get("input").asText());
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : CASES.get(name).get("env").properties()) {
      environment.put(field.getKey(), field.getValue().asText());
    }
    return environment;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    if (array != null) {
      array.forEach(each -> texts.add(each.asText()));
    }
    return texts;
  }

  private static JsonNode cases() {
    try (InputStream json = EdgeCasesTest.class.getResourceAsStream("/golden/edges.json")) {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
