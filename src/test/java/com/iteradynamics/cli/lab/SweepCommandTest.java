package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches by command: what they leave on disk, and what they refuse. */
class SweepCommandTest {
  private static final String DAYS = "--from=2025-03-01";

  @TempDir private Path folder;

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  private Outcome sweep(String... more) {
    List<String> args = new ArrayList<>(List.of("sweep", "--sample", DAYS));
    args.addAll(List.of(more));
    if (args.stream().noneMatch(arg -> arg.startsWith("--out="))) {
      args.add("--out=results");
    }
    return run(args.toArray(String[]::new));
  }

  @Test
  void aTrialIsTheBacktestOfItsSettings() throws IOException {
    sweep("--param=PRIME_MAX_EXPOSURE=0.2,0.9", "--param=SG_CORE_EMA_FAST=20,60").exits(0);
    List<String> lines = Files.readAllLines(folder.resolve("results/trials.csv"));
    assertEquals(5, lines.size());
    List<String> head = List.of(lines.getFirst().split(","));
    String[] third = lines.get(3).split(",", -1);
    assertEquals("60", third[head.indexOf("SG_CORE_EMA_FAST")]);
    assertEquals("0.2", third[head.indexOf("PRIME_MAX_EXPOSURE")]);
    JsonNode alone =
        Run.json(
            run(
                    "backtest",
                    "--sample",
                    DAYS,
                    "--set=SG_CORE_EMA_FAST=60",
                    "--set=PRIME_MAX_EXPOSURE=0.2",
                    "--json=-")
                .exits(0)
                .out());
    for (String figure : List.of("total_return", "sharpe", "max_drawdown", "fees_usd")) {
      assertEquals(
          alone.get("metrics").get(figure).asDouble(),
          Double.parseDouble(third[head.indexOf(figure)]),
          figure);
    }
  }

  @Test
  void theManifestSaysWhatWasSearchedAndWhatCameOfIt() throws IOException {
    sweep("--param=SG_CORE_EMA_FAST=10:50:10", "--random=4", "--seed=9", "--costs=pro").exits(0);
    JsonNode manifest = Run.json(Files.readString(folder.resolve("results/manifest.json")));
    assertEquals(4, manifest.get("trials").asInt());
    assertEquals(9, manifest.get("drawn_with_seed").asInt());
    assertEquals(5, manifest.get("varied").get("SG_CORE_EMA_FAST").size());
    assertEquals(10, manifest.get("fee_bps").asDouble());
    assertEquals(10, manifest.get("maker_fee_bps").asDouble());
    assertEquals(64, manifest.get("data_hash").asText().length());
    assertFalse(manifest.get("code_version").asText().isEmpty());
    assertEquals(4, manifest.get("result").get("luck").get("trials").asInt());
    assertTrue(manifest.get("result").get("luck").has("deflated_sharpe"));
    assertTrue(manifest.get("result").get("luck").has("overfitting_probability"));
  }

  /** The rows that are shown have what a backtest of the same settings says. */
  @Test
  void theBreakEvenOfARowIsThatOfItsBacktest() throws IOException {
    for (String engine : List.of("governed", "reference")) {
      List<String> same = List.of("--engine=" + engine, "--costs=pro", "--set=PRIME_DD_KILL=1");
      List<String> args = new ArrayList<>(same);
      args.addAll(List.of("--param=SG_CORE_EMA_FAST=20,60", "--out=" + engine));
      args.addAll(List.of("--report=" + engine + ".html"));
      String out = sweep(args.toArray(String[]::new)).exits(0).out();
      JsonNode result =
          Run.json(Files.readString(folder.resolve(engine + "/manifest.json"))).get("result");
      assertEquals(2, result.get("shown").size());
      assertEquals(result.get("shown").get(0).get("break_even"), result.get("break_even"));
      assertTrue(out.contains("best trial: break-even cost per side"), out);
      for (JsonNode row : result.get("shown")) {
        List<String> alone = new ArrayList<>(List.of("backtest", "--sample", DAYS, "--json=-"));
        alone.addAll(same);
        alone.add("--set=SG_CORE_EMA_FAST=" + (row.get("trial").asInt() == 0 ? 20 : 60));
        JsonNode backtest = Run.json(run(alone.toArray(String[]::new)).exits(0).out());
        assertEquals(backtest.get("break_even"), row.get("break_even"), engine);
      }
      String page = Files.readString(folder.resolve(engine + ".html"));
      assertTrue(page.contains("Break-even is the cost per side"), engine);
    }
  }

  @Test
  void aDrawdownIsALossForPeopleAndADepthInTheTable() throws IOException {
    String out = sweep("--param=SG_CORE_EMA_FAST=10,20", "--report=s.html").exits(0).out();
    String depth =
        Run.json(Files.readString(folder.resolve("results/manifest.json")))
            .at("/result/best/max_drawdown")
            .asText();
    assertTrue(Double.parseDouble(depth) > 0, depth);
    String shown = String.format(Locale.ROOT, "%.2f %%", -100 * Double.parseDouble(depth));
    assertTrue(out.contains(shown), shown + " is not in " + out);
    String page = Files.readString(folder.resolve("s.html"));
    assertTrue(page.contains("<data value=\"-" + depth + "\">"), depth);
  }

