package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonteCarloCommandTest {
  private static final List<String> NAMES =
      List.of("block bootstrap", "resampled trades", "shuffled trades");

  private static final List<String> METHODS =
      List.of("hours_in_blocks", "trades_drawn", "trades_shuffled");

  @TempDir private Path folder;

  private Outcome run(String... more) {
    return command("montecarlo", more);
  }

  private Outcome command(String name, String... more) {
    List<String> all = new ArrayList<>(List.of(name, "--sample"));
    all.addAll(List.of(more));
    return Run.in(folder).argus(all.toArray(String[]::new));
  }

  private JsonNode figures(String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("--json=-", "--runs=200"));
    return Run.json(run(all.toArray(String[]::new)).exits(0).out());
  }

  @Test
  void thePastIsThatOfTheBacktest() throws IOException {
    for (String engine : List.of("governed", "reference")) {
      JsonNode spread = figures("--engine=" + engine, "--costs=pro");
      JsonNode backtest =
          Run.json(
              command("backtest", "--json=-", "--costs=pro", "--engine=" + engine).exits(0).out());
      JsonNode metrics = backtest.get("metrics");
      JsonNode hours = spread.get("hours_in_blocks");
      assertEquals(
          metrics.get("final_equity").asDouble(), hours.get("past_final_equity").asDouble(), 1e-6);
      assertEquals(
          metrics.get("max_drawdown").asDouble(), hours.get("past_max_drawdown").asDouble(), 1e-4);
      assertEquals(metrics.get("trades"), spread.get("trades"));
      for (String name : List.of("from", "to", "fee_bps", "parameter_hash", "execution", "fill")) {
        assertEquals(backtest.get(name), spread.get(name), name);
      }
    }
  }

  /** The page has what the text has, the fan of the paths, and a histogram for each method. */
  @Test
  void thePageHasTheFiguresTheFanAndTheHistograms() throws IOException {
    String[] options = {"--runs=200", "--costs=pro"};
    String text = run(options).exits(0).out();
    List<String> more = new ArrayList<>(List.of(options));
    more.addAll(List.of("--report=m.html", "--json=m.json"));
    assertEquals(text, run(more.toArray(String[]::new)).exits(0).out());
    String page = Files.readString(folder.resolve("m.html"));
    JsonNode spread = Run.json(Files.readString(folder.resolve("m.json")));
    for (String method : METHODS) {
      for (String figure : List.of("final_equity", "max_drawdown")) {
        double sign = figure.equals("max_drawdown") ? -1 : 1;
        for (JsonNode band : spread.get(method).get(figure)) {
          assertTrue(page.contains("\"" + sign * band.asDouble() + "\""), method + " " + figure);
        }
      }
      String title = "Final equity: " + NAMES.get(METHODS.indexOf(method));
      String section = page.substring(page.indexOf(title + "</h2>"));
      int runs =
          Pattern.compile("<td class=\"number\"><data value=\"(\\d+)\\.0\"")
              .matcher(section.substring(0, section.indexOf("</section>")))
              .results()
              .mapToInt(count -> Integer.parseInt(count.group(1)))
              .sum();
      // Shares of one bin are 1.0 too.
      assertTrue(runs == 200 || runs == 201, title + ": " + runs);
    }
    assertTrue(page.contains("\"look\":\"fan\""), "a fan");
    assertTrue(page.contains("SYNTHETIC candles"), "a caveat");
    Outcome same = run("--runs=200", "--report=m.json", "--json=m.json").exits(2);
    assertTrue(same.err().contains("--json and --report name the same file"), same.err());
  }

  @Test
  void bandsAreInOrderAndSharesAreShares() throws IOException {
    JsonNode spread = figures("--drawdown=0.03");
    assertEquals(0.03, spread.get("drawdown_limit").asDouble());
    assertEquals(200, spread.get("runs").asInt());
    assertEquals(168, spread.get("block_hours").asInt());
    for (String method : METHODS) {
      JsonNode found = spread.get(method);
      for (String figure : List.of("final_equity", "max_drawdown")) {
        double before = 0;
        for (String band : List.of("p5", "p25", "p50", "p75", "p95")) {
          double now = found.get(figure).get(band).asDouble();
          assertTrue(now >= before, method + " " + figure);
          before = now;
        }
      }
      for (String share : List.of("probability_of_loss", "probability_beyond_limit")) {
        double probability = found.get(share).asDouble();
        assertTrue(probability >= 0 && probability <= 1, method + " " + share);
      }
    }
  }

  @Test
  void theLimitIsThatOfTheKillSwitchUnlessSaidOtherwise() throws IOException {
    assertEquals(0.10, figures().get("drawdown_limit").asDouble());
    assertEquals(0.2, figures("--set=PRIME_DD_KILL=0.2").get("drawdown_limit").asDouble());
  }

  @Test
  void aSeedIsAnAnswer() throws IOException {
    JsonNode first = figures("--seed=5");
    assertEquals(first, figures("--seed=5"));
    for (String method : METHODS) {
      assertNotEquals(first.get(method), figures("--seed=6").get(method), method);
    }
    assertNotEquals(
        first.get("hours_in_blocks"), figures("--seed=5", "--block=24").get("hours_in_blocks"));
    assertEquals(first.get("trades_drawn"), figures("--seed=5", "--block=24").get("trades_drawn"));
  }

  @Test
  void tooFewTradesAreNotMadeUp() throws IOException {
    String[] days = {"--from=2025-05-29", "--block=4"};
    JsonNode spread = figures(days);
    assertTrue(spread.get("trades").asInt() < 2, spread.toString());
    assertTrue(spread.get("hours_in_blocks").has("final_equity"));
    assertFalse(spread.get("trades_drawn").has("final_equity"));
    String text = run(days).exits(0).out();
    assertTrue(text.contains("runs that lost"), text);
    assertTrue(text.lines().anyMatch(line -> line.matches("runs that lost .* %  +-  +-")), text);
    assertTrue(text.contains("With 1 trade the percentiles"), text);
  }

  @Test
  void aFileHoldsWhatStandardOutputWouldSay() throws IOException {
    String text = run("--runs=50", "--json=m.json").exits(0).out();
    assertEquals(
        run("--runs=50", "--json=-").exits(0).out().strip(),
        Files.readString(folder.resolve("m.json")).strip());
    assertEquals(run("--runs=50").exits(0).out(), text);
    Outcome nowhere = run("--runs=50", "--json=none/m.json").exits(1);
    assertTrue(nowhere.err().contains("cannot write"), nowhere.err());
    assertEquals("", nowhere.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --runs=0 | runs must be in 1..1000000, were 0",
        "2 | --runs=-3 | runs must be in 1..1000000, were -3",
        "2 | --runs=2000000 | runs must be in 1..1000000, were 2000000",
        "2 | --runs=many | --runs: 'many' is not a whole number",
        "2 | --seed=x | --seed: 'x' is not a whole number",
        "2 | --block=0 | --block must be >= 1 hour, was 0",
        "2 | --drawdown=NaN | the drawdown limit must be in 0..1, was NaN",
        "2 | --drawdown=10 | the drawdown limit must be in 0..1, was 10.0",
        "2 | --fee-bps=NaN | --fee-bps must be basis points, 0..1000",
        "2 | --engine=referense | did you mean reference?",
        "1 | --block=5000 | blocks of 5000 hours need a span of 10000 hours, this one has 3624",
        "1 | --from=2025-05-25 | blocks of 168 hours need a span of 336 hours, this one has 168",
        "1 | --strategy=sg_stub_strategy | no trade in this span, so there is nothing to resample",
        "1 | --to=2025-01-02T00:00 | too little history: Layer 1 needs 61 candles, there are 25"
      })
  void whatCannotBeIsSaid(int exitCode, String options, String expected) {
    Outcome outcome = run(options.split(" ")).exits(exitCode);
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals("", outcome.out());
  }
}
