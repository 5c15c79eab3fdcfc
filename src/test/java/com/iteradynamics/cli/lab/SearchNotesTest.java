package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose trials repeat each other, are stopped, or lack the figure they are judged by. */
class SearchNotesTest {
  @TempDir private Path folder;

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  private Outcome sweep(String... more) {
    List<String> args =
        new ArrayList<>(List.of("sweep", "--sample", "--from=2025-03-01", "--out=results"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private JsonNode result() throws IOException {
    return Run.json(Files.readString(folder.resolve("results/manifest.json"))).get("result");
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("results/trials.csv"));
  }

  @Test
  void moreDrawsThanCombinationsAreOneEach() throws IOException {
    Outcome all = sweep("--param=SG_CORE_EMA_FAST=20,60", "--param=PRIME_MAX_EXPOSURE=0.2,0.9");
    JsonNode whole = result();
    Files.move(folder.resolve("results"), folder.resolve("all"));
    Outcome drawn =
        sweep("--param=SG_CORE_EMA_FAST=20,60", "--param=PRIME_MAX_EXPOSURE=0.2,0.9", "--random=60")
            .exits(0);
    assertTrue(
        drawn
            .err()
            .contains(
                "--random 60 draws no combination twice, and there are only 4: each is tried once"),
        drawn.err());
    assertEquals(5, lines().size());
    assertEquals(all.exits(0).out(), drawn.out());
    assertEquals(whole, result());
    assertEquals(4, result().get("luck").get("trials").asInt());
  }

  @Test
  void drawsAreDistinctAndTheSameAgain() throws IOException {
    String[] search = {"--param=SG_CORE_EMA_FAST=10:60:1", "--random=20", "--seed=5"};
    sweep(search).exits(0);
    List<String> first = lines();
    HashSet<String> values = new HashSet<>();
    first.forEach(line -> values.add(line.split(",", -1)[1]));
    assertEquals(21, values.size());
    Files.write(folder.resolve("results/trials.csv"), first.subList(0, 7));
    sweep(search).exits(0);
    assertEquals(first, lines());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--param=PRIME_MAX_EXPOSURE=0.2,0.9 --engine=reference | PRIME_MAX_EXPOSURE"
            + " has no effect here: --engine reference has no governors and no venue, only fee"
            + " and slippage",
        "--param=PAPER_BASE_MIN=0.1,0.2 --engine=reference | only fee and slippage",
        "--param=SG_TREND_PROBE_EMA_FAST=5,9 | it is a parameter of sg_trend_probe_v1, and the trials"
            + " run sg_core_exposure_v1",
        "--param=SG_CORE_EMA_FAST=20,60 --strategy=sg_vol_probe_v1 | it is a parameter of"
            + " sg_core_exposure_v1, and the trials run sg_vol_probe_v1",
        "--param=PRIME_CONF_MIN=0.1,0.2 | no layer of a trial of sg_core_exposure_v1 reads it",
        "--param=ARGUS_STRATEGY_MODULE=sg_core_exposure_v1,sg_vol_probe_v1 | no layer of a trial",
      })
  void aParameterThatCannotMatterIsRefused(String options, String why) {
    for (String command : List.of("sweep --out=results", "walkforward --train-days=60")) {
      List<String> args = new ArrayList<>(List.of(command.split(" ")));
      args.add("--sample");
      args.addAll(List.of(options.split(" ")));
      String err = run(args.toArray(String[]::new)).exits(2).err();
      assertTrue(err.contains(why), err);
    }
    assertFalse(Files.exists(folder.resolve("results")), "nothing was begun");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--param=PAPER_FEE_BPS=10,90 --engine=reference",
        "--param=REGIME_EMA_FAST=10,20 --engine=reference",
        "--param=SG_CORE_EMA_FAST=20,60 --engine=reference",
        "--param=PRIME_CONF_MIN=0.1,0.2 --strategy=prime_model"
      })
  void whatMayMatterIsNotRefused(String options) {
    String err = sweep(options.split(" ")).exits(0).err();
    assertFalse(err.contains("has no effect"), err);
  }

  @Test
  void whatDidNotMatterIsToldAndMerged() throws IOException {
    // A cap of one order that no order reaches.
    Outcome alone = sweep("--param=SG_CORE_EMA_FAST=20,60").exits(0);
    JsonNode luck = result().get("luck");
    Files.move(folder.resolve("results"), folder.resolve("alone"));
    Outcome copied =
        sweep("--param=SG_CORE_EMA_FAST=20,60", "--param=PAPER_QUOTE_MAX_USD=5000,6000,7000")
            .exits(0);
    assertTrue(copied.out().contains("Only 2 of 6 trials are distinct"), copied.out());
    assertTrue(copied.out().contains(" had no effect."), copied.out());
    assertFalse(copied.out().contains("SG_CORE_EMA_FAST had no effect"), copied.out());
    for (String figure :
        List.of(
            "best_sharpe",
            "deflated_sharpe",
            "best_sharpe_without_skill",
            "effective_trials",
            "overfitting_probability")) {
      assertEquals(luck.get(figure), result().get("luck").get(figure), figure);
    }
    assertEquals(6, result().get("luck").get("trials").asInt());
    assertEquals(2, result().get("luck").get("distinct_trials").asInt());
    assertEquals(1, result().get("changed_nothing").size());
    assertEquals(2, trials(alone).size());
    assertEquals(2, trials(copied).size(), "copies are not among the best");
  }