  @Test
  void aSearchThatIsThereIsNotRunAgain() {
    String first = sweep("--param=SG_CORE_EMA_FAST=10,20").exits(0).out();
    Outcome second = sweep("--param=SG_CORE_EMA_FAST=10,20").exits(0);
    assertEquals(first, second.out());
    assertTrue(second.err().contains("resuming after 2 trials that are there"), second.err());
    Outcome other = sweep("--param=SG_CORE_EMA_FAST=10,30").exits(1);
    String difference =
        "results holds another search: its varied.SG_CORE_EMA_FAST is [\"10\",\"20\"], not ";
    assertTrue(
        other.err().contains(difference + "[\"10\",\"30\"]; name another folder"), other.err());
    Outcome longer = sweep("--param=SG_CORE_EMA_FAST=10:400:1").exits(1);
    assertTrue(longer.err().contains(difference + "[\"10\",\"11\","), longer.err());
    assertTrue(longer.err().contains("\"21\"...; name another folder"), longer.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--param=PRIME_HORIZN=1 | 2 | PRIME_HORIZN is not a parameter of Argus; did you mean PRIME_HORIZON?",
        "--param=PRIME_MAX_EXPOSURE=NaN | 2 | PRIME_MAX_EXPOSURE must be a number 0.0..1.0",
        "--param=PRIME_MAX_EXPOSURE=0.1:9:0.1 | 2 | PRIME_MAX_EXPOSURE must be a number 0.0..1.0",
        "--param=PAPER_FEE_BPS=NaN | 2 | PAPER_FEE_BPS must be",
        "--param=PRIME_HORIZON | 2 | a parameter is NAME=1,2,5 or NAME=FROM:TO:STEP",
        "--param=PRIME_HORIZON=2:1:1 | 2 | must go upwards in steps > 0",
        "--param=PRIME_HORIZON=1:8000:1 --param=PRIME_MAX_EXPOSURE=0.1,0.2 | 2 | these are 16,000 trials; give --yes",
        "--param=PRIME_HORIZON=1 --param=PRIME_HORIZON=2 | 2 | --param names PRIME_HORIZON twice",
        "--param=PRIME_HORIZON=1 --random=0 | 2 | --random must be at least 1",
        "--param=PRIME_HORIZON=1 --threads=0 | 2 | --threads must be at least 1",
        "--param=PRIME_HORIZON=1 --objective=sharp | 2 | did you mean sharpe?",
        "--param=PRIME_HORIZON=1 --to=2025-02-01 | 2 | is before --from",
        "--param=PRIME_HORIZON=1 --to=2025-03-01T20:00 | 1 | a search needs 33 hours, there are 21",
        "--param=PRIME_HORIZON=1 --fee-bps=NaN | 2 | --fee-bps must be",
      })
  void whatCannotBeSearchedIsSaid(String options, int exitCode, String why) {
    Outcome outcome = sweep(options.split(" ")).exits(exitCode);
    assertTrue(outcome.err().contains(why), outcome.err());
    assertFalse(Files.exists(folder.resolve("results")), "nothing was begun");
  }

  @Test
  void aFolderThatCannotBeIsToldBeforeTheSearch() throws IOException {
    Files.writeString(folder.resolve("results"), "a file");
    Outcome outcome = sweep("--param=PRIME_HORIZON=1,2").exits(1);
    assertTrue(outcome.err().contains("cannot write"), outcome.err());
  }

