package com.iteradynamics.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.settings.InvalidSettingsException;
import com.iteradynamics.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @TempDir private Path folder;

  private Configuration with(String... namesAndValues) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      environment.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return configuration(environment);
  }

  private Configuration configuration(Map<String, String> environment) {
    DotEnv dotEnv = DotEnv.read(folder.resolve(".env"));
    return Configuration.of(Values.collect(dotEnv, environment, Map.of()), folder);
  }

  @Test
  void withNothingSetItIsPaperTradingWithTheDocumentedDefaults() {
    Configuration configuration = with().valid();
    assertFalse(configuration.runtime().live());
    assertEquals("BTC-USD", configuration.runtime().productId());
    assertEquals("./data", configuration.runtime().store());
    assertEquals(0.25, configuration.decision().maxExposure());
    assertEquals("1000", configuration.paper().startCashUsd().toPlainString());
    assertTrue(
        configuration.choice() instanceof StrategyChoice.Chosen chosen
            && chosen.id().equals("sg_core_exposure_v1"));
  }

  @ParameterizedTest(name = "PRIME_DRY_RUN={0} ARGUS_DRY_RUN={1}: live is {2}")
  @CsvSource({
    "0, 0, true",
    "false, OFF, true",
    "No, no, true",
    "0, , false",
    ", 0, false",
    "0, 1, false",
    "yes, no, false",
    "on, true, false"
  })
  void realMoneyNeedsBothSwitchesToSayNo(String prime, String argus, boolean live) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PRIME_DRY_RUN", prime == null ? "" : prime);
    environment.put("ARGUS_DRY_RUN", argus == null ? "" : argus);
    Configuration configuration = configuration(environment);
    assertEquals(live, configuration.runtime().live());
    assertEquals(List.of(), configuration.problems());
    assertEquals(live, !configuration.notices().isEmpty());
    assertEquals(live, configuration.book(false).live());
    assertFalse(configuration.book(true).live(), "an event may force paper");
  }

  /** A parameter that came later must not make a record of before one of other parameters. */
  @Test
  void theDefaultsHaveTheHashThatRecordsOfEarlierVersionsHave() {
    assertEquals(
        "ed859a04906f1b0ebd443354514137b77d2b2978d48de1824691e776912ec9da",
        with().run(true).parameterHash(),
        "name the new parameter in RunFacts.CAME_LATER");
    assertFalse(with("PRIME_STOP_LOSS", "0.1").run(true).parameterHash().startsWith("ed859a04"));
  }

  @ParameterizedTest
  @CsvSource({
    "PRIME_MAKER_FIRST, on, '', set PRIME_EXECUTION=maker instead",
    "PRIME_MAKER_FIRST, off, '', set PRIME_EXECUTION=taker instead",
    "PRIME_MAKER_FIRST, on, taker, 'is not read, since PRIME_EXECUTION is set'",
    "PRIME_MAKER_WAIT_S, 20, '', set PRIME_MAKER_PATIENCE=PT20S instead"
  })
  void aFormerNameIsReadWithANotice(String former, String value, String execution, String now) {
    Configuration configuration = with(former, value, "PRIME_EXECUTION", execution);
    assertEquals(List.of(), configuration.problems());
    assertEquals(1, configuration.notices().size(), configuration.notices().toString());
    assertTrue(configuration.notices().getFirst().contains(now));
  }

  @Test
  void realMoneyIsNotTradedFromAFolder() {
    Configuration live = with("PRIME_DRY_RUN", "0", "ARGUS_DRY_RUN", "0");
    Exception e =
        assertThrows(InvalidSettingsException.class, () -> live.forTick(live.book(false), false));
    assertTrue(e.getMessage().contains("on the tables in AWS alone"), e.getMessage());
    assertSame(live, live.forTick(live.book(false), true));
    assertSame(live, live.forTick(live.book(true), false));
  }

  /** In a list of all they are told once; the run of one has all that it reads. */
  @Test
  void strategiesOfAFamilyShareParameters() {
    Configuration configuration = with("ARGUS_STRATEGY_MODULE", "sg_core_exposure_v2");
    List<String> all = names(configuration.groups(true));
    assertEquals(all.size(), all.stream().distinct().count());
    assertTrue(all.contains("SG_CORE_EMA_FAST"));
    List<String> own = names(configuration.groups(false));
    assertTrue(own.containsAll(List.of("SG_CORE_EMA_FAST", "SG_CORE_MACRO_EMA_LEN")));
    assertTrue(own.stream().noneMatch(name -> name.startsWith("SG_VB_")));
  }

  private static List<String> names(List<SettingsCatalog.Group> groups) {
    return groups.stream().flatMap(group -> group.settings().stream().map(Setting::name)).toList();
  }

  @Test
  void allProblemsAreReportedAtOnceByName() throws IOException {
    Files.writeString(folder.resolve(".env"), "PRIME_HORIZON=abc\nwhat\n");
    Configuration configuration =
        with(
            "REGIME_EMA_FAST", "20.5",
            "SG_CORE_EMA_SLOW", "-3",
            "SG_VOL_PROBE_BB_STD", "1e",
            "SGRT_ADX_MODE", "medium",
            "PRIME_DRY_RUN", "maybe",
            "ARGUS_MODE", "primal",
            "ARGUS_PRODUCT_ID", "btcusd",
            "ARGUS_STRATEGY_FUNC", "main",
            "ARGUS_STRATEGY_MODULE", "sg_core_exposure_v9",
            "ARGUS_CAPITAL_USD", "0",
            "ARGUS_HEARTBEAT_PING_URL", "http://example.com/secret",
            "ARGUS_STRATEGY_JARS", "missing.jar",
            "PAPER_FEE_BPS", "NaN",
            "PRIME_DD_KIL", "0.1");
    List<String> names =
        List.of(
            folder.resolve(".env") + ":2:",
            "ARGUS_STRATEGY_JARS",
            "ARGUS_PRODUCT_ID",
            "ARGUS_MODE",
            "ARGUS_STRATEGY_FUNC",
            "ARGUS_CAPITAL_USD",
            "ARGUS_HEARTBEAT_PING_URL",
            "PRIME_DRY_RUN",
            "REGIME_EMA_FAST",
            "PRIME_HORIZON",
            "PAPER_FEE_BPS",
            "SG_CORE_EMA_SLOW",
            "SG_VOL_PROBE_BB_STD",
            "SGRT_ADX_MODE",
            "PRIME_DD_KIL",
            "ARGUS_STRATEGY_MODULE");
    List<String> problems = new ArrayList<>(configuration.allProblems());
    for (String name : names) {
      assertTrue(problems.removeIf(problem -> problem.startsWith(name)), name + " in " + problems);
    }
    assertEquals(List.of(), problems);
    assertThrows(InvalidSettingsException.class, configuration::valid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sg_trend_probe_v1", "research.strategies.sg_trend_probe_v1", "sg_stub_strategy"})
  void aStrategyIsFoundByItsIdOrItsSeedModule(String id) {
    assertTrue(
        with("ARGUS_STRATEGY_MODULE", id).choice() instanceof StrategyChoice.Chosen chosen
            && id.endsWith(chosen.id()));
  }

  @Test
  void anUnknownStrategyIsNamedWithThoseThereAre() {
    Configuration configuration = with("ARGUS_STRATEGY_MODULE", "sg_core");
    assertTrue(
        configuration.choice() instanceof StrategyChoice.None none
            && none.reason().contains("\"sg_core\" is unknown; known are sg_core_exposure_v1,"),
        configuration.choice().toString());
    assertEquals(List.of(), configuration.problems());
  }

  @Test
  void theExampleFileListsEveryParameterWithItsDefault() throws IOException {
    String example = Run.in(folder).argus("config", "--example").exits(0).out();
    assertEquals(
        Files.readString(Path.of(".env.example")),
        example,
        "run: ./argus config --example > .env.example");
    for (Setting setting : with().catalog().settings()) {
      assertTrue(
          example.contains("\n#" + setting.name() + "=" + setting.defaultText() + "\n"),
          setting.name());
    }
  }

  @Test
  void theExampleFileIsAValidConfigurationWithEveryLineInForce() throws IOException {
    String example = Files.readString(Path.of(".env.example"));
    Files.writeString(folder.resolve(".env"), example.replaceAll("(?m)^#(?=[A-Z][A-Z0-9_]*=)", ""));
    assertEquals(List.of(), with().allProblems());
    assertEquals(with().catalog().settings().size(), with().values().byName().size());
  }

  @Test
  void configShowsValueSourceAndDefaultOfEveryParameter() throws IOException {
    Files.writeString(folder.resolve(".env"), "REGIME_EMA_FAST=21\nREGIME_EMA_SLOW=51\n");
    JsonNode answer =
        Run.json(
            Run.in(folder)
                .with("REGIME_EMA_SLOW", "52")
                .with("REGIME_ATR_LEN", "15")
                .argus("config", "--json", "--all", "--set", "REGIME_ATR_LEN=16")
                .exits(0)
                .out());
    Map<String, String> seen = new HashMap<>();
    for (JsonNode row : answer.get("parameters")) {
      seen.put(
          row.get("name").asText(),
          row.get("value").asText()
              + " "
              + row.get("source").asText()
              + " "
              + row.get("default").asText());
    }
    assertEquals("21 .env 20", seen.get("REGIME_EMA_FAST"));
    assertEquals("52 environment 50", seen.get("REGIME_EMA_SLOW"));
    assertEquals("16 option 14", seen.get("REGIME_ATR_LEN"));
    assertEquals("0.25 default 0.25", seen.get("PRIME_MAX_EXPOSURE"));
    assertEquals(with().catalog().settings().size(), seen.size());
  }

  @Test
  void configLeavesOutTheParametersOfOtherStrategiesUnlessAsked() {
    String usual = Run.in(folder).argus("config").exits(0).out();
    assertTrue(usual.contains("SG_CORE_EMA_FAST") && !usual.contains("SGRT_EMA_FAST"));
    assertTrue(Run.in(folder).argus("config", "--all").exits(0).out().contains("SGRT_EMA_FAST"));
    String other =
        Run.in(folder).with("ARGUS_STRATEGY_MODULE", "sg_regime_trend_v1").argus("config").out();
    assertTrue(other.contains("SGRT_EMA_FAST") && !other.contains("SG_CORE_EMA_FAST"));
  }

  @Test
  void configNeverShowsASecretOrTheAddressOfAHeartbeat() {
    for (String[] args : new String[][] {{"config"}, {"config", "--json"}}) {
      Outcome outcome =
          Run.in(folder)
              .with("COINBASE_API_KEY", "hush-key")
              .with("COINBASE_API_SECRET", "hush-secret")
              .with("COINBASE_PORTFOLIO_UUID", "hush-uuid")
              .with("ARGUS_HEARTBEAT_PING_URL", "https://user:hush@beat.example/hush-path")
              .with("ARGUS_HEARTBEAT_FAIL_URL", "http://beat.example/hush-fail")
              .argus(args)
              .exits(2);
      assertFalse((outcome.out() + outcome.err()).contains("hush"), outcome.out() + outcome.err());
      assertTrue(outcome.out().contains("https://beat.example/..."), outcome.out());
      assertTrue(outcome.out().contains("(hidden)"), outcome.out());
    }
  }

  @Test
  void configShowsWhatIsWrongBesideTheTable() {
    Outcome outcome =
        Run.in(folder).with("PRIME_DD_SOFT", "0.2").argus("config", "--set", "X=1").exits(2);
    assertEquals(
        List.of(
            "argus: the configuration has 2 problems:",
            "  PRIME_DD_SOFT <= PRIME_DD_HARD <= PRIME_DD_KILL must hold, was 0.2, 0.06, 0.1",
            "  X (option) is not a parameter of Argus"),
        outcome.errLines());
  }
}
