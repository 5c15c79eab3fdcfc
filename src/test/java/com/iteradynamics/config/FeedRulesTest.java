package com.iteradynamics.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.testkit.StrategyJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has to be in place before a feed may have a say. */
class FeedRulesTest {
  private static Map<String, String> function(String uri) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ARGUS_CANDLES_BUCKET", "argus-candles");
    environment.put("ARGUS_FEED_URI", uri);
    return environment;
  }

  @Test
  void theFunctionReadsFeedsOfItsBucketAlone() {
    String uri = "s3://argus-candles/feeds/moonwire.jsonl";
    assertEquals(uri, FunctionSettings.of(function(uri)).feed().uri().orElseThrow());
    assertEquals(false, FunctionSettings.of(function("")).feed().uri().isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "feed.jsonl",
        "file:///feed.jsonl",
        "s3://other/feeds/a.jsonl",
        "s3://argus-candles/models/a.jsonl",
        "s3://argus-candles/feeds/"
      })
  void itRefusesAnyOther(String uri) {
    InvalidSettingsException refused =
        assertThrows(InvalidSettingsException.class, () -> FunctionSettings.of(function(uri)));
    assertEquals(
        List.of(
            "ARGUS_FEED_URI must begin with s3://argus-candles/feeds/, since the function reads"
                + " nothing else; was \""
                + uri
                + "\""),
        refused.problems());
  }

  @Test
  void theFunctionDoesNotStartWithAnOverlayThatHasNoFeed() {
    Map<String, String> environment = function("");
    environment.put("MOONWIRE_OVERLAY_ENABLED", "1");
    assertEquals(
        List.of("MOONWIRE_OVERLAY_ENABLED needs a feed: ARGUS_FEED_URI is not set"),
        assertThrows(InvalidSettingsException.class, () -> FunctionSettings.of(environment))
            .problems());
  }

  /** A feed changes no record's parameters, and an overlay does. */
  @Test
  void whereTheFeedIsIsNoParameterOfARecord() {
    String without = hash(Map.of());
    assertEquals(without, hash(Map.of("ARGUS_FEED_URI", "feed.jsonl")));
    assertEquals(without, hash(Map.of("MOONWIRE_OVERLAY_VARIANT", "a")));
    assertNotEquals(without, hash(Map.of("MOONWIRE_OVERLAY_VARIANT", "B")));
    assertNotEquals(without, hash(Map.of("ARGUS_FEED_LATENCY", "PT3M")));
    assertFalse(
        configuration(Map.of("ARGUS_FEED_URI", "feed.jsonl"))
            .run(true)
            .parameters()
            .containsKey("ARGUS_FEED_URI"));
  }

  /** A jar may return Argus's own strategy under an id of its own: the id is who it is. */
  @Test
  void aStrategyOfAJarIsForeignWhateverItReturns(@TempDir Path work, @TempDir Path folder)
      throws IOException {
    Path jar =
        new StrategyJar(work)
            .with(
                "elsewhere.Borrowed",
                """
                package elsewhere;

                import com.iteradynamics.settings.SettingsReader;
                import com.iteradynamics.strategy.*;
                import com.iteradynamics.strategy.moonwire.MoonWireProvider;

                public final class Borrowed implements StrategyProvider {
                  @Override public String id() { return "elsewhere_v1"; }
                  @Override public String description() { return "Borrowed."; }
                  @Override public Strategy create(SettingsReader settings) {
                    return new MoonWireProvider().create(settings);
                  }
                }
                """)
            .writeTo(folder.resolve("borrowed.jar"));
    Map<String, String> set = new HashMap<>();
    set.put("ARGUS_STRATEGY_JARS", jar.toString());
    set.put("ARGUS_FEED_URI", "feed.jsonl");
    assertEquals(Optional.empty(), FeedRules.traded(configuration(set)), "the default");
    set.put("ARGUS_STRATEGY_MODULE", "elsewhere_v1");
    assertEquals("elsewhere_v1", configuration(set).strategyId());
    assertEquals(
        Optional.of("ARGUS_STRATEGY_MODULE"), FeedRules.traded(configuration(set)), "the jar's");
  }

  private static String hash(Map<String, String> set) {
    return configuration(set).run(true).parameterHash();
  }

  private static Configuration configuration(Map<String, String> set) {
    return Configuration.of(
        Values.collect(new DotEnv(Map.of(), List.of()), Map.of(), set), Path.of(""));
  }
}
