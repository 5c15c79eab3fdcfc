package com.iteradynamics.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.regime.RegimeParameters;
import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesTest {
  private static final List<String> BUILT_IN =
      List.of(
          "sg_core_exposure_v1",
          "sg_core_exposure_v2",
          "sg_trend_probe_v1",
          "sg_vol_probe_v1",
          "sg_regime_trend_v1",
          "sg_volatility_breakout_v1",
          "sg_volatility_breakout_v2",
          "sg_volatility_breakout_v3",
          "sg_compression_shot_v1",
          "sg_compression_shot_v2",
          "sg_compression_shot_v3",
          "sg_mean_reversion_extreme_v1",
          "prime_model",
          "sg_moonwire_intent_v1",
          "event_v1",
          "sg_stub_strategy",
          "sg_ta4j_ema_adx_example");

  @TempDir Path folder;

  @Test
  void knowsTheBuiltInOnesTheDefaultFirst() {
    Strategies strategies = builtIn();
    assertEquals(BUILT_IN, strategies.ids());
    assertEquals(List.of(), strategies.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sg_core_exposure_v1",
        "sg_core_exposure_v2",
        "sg_trend_probe_v1",
        "sg_vol_probe_v1",
        "sg_regime_trend_v1",
        "sg_volatility_breakout_v1",
        "sg_volatility_breakout_v2",
        "sg_volatility_breakout_v3",
        "sg_compression_shot_v1",
        "sg_compression_shot_v2",
        "sg_compression_shot_v3",
        "sg_mean_reversion_extreme_v1",
        "prime_model",
        "sg_moonwire_intent_v1",
        "event_v1",
        "sg_stub_strategy",
        "sg_ta4j_ema_adx_example"
      })
  void findsThemByIdAndByTheSeedsModule(String id) {
    Strategies strategies = builtIn();
    StrategyProvider provider = strategies.find(id);
    assertEquals(id, provider.id());
    assertSame(provider, strategies.find("research.strategies." + id));
    assertTrue(provider.description().endsWith("."), provider::description);
    SettingsReader settings = new SettingsReader(Map.of());
    provider.create(settings);
    assertEquals(List.of(), settings.problems());
  }

  /** Strategies of a family share parameters; a name is never that of two. */
  @Test
  void aNameOfASettingMeansTheSameToEveryStrategy() {
    Map<String, Setting> known = new TreeMap<>();
    for (StrategyProvider provider : builtIn().all()) {
      Set<String> own = new TreeSet<>();
      for (Setting setting : provider.settings()) {
        assertTrue(own.add(setting.name()), setting.name());
        Setting other = known.putIfAbsent(setting.name(), setting);
        assertTrue(other == null || other.equals(setting), setting.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sg_core_exposure", "", "research.strategies.", "SG_CORE_EXPOSURE_V1", "other.x"})
  void anUnknownIdIsAnErrorThatListsTheKnownOnes(String id) {
    UnknownStrategyException unknown =
        assertThrows(UnknownStrategyException.class, () -> builtIn().find(id));
    assertEquals(
        "strategy \"" + id + "\" is unknown; known are " + String.join(", ", BUILT_IN),
        unknown.getMessage());
  }

  @Test
  void findsAStrategyInAForeignJarAndAsksIt() throws IOException {
    Path jar =
        new StrategyJar(folder.resolve("work"))
            .with("foreign.Buyer", provider("Buyer", "foreign_buyer"))
            .writeTo(folder.resolve("buyer.jar"));
    try (URLClassLoader loader = loaderOver(jar)) {
      Strategies strategies = Strategies.load(loader);
      assertEquals(List.of(), strategies.problems());
      assertEquals(plus(BUILT_IN, "foreign_buyer"), strategies.ids());
      StrategyProvider provider = strategies.find("research.strategies.foreign_buyer");
      assertSame(loader, provider.getClass().getClassLoader());
      StrategyIntent intent = ask(provider);
      assertEquals(Action.ENTER_LONG, intent.action());
      assertEquals("0 candles", intent.reason());
    }
  }

  @Test
  void aProviderThatCannotBeLoadedIsReportedAndHidesNoOther() throws IOException {
    Path jar =
        new StrategyJar(folder.resolve("work"))
            .with("foreign.Buyer", provider("Buyer", "foreign_buyer"))
            .with(
                "foreign.Broken",
                provider("Broken", "x")
                    .replace(
                        "public Broken() {}",
                        "public Broken() { throw new IllegalStateException(\"no licence\"); }"))
            .naming("foreign.Missing")
            .with("foreign.Nameless", provider("Nameless", "").replace("\"\";", "null;"))
            .with(
                "foreign.Silent",
                provider("Silent", "x")
                    .replace("return \"x\";", "throw new IllegalStateException(\"no id\");"))
            .with("foreign.Late", provider("Late", "foreign_late"))
            .writeTo(folder.resolve("mixed.jar"));
    try (URLClassLoader loader = loaderOver(jar)) {
      Strategies strategies = Strategies.load(loader);
      assertEquals(plus(BUILT_IN, "foreign_buyer", "foreign_late"), strategies.ids());
      List<String> problems = strategies.problems();
      assertEquals(4, problems.size(), problems::toString);
      assertTrue(problems.get(0).contains("foreign.Broken"), problems::toString);
      assertTrue(problems.get(0).contains("no licence"), problems::toString);
      assertTrue(problems.get(1).contains("foreign.Missing"), problems::toString);
      assertEquals("the strategy provider foreign.Nameless has no id", problems.get(2));
      assertEquals(
          "the strategy provider foreign.Silent does not say its id:"
              + " java.lang.IllegalStateException: no id",
          problems.get(3));
    }
  }

  @Test
  void aJarForANewerJavaIsReportedAndHidesNoOther() throws IOException {
    Path jar =
        new StrategyJar(folder.resolve("work"))
            .with("foreign.Buyer", provider("Buyer", "foreign_buyer"))
            .ofClassVersion(200)
            .writeTo(folder.resolve("newer.jar"));
    try (URLClassLoader loader = loaderOver(jar)) {
      Strategies strategies = Strategies.load(loader);
      assertEquals(BUILT_IN, strategies.ids());
      assertEquals(1, strategies.problems().size(), strategies.problems()::toString);
      assertTrue(strategies.problems().getFirst().contains("foreign/Buyer"));
    }
  }

  @Test
  void twoStrategiesOfOneIdAreAnErrorAndNeitherIsTaken() throws IOException {
    Path jar =
        new StrategyJar(folder.resolve("work"))
            .with("foreign.Thief", provider("Thief", "sg_trend_probe_v1"))
            .with("foreign.Third", provider("Third", "sg_trend_probe_v1"))
            .writeTo(folder.resolve("thief.jar"));
    try (URLClassLoader loader = loaderOver(jar)) {
      Strategies strategies = Strategies.load(loader);
      assertEquals(
          List.of(
              "strategy sg_trend_probe_v1 is provided twice, by"
                  + " com.iteradynamics.strategy.trendprobe.TrendProbeProvider and foreign.Thief",
              "strategy sg_trend_probe_v1 is provided once more, by foreign.Third"),
          strategies.problems());
      UnknownStrategyException refused =
          assertThrows(UnknownStrategyException.class, () -> strategies.find("sg_trend_probe_v1"));
      assertTrue(
          refused
              .getMessage()
              .startsWith("strategy \"sg_trend_probe_v1\" is provided more than once; known are "));
      assertEquals("sg_core_exposure_v1", strategies.find("sg_core_exposure_v1").id());
    }
  }

  @Test
  void aJarThatIsNoneIsReportedOrIgnoredButHidesNoOther() throws IOException {
    Path jar = Files.writeString(folder.resolve("text.jar"), "not a jar");
    try (URLClassLoader loader = loaderOver(jar)) {
      assertEquals(BUILT_IN, Strategies.load(loader).ids());
    }
  }

  private static StrategyIntent ask(StrategyProvider provider) {
    CandleSeries none = CandleSeries.empty("BTC-USD");
    return provider
        .create(new SettingsReader(Map.of()))
        .intend(
            none,
            new RegimeEngine(RegimeParameters.defaults()).classify(none),
            new StrategyContext("prime", true, Instant.EPOCH, OptionalDouble.empty()));
  }

  private static Strategies builtIn() {
    return Strategies.load(StrategiesTest.class.getClassLoader());
  }

  private static URLClassLoader loaderOver(Path jar) throws IOException {
    return new URLClassLoader(
        new URL[] {jar.toUri().toURL()}, StrategiesTest.class.getClassLoader());
  }

  private static List<String> plus(List<String> ids, String... more) {
    List<String> all = new ArrayList<>(ids);
    all.addAll(List.of(more));
    return all;
  }

  /** Source of a provider whose strategy always enters. */
  private static String provider(String name, String id) {
    return String.format(
        Locale.ROOT,
        """
        package foreign;
        import com.iteradynamics.settings.*;
        import com.iteradynamics.strategy.*;
        import java.util.List;
        public final class %s implements StrategyProvider {
          public %s() {}
          public String id() { return "%s"; }
          public String description() { return "Always long."; }
          public List<Setting> settings() { return List.of(); }
          public Strategy create(SettingsReader settings) {
            return (closed, regime, context) -> new StrategyIntent(
                Action.ENTER_LONG, 0.5, 0.1, 24, closed.size() + " candles", false, Signals.NONE);
          }
        }
        """,
        name,
        name,
        id);
  }
}