  @Test
  void aWalkForwardTestsWhatItChose() throws IOException {
    JsonNode walk =
        Run.json(
            run(
                    "walkforward",
                    "--sample",
                    "--param=SG_CORE_EMA_FAST=20,60",
                    "--train-days=60",
                    "--test-days=20",
                    "--purge=24",
                    "--json=-")
                .exits(0)
                .out());
    assertEquals(4, walk.get("folds").size());
    JsonNode breakEven = walk.get("break_even");
    assertTrue(breakEven.has("cash_bps") || breakEven.has("cash_reason"), breakEven::toString);
    JsonNode fold = walk.get("folds").get(1);
    // 60 days, a day of purge, then tests of 20 days.
    assertEquals("2025-03-23T00:00:00Z", fold.get("test").get(0).asText());
    assertEquals("2025-04-11T23:00:00Z", fold.get("test").get(1).asText());
    assertEquals("2025-03-21T23:00:00Z", fold.get("train").get(0).get(1).asText());
    JsonNode alone =
        Run.json(
            run(
                    "backtest",
                    "--sample",
                    "--from=" + fold.get("test").get(0).asText(),
                    "--to=" + fold.get("test").get(1).asText(),
                    "--set=SG_CORE_EMA_FAST="
                        + fold.get("settings").get("SG_CORE_EMA_FAST").asText(),
                    "--json=-")
                .exits(0)
                .out());
    assertEquals(alone.get("metrics").get("total_return"), fold.get("metrics").get("total_return"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--train-days=400 | 1 | too few candles: a training of 9600, a purge of 48 and a test of 2160",
        "--train-days=0 | 1 | train must be >= 1",
        "--embargo=5 | 2 | --embargo is for --scheme kfold",
        "--scheme=kfold --folds=1 | 1 | tests must be >= 2",
        "--scheme=roling | 2 | did you mean rolling?",
      })
  void aWalkForwardThatCannotBeIsSaid(String options, int exitCode, String why) {
    List<String> args =
        new ArrayList<>(List.of("walkforward", "--sample", "--param=PRIME_HORIZON=1,2"));
    args.addAll(List.of(options.split(" ")));
    Outcome outcome = run(args.toArray(String[]::new)).exits(exitCode);
    assertTrue(outcome.err().contains(why), outcome.err());
  }

  /** How long losses kept a trial or a test from trading, as a backtest of the same says it. */
  @Test
  void blocksAreInSearchesAsInBacktests() throws IOException {
    String[] low = {"--set=PRIME_DD_SOFT=0.005", "--set=PRIME_DD_HARD=0.01"};
    String out =
        sweep("--param=PRIME_MAX_EXPOSURE=0.3,0.9", "--report=page.html", low[0], low[1])
            .exits(0)
            .out();
    JsonNode result =
        Run.json(Files.readString(folder.resolve("results/manifest.json"))).get("result");
    JsonNode best = result.get("shown").get(0);
    assertEquals(best.get("blocked"), result.get("blocked"));
    JsonNode backtest =
        Run.json(
            run(
                    "backtest",
                    "--sample",
                    DAYS,
                    "--json=-",
                    low[0],
                    low[1],
                    "--set=PRIME_MAX_EXPOSURE=" + (best.get("trial").asInt() == 0 ? 0.3 : 0.9))
                .exits(0)
                .out());
    assertEquals(backtest.get("blocked"), best.get("blocked"));
    assertTrue(best.get("blocked").get("longest_hours").asInt() > 24, best.toString());
    assertTrue(out.contains("best trial: The drawdown limit blocked entries for"), out);
    assertTrue(out.contains("longest block"), out);
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("The longest block is"), "the page says it too");
    assertFalse(
        sweep("--param=PRIME_MAX_EXPOSURE=0.01", "--out=calm").out().contains("longest block"));
  }

  @Test
  void blocksOfTestsAreInAWalkForward() throws IOException {
    List<String> walk =
        List.of(
            "walkforward",
            "--sample",
            "--param=PRIME_MAX_EXPOSURE=0.3,0.9",
            "--train-days=60",
            "--test-days=40",
            "--set=PRIME_DD_SOFT=0.005",
            "--set=PRIME_DD_HARD=0.01",
            "--report=walk.html");
    String out = run(walk.toArray(String[]::new)).exits(0).out();
    assertTrue(out.contains("The drawdown limit blocked entries in "), out);
    assertTrue(
        Files.readString(folder.resolve("walk.html")).contains("The drawdown limit blocked"),
        "the page says it too");
    List<String> json = new ArrayList<>(walk.subList(0, walk.size() - 1));
    json.add("--json=-");
    int blocked = 0;
    for (JsonNode fold : Run.json(run(json.toArray(String[]::new)).exits(0).out()).get("folds")) {
      blocked += fold.has("blocked") ? 1 : 0;
    }
    assertTrue(blocked > 0 && out.contains("entries in " + blocked + " of "), out);
  }

  @Test
  void aSearchAndAWalkForwardArePagesToo() throws IOException {
    sweep(
            "--param=SG_CORE_EMA_FAST=20,60",
            "--param=PRIME_MAX_EXPOSURE=0.2,0.9",
            "--report=sweep.html")
        .exits(0);
    String sweep = Files.readString(folder.resolve("sweep.html"));
    for (String part :
        List.of(
            "Selection bias",
            "Sharpe by PRIME_MAX_EXPOSURE and SG_CORE_EMA_FAST",
            "The best trials",
            "How to reproduce")) {
      assertTrue(sweep.contains(part), part);
    }
    run(
            "walkforward",
            "--sample",
            "--param=SG_CORE_EMA_FAST=20,60",
            "--train-days=60",
            "--test-days=20",
            "--report=walk.html")
        .exits(0);
    String walk = Files.readString(folder.resolve("walk.html"));
    for (String part : List.of("Walk-forward folds", "Efficiency", "SG_CORE_EMA_FAST=")) {
      assertTrue(walk.contains(part), part);
    }
  }

  @Test
  void aPageThatCannotBeWrittenIsToldBeforeTheSearch() {
    Outcome outcome =
        sweep("--param=SG_CORE_EMA_FAST=20,60", "--report=missing/sweep.html").exits(1);
    assertTrue(outcome.err().contains("cannot write"), outcome.err());
    assertFalse(Files.exists(folder.resolve("results")), "nothing was begun");
  }
}