  @Test
  void equalTrialsAreNoSelection() throws IOException {
    Outcome outcome =
        sweep("--param=PAPER_QUOTE_MAX_USD=5000,6000,7000", "--report=page.html").exits(0);
    assertTrue(
        outcome.out().contains("all trials are equal: no selection to correct for"), outcome.out());
    assertFalse(outcome.out().contains("deflated"), outcome.out());
    assertFalse(outcome.out().contains("overfitting"), outcome.out());
    assertFalse(result().get("luck").has("deflated_sharpe"));
    assertFalse(result().get("luck").has("overfitting_probability"));
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("all trials are equal: no selection to correct for"));
    assertTrue(page.contains("PAPER_QUOTE_MAX_USD had no effect."));
  }

  @Test
  void whatIsBelowTheCustomaryLevelIsNotCalledLuck() {
    Outcome outcome = sweep("--param=SG_CORE_EMA_FAST=20,60").exits(0);
    assertTrue(outcome.out().contains("not significant at 95 %"), outcome.out());
    assertFalse(outcome.out().contains("explains"), outcome.out());
  }

  /** What never trades never loses. */
  @Test
  void trialsWithoutTheFigureComeLastAndAreTold() throws IOException {
    CandleSeries sample = SampleCandles.load().first(1_000);
    List<Candle> rising = new ArrayList<>();
    for (int i = 0; i < sample.size(); i++) {
      double open = 100 * Math.pow(1.001, i);
      double close = open * (i == 700 ? 0.999 : 1.001);
      rising.add(
          new Candle(sample.openTime(i), open, close * 1.004, open * 0.996, close, 1 + i % 7));
    }
    CandleCsv.write(CandleSeries.of("BTC-USD", rising), folder.resolve("rising.csv"));
    Outcome outcome =
        run(
                "sweep",
                "--candles=rising.csv",
                "--objective=sortino",
                "--fee-bps=0",
                "--slippage-bps=0",
                "--max-volume-share=off",
                "--param=PRIME_MAX_EXPOSURE=0,0.2,0.9",
                "--out=results")
            .exits(0);
    assertTrue(
        outcome.out().contains("1 of 3 trials has no sortino (no losing hour) and is ranked last."),
        outcome.out());
    assertEquals(List.of("1", "2", "0"), trials(outcome));
    assertEquals(1, result().get("without_figure").asInt());
  }

  @Test
  void aSearchInWhichNoTrialHasTheFigureShowsThemAllTheSame() throws IOException {
    Outcome outcome =
        sweep("--objective=sortino", "--param=SG_CORE_EMA_FAST=20,60", "--set=PRIME_MAX_EXPOSURE=0")
            .exits(0);
    assertTrue(
        outcome
            .out()
            .contains(
                "2 of 2 trials have no sortino (no losing hour) and are ranked last, by return."),
        outcome.out());
    assertEquals(List.of("0"), trials(outcome));
    assertEquals("0", result().get("best").get("trial").asText());
  }

  /** The numbers of the trials in the table, from the best on. */
  private static List<String> trials(Outcome outcome) {
    return outcome.outLines().stream()
        .filter(line -> line.matches(" +\\d+ +[\\d.]+ .*%.*"))
        .map(line -> line.strip().split(" ", -1)[0])
        .toList();
  }

  @Test
  void trialsThatTheGovernorsStoppedAreCounted() throws IOException {
    Outcome outcome =
        sweep("--param=PRIME_DD_HARD=0.031,0.9", "--set=PRIME_DD_KILL=0.95", "--costs=retail")
            .exits(0);
    JsonNode stopped = result().get("stopped_by");
    assertEquals(1, stopped.get("HARD_DD_BLOCK").asInt(), outcome.out());
    assertTrue(outcome.out().contains("1 of 2 trials was stopped by HARD_DD_BLOCK"), outcome.out());
    assertTrue(lines().get(1).contains("HARD_DD_BLOCK"), lines().get(1));
  }

  @Test
  void aWalkForwardSaysWhatItLeftOutAndWhatChangedNothing() throws IOException {
    List<String> args =
        List.of(
            "walkforward",
            "--sample",
            "--param=SG_CORE_EMA_FAST=20,60",
            "--param=PAPER_QUOTE_MAX_USD=5000,6000",
            "--train-days=60",
            "--test-days=20");
    String out = run(args.toArray(String[]::new)).exits(0).out();
    // 151 days: 60, 2 of purge, 4 tests of 20, and 9 days that are left.
    String left =
        "The last 216 hours, 2025-05-23T00:00:00Z to 2025-05-31T23:00:00Z, are in no test";
    assertTrue(out.contains(left), out);
    assertTrue(out.contains("Only 2 of 4 trials are distinct"), out);
    assertTrue(out.contains("PAPER_QUOTE_MAX_USD had no effect."), out);
    List<String> more = new ArrayList<>(args);
    more.addAll(List.of("--json=-", "--report=walk.html"));
    JsonNode json = Run.json(run(more.toArray(String[]::new)).exits(0).out());
    assertEquals(216, json.get("untested_hours").asInt());
    assertEquals("2025-05-23T00:00:00Z", json.get("untested").get(0).asText());
    String page = Files.readString(folder.resolve("walk.html"));
    assertTrue(page.contains(left));
    assertTrue(page.contains("All figures are net, including buy and hold."));
    assertFalse(page.contains(" left: near 100"));
    JsonNode fold = json.get("folds").get(1);
    JsonNode alone =
        Run.json(
            run(
                    "backtest",
                    "--sample",
                    "--from=" + fold.get("test").get(0).asText(),
                    "--to=" + fold.get("test").get(1).asText(),
                    "--json=-")
                .exits(0)
                .out());
    assertEquals(
        alone.get("buy_and_hold").get("total_return").asDouble(),
        fold.get("buy_and_hold_return").asDouble(),
        1e-12);
  }
}
