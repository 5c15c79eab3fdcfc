package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs side by side: of strategies in one command, and of files. */
class CompareCommandTest {
  private static final String CORE = "sg_core_exposure_v1";
  private static final String TREND = "sg_trend_probe_v1";
  private static final String STUB = "sg_stub_strategy";

  @TempDir private Path folder;

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  private Outcome backtest(String... more) {
    List<String> all = new ArrayList<>(List.of("backtest", "--sample", "--costs=pro"));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  private void wrote(String file, String... more) {
    List<String> all = new ArrayList<>(List.of("--json=" + file));
    all.addAll(List.of(more));
    backtest(all.toArray(String[]::new)).exits(0);
  }

  private JsonNode json(String file) throws IOException {
    return Run.json(Files.readString(folder.resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"governed", "reference"})
  void severalStrategiesAreWhatEachIsAlone(String engine) throws IOException {
    String[] ids = {CORE, TREND, "sg_volatility_breakout_v1"};
    String option = "--engine=" + engine;
    wrote("all.json", option, "--strategy=" + String.join(",", ids));
    JsonNode all = json("all.json");
    assertEquals(ids.length, all.get("runs").size());
    for (int i = 0; i < ids.length; i++) {
      wrote("one.json", option, "--strategy=" + ids[i]);
      ObjectNode alone = (ObjectNode) json("one.json");
      JsonNode curve = alone.remove("curve");
      ObjectNode run = (ObjectNode) all.get("runs").get(i);
      assertEquals(ids[i], run.remove("name").asText());
      assertEquals(alone, run, ids[i]);
      assertEquals(curve.get("equity_usd"), all.at("/curve/equity_usd/" + ids[i]));
      assertEquals(curve.get("hold_equity_usd"), all.at("/curve/equity_usd/buy and hold"));
      assertEquals(curve.get("open_time"), all.at("/curve/open_time"));
    }
  }

  @Test
  void filesSayWhatTheStrategiesSay() {
    wrote("a.json", "--strategy=" + CORE);
    wrote("b.json", "--strategy=" + TREND);
    String once = backtest("--strategy=" + CORE + "," + TREND).exits(0).out();
    assertEquals(once, run("compare", "a.json", "b.json").exits(0).out());
    assertTrue(once.startsWith("2 runs on BTC-USD, 2025-01-01T00:00:00Z to "), once);
    assertTrue(once.contains("2 comparisons are made on the same hours"), once);
    String other = run("compare", "b.json", "a.json").exits(0).out();
    assertTrue(other.contains("less " + TREND), other);
  }

  /** The difference is that of the figures, whatever chance draws. */
  @Test
  void differencesAreThoseOfTheFigures() throws IOException {
    wrote("all.json", "--strategy=" + CORE + "," + TREND);
    JsonNode all = json("all.json");
    JsonNode first = all.get("runs").get(0).get("metrics");
    JsonNode second = all.get("runs").get(1).get("metrics");
    JsonNode found = all.get("differences").get(0);
    assertEquals(TREND, found.get("name").asText());
    assertEquals(
        second.get("sharpe").asDouble() - first.get("sharpe").asDouble(),
        found.at("/sharpe/difference").asDouble(),
        1e-9);
    assertEquals(
        Math.log1p(second.get("cagr").asDouble()) - Math.log1p(first.get("cagr").asDouble()),
        found.at("/log_growth/difference").asDouble(),
        1e-9);
    assertEquals(
        all.at("/runs/0/statistics/correlation").asDouble(),
        all.at("/correlations/" + CORE + "/buy and hold").asDouble(),
        1e-12);
    assertEquals(1, all.at("/correlations/" + CORE + "/" + CORE).asDouble(), 1e-12);
    assertTrue(
        found.at("/sharpe/p_value_holm").asDouble() >= found.at("/sharpe/p_value").asDouble());
  }

  /** The same trades at higher costs: nothing but the costs is between them. */
  @Test
  void whatIsBeyondChanceIsSaid() throws IOException {
    run("backtest", "--sample", "--engine=reference", "--costs=pro", "--json=a.json").exits(0);
    run("backtest", "--sample", "--engine=reference", "--costs=retail", "--json=b.json").exits(0);
    String out = run("compare", "a.json", "b.json", "--json=c.json").exits(0).out();
    String lower = " of " + CORE + " (b.json) is lower than that of " + CORE + " (a.json) beyond";
    assertTrue(out.contains("The Sharpe ratio" + lower), out);
    assertTrue(out.contains("The growth" + lower), out);
    JsonNode growth = json("c.json").at("/differences/0/log_growth");
    assertTrue(growth.get("upper").asDouble() < 0, growth.toString());
    assertTrue(growth.get("p_value_holm").asDouble() < 0.05, growth.toString());
  }

  @Test
  void whoNeverTradedIsNamedAndNotCompared() throws IOException {
    String out = backtest("--strategy=" + CORE + "," + STUB, "--json=all.json").exits(0).out();
    assertTrue(out.contains("Never traded, and not compared: " + STUB + "."), out);
    assertEquals(1, json("all.json").get("differences").size());
    assertFalse(out.contains("comparisons are made"), "one is not many");
    // As the first it stays: growth can be compared with cash, a Sharpe ratio cannot.
    JsonNode idle =
        Run.json(backtest("--strategy=" + STUB + "," + CORE, "--json=-").exits(0).out());
    assertFalse(idle.at("/differences/0").has("sharpe"));
    assertTrue(idle.at("/differences/0").has("log_growth"));
  }

  @Test
  void allAreAllThatThereAre() throws IOException {
    wrote("all.json", "--strategy=all", "--from=2025-05-01");
    List<String> names = new ArrayList<>();
    json("all.json").get("runs").forEach(run -> names.add(run.get("name").asText()));
    List<String> ids = new ArrayList<>();
    Run.json(run("strategies", "--json").exits(0).out())
        .forEach(each -> ids.add(each.get("id").asText()));
    assertEquals(ids, names);
  }

  /** Costs may differ; runs of one strategy are told apart by their files. */
  @Test
  void theSameStrategyAtOtherCostsIsComparedAndTheCostsAreSaid() {
    wrote("pro.json");
    run("backtest", "--sample", "--fee-bps=40", "--slippage-bps=5", "--json=dear.json").exits(0);
    String out = run("compare", "pro.json", "dear.json").exits(0).out();
    assertTrue(out.contains(CORE + " (pro.json)"), out);
    assertTrue(out.contains(CORE + " (dear.json)"), out);
    assertTrue(out.contains("The runs have different taker fees in bps: 10.0, 40.0."), out);
    assertFalse(out.contains("different slippage"), out);
  }

  @Test
  void thePageHasAllCurvesAndTheSameFigures() throws IOException {
    backtest("--strategy=" + CORE + "," + TREND, "--report=r.html", "--json=r.json").exits(0);
    String page = Files.readString(folder.resolve("r.html"));
    for (String part :
        List.of(
            "equity-of-all-runs",
            "side-by-side",
            "beyond-chance",
            "correlation-of-hourly-returns")) {
      assertTrue(page.contains("<section id=\"" + part + "\""), part);
    }
    assertTrue(page.contains("SYNTHETIC candles"));
    for (JsonNode each : json("r.json").get("runs")) {
      String sharpe = each.at("/metrics/sharpe").toString();
      assertTrue(page.contains("<data value=\"" + sharpe + "\">"), sharpe);
    }
    assertTrue(page.contains("{\"name\":\"buy and hold\",\"values\":[1"), "its curve");
  }

  @Test
  void tooFewHoursTellNothingBeyondChance() throws IOException {
    String[] span = {"--from=2025-05-20", "--to=2025-05-30T00:00"};
    String out =
        backtest("--strategy=" + CORE + "," + TREND, span[0], span[1], "--json=s.json")
            .exits(0)
            .out();
    assertTrue(out.contains("is not told: that takes 20 blocks of 24 hours."), out);
    assertEquals(0, json("s.json").get("differences").size());
    wrote("a.json", span);
    wrote("b.json", span[0], span[1], "--strategy=" + TREND);
    JsonNode shorter =
        Run.json(run("compare", "a.json", "b.json", "--block=12", "--json=-").exits(0).out());
    assertEquals(2, shorter.get("differences").size());
    assertEquals(12, shorter.get("block_hours").asInt());
  }

  @Test
  void theSeedDecidesWhatChanceDraws() {
    wrote("a.json");
    wrote("b.json", "--strategy=" + TREND);
    String[] args = {"compare", "a.json", "b.json", "--runs=500", "--seed=2", "--json=-"};
    String once = run(args).exits(0).out();
    assertEquals(once, run(args).exits(0).out());
    args[4] = "--seed=3";
    assertFalse(once.equals(run(args).exits(0).out()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from=2025-02-01 | from is 2025-01-01T00:00:00Z in one and 2025-02-01T00:00:00Z in the other",
        "--to=2025-05-01 | to is 2025-05-31T23:00:00Z in one and 2025-05-01T23:00:00Z",
        "--engine=reference | execution is sg in one and harness in the other"
      })
  void runsOfAnotherProductSpanOrEngineAreRefusedByName(String option, String expected) {
    wrote("a.json");
    wrote("b.json", option);
    String err = run("compare", "a.json", "b.json").exits(1).err();
    assertTrue(err.contains("a.json and b.json cannot be compared: "), err);
    assertTrue(err.contains(expected), err);
  }

  private void altered(String file, Consumer<ObjectNode> change) throws IOException {
    ObjectNode result = (ObjectNode) json("a.json");
    change.accept(result);
    Files.writeString(folder.resolve(file), new ObjectMapper().writeValueAsString(result));
  }

  private void assertRefused(String expected) {
    String err = run("compare", "a.json", "b.json").exits(1).err();
    assertTrue(err.contains(expected), err);
  }

  @Test
  void runsOfAnotherProductAreRefused() throws IOException {
    wrote("a.json", "--from=2025-05-20");
    altered("b.json", result -> result.put("product_id", "ETH-USD"));
    assertRefused(
        "a.json and b.json cannot be compared: product_id is BTC-USD in one and ETH-USD in the"
            + " other");
  }

  /** A file with an hour more before the span: what the strategy saw may be another. */
  @Test
  void otherCandlesBeforeTheSpanAreSaid() throws IOException {
    wrote("a.json", "--from=2025-05-20");
    altered("b.json", result -> result.put("data_hash", "0"));
    String out = run("compare", "a.json", "b.json", "--block=6").exits(0).out();
    assertTrue(out.contains("The runs have different candles up to the last hour: "), out);
  }

  @Test
  void filesThatAreNoResultsAreRefusedByName() throws IOException {
    wrote("a.json", "--from=2025-05-20");
    assertRefused("b.json");
    Files.writeString(folder.resolve("b.json"), "{");
    assertRefused("b.json is not JSON");
    Files.writeString(folder.resolve("b.json"), "[]");
    assertRefused("b.json is not JSON");
    Files.writeString(folder.resolve("b.json"), "{}");
    assertRefused("b.json is not what `backtest --json` writes of one strategy: it has no curve");
    for (String name : List.of("curve", "metrics", "buy_and_hold", "strategy", "from")) {
      altered("b.json", result -> result.remove(name));
      assertRefused("it has no " + name);
    }
    altered("b.json", result -> ((ObjectNode) result.get("curve")).remove("hold_equity_usd"));
    assertRefused("it has no curve.hold_equity_usd");
    altered(
        "b.json", result -> ((ObjectNode) result.get("curve")).withArray("equity_usd").remove(0));
    assertRefused("b.json: equity_usd has 287 values for 288 hours");
    altered(
        "b.json",
        result ->
            ((ObjectNode) result.get("curve")).withArray("equity_usd").insert(5, "x").remove(6));
    assertRefused("b.json: equity_usd 5 must be a number above 0, was x");
    altered("b.json", result -> ((ObjectNode) result.get("metrics")).put("start_equity", 0));
    assertRefused("b.json: start_equity must be a number above 0, was 0");
    altered(
        "b.json",
        result ->
            ((ObjectNode) result.get("curve")).withArray("open_time").insert(0, "noon").remove(1));
    assertRefused("b.json: open_time: ");
    altered(
        "b.json",
        result ->
            ((ObjectNode) result.get("curve"))
                .withArray("open_time")
                .insert(7, "2025-05-20T07:30:00Z")
                .remove(8));
    assertRefused("they have candles of other hours");
    backtest("--strategy=" + CORE + "," + TREND, "--json=b.json", "--from=2025-05-20").exits(0);
    assertRefused("b.json is not what `backtest --json` writes of one strategy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.json | RUN.json",
        "a.json a.json | a.json is named twice",
        "a.json ./a.json | ./a.json is named twice",
        "a.json b.json --block=0 | --block must be >= 1 hour",
        "a.json b.json --runs=0 | --runs must be in 1..",
        "a.json b.json --json=x --report=x | name the same file"
      })
  void whatCannotBeMeantIsRefused(String typed, String expected) {
    wrote("a.json", "--from=2025-05-20");
    String err = run(("compare " + typed).split(" ", -1)).exits(2).err();
    assertTrue(err.contains(expected), err);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sg_core_exposure_v1, | --strategy takes ids with commas between them, each once, or all",
        "sg_core_exposure_v1,sg_core_exposure_v1 | each once",
        "sg_core_exposure_v1,nobody | nobody",
        "all,sg_core_exposure_v1 | each once, or all"
      })
  void strategiesThatCannotBeMeantAreRefused(String typed, String expected) {
    String err = backtest("--strategy=" + typed).exits(2).err();
    assertTrue(err.contains(expected), err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--trades=t.csv", "--equity=e.csv", "--results=r.csv"})
  void tablesAreOfOneStrategy(String option) {
    String err = backtest("--strategy=" + CORE + "," + TREND, option).exits(2).err();
    assertTrue(err.contains("are of one strategy"), err);
  }

  @Test
  void settingsOfTheCommandHoldForAll() throws IOException {
    wrote(
        "all.json",
        "--strategy=" + CORE + "," + TREND,
        "--rearm-after=30",
        "--set=PRIME_MAX_EXPOSURE=0.1");
    for (JsonNode each : json("all.json").get("runs")) {
      assertEquals("720", each.at("/parameters/PRIME_DD_REARM_H").asText());
      assertEquals("0.1", each.at("/parameters/PRIME_MAX_EXPOSURE").asText());
    }
  }

  /** Orders that rest have two cases: the figures are the worst, as of each strategy alone. */
  @Test
  void theBestCaseOfEachIsInTheJson() throws IOException {
    String out =
        backtest("--strategy=" + CORE + "," + TREND, "--fill=maker", "--json=m.json")
            .exits(0)
            .out();
    assertTrue(out.contains("All figures are the worst case of fills"), out);
    wrote("one.json", "--fill=maker", "--strategy=" + TREND);
    assertEquals(json("one.json").get("best_case"), json("m.json").at("/runs/1/best_case"));
  }
}
