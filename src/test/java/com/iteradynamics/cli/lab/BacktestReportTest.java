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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestReportTest {
  @TempDir private Path folder;

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  private String page(String... more) throws IOException {
    List<String> args =
        new ArrayList<>(List.of("backtest", "--sample", "--report=r.html", "--json=r.json"));
    args.addAll(List.of(more));
    run(args.toArray(String[]::new)).exits(0);
    return Files.readString(folder.resolve("r.html"));
  }

  private JsonNode json() throws IOException {
    return Run.json(Files.readString(folder.resolve("r.json")));
  }

  private static String section(String page, String anchor) {
    int from = page.indexOf("<section id=\"" + anchor + "\"");
    assertTrue(from > 0, "no section " + anchor);
    return page.substring(from, page.indexOf("</section>", from));
  }

  /** By the row's name its numbers, each to its last digit. */
  private static Map<String, List<Double>> rows(String section) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    Pattern.compile("(?s)<tr><th scope=\"row\">([^<]*)(.*?)</tr>")
        .matcher(section)
        .results()
        .forEach(
            row ->
                rows.put(
                    row.group(1),
                    Pattern.compile("<data value=\"([^\"]*)\"")
                        .matcher(row.group(2))
                        .results()
                        .map(number -> Double.parseDouble(number.group(1)))
                        .toList()));
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"governed", "reference"})
  void theFiguresAreThoseOfTheJson(String engine) throws IOException {
    String page = page("--costs=pro", "--engine=" + engine);
    Map<String, List<Double>> figures = rows(section(page, "all-figures"));
    JsonNode ours = json().get("metrics");
    JsonNode hold = json().get("buy_and_hold");
    Map<String, String> names = new LinkedHashMap<>();
    names.put("Equity", "final_equity");
    names.put("Total return", "total_return");
    names.put("CAGR", "cagr");
    names.put("Volatility", "volatility");
    names.put("Sharpe", "sharpe");
    names.put("Sortino", "sortino_all_hours");
    names.put("Calmar", "calmar");
    names.put("Exposure", "avg_exposure");
    names.put("Time in market", "time_in_market");
    names.put("Turnover, a year", "turnover");
    names.put("Fees", "fees_usd");
    names.put("Slippage", "slippage_usd");
    names.forEach(
        (row, name) ->
            assertEquals(
                List.of(ours.get(name).asDouble(), hold.get(name).asDouble()),
                figures.get(row),
                row));
    assertEquals(
        List.of(-ours.get("max_drawdown").asDouble(), -hold.get("max_drawdown").asDouble()),
        figures.get("Max drawdown"));
    assertBreakEven(json().get("break_even"), page);
    assertEquals(List.of(ours.get("trades").asDouble()), figures.get("Closed trades"));
    assertEquals(List.of(ours.get("win_rate").asDouble()), figures.get("Win rate"));
    assertEquals(List.of(ours.get("profit_factor").asDouble()), figures.get("Profit factor"));
    assertEquals(
        engine.equals("governed"), page.contains("<section id=\"hours-by-branch\""), engine);
  }

  /** What people ask of a result is declared once: the page has the numbers of the JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"governed", "reference"})
  void statisticsAreThoseOfTheJson(String engine) throws IOException {
    String page = page("--costs=pro", "--engine=" + engine);
    JsonNode statistics = json().get("statistics");
    Map<String, List<Double>> rows = rows(section(page, "all-figures"));
    rows.putAll(rows(section(page, "more-figures")));
    Map<String, String> names = new LinkedHashMap<>();
    names.put("Expectancy", "expectancy");
    names.put("Average win", "average_win");
    names.put("Average loss", "average_loss");
    names.put("Payoff ratio", "payoff_ratio");
    names.put("SQN", "system_quality_number");
    names.put("Average holding time", "average_holding_hours");
    names.put("Longest run of wins", "longest_run_of_wins");
    names.put("Longest run of losses", "longest_run_of_losses");
    names.put("VaR, a day", "-value_at_risk");
    names.put("CVaR, a day", "-conditional_value_at_risk");
    names.put("Skewness", "skewness");
    names.put("Kurtosis", "kurtosis");
    names.put("Tail ratio", "tail_ratio");
    names.put("Ulcer index", "ulcer_index");
    names.put("Gain-to-pain", "gain_to_pain");
    names.put("Beta to holding", "beta");
    names.put("Alpha", "alpha");
    names.put("Correlation", "correlation");
    names.put("Up capture", "up_capture");
    names.put("Down capture", "down_capture");
    names.put("Probability of Sharpe &gt; 0", "probabilistic_sharpe");
    names.forEach(
        (row, name) -> {
          double sign = name.startsWith("-") ? -1 : 1;
          JsonNode value = statistics.get(name.replace("-", ""));
          assertEquals(sign * value.asDouble(), rows.get(row).getFirst(), row);
        });
    assertFalse(statistics.has("minimum_track_record_hours"), "it loses");
    assertEquals(
        json().at("/metrics/max_drawdown").asDouble(),
        statistics.at("/worst_drawdowns/0/depth").asDouble(),
        1e-12);
    assertEquals(
        -statistics.at("/worst_drawdowns/4/depth").asDouble(),
        rows(section(page, "worst-drawdowns")).get("5").getFirst());
    for (String of : List.of("hour", "day", "month", "trade")) {
      List<Double> extremes = rows(section(page, "best-and-worst")).get(of + "s");
      assertEquals(statistics.at("/extremes/" + of + "/best").asDouble(), extremes.getFirst());
      assertEquals(statistics.at("/extremes/" + of + "/worst").asDouble(), extremes.getLast());
    }
    int trades = 0;
    for (JsonNode count : statistics.at("/histograms/trade/counts")) {
      trades += count.asInt();
    }
    assertEquals(json().at("/metrics/trades").asInt(), trades);
    assertEquals(
        statistics.at("/rolling/open_time").size(), statistics.at("/rolling/sharpe").size());
    assertTrue(page.contains("Rolling beta"));
    assertFalse(page.contains("<section id=\"crises\""), "none in the span");
  }

  private static void assertBreakEven(JsonNode json, String page) {
    for (String name : List.of("cash", "hold")) {
      if (json.has(name + "_bps")) {
        String number = "<data value=\"" + json.get(name + "_bps").asDouble() + "\">";
        assertTrue(section(page, "all-figures").contains(number), number);
      } else {
        String reason = "\u2014<small>" + json.get(name + "_reason").asText() + "</small>";
        assertTrue(section(page, "all-figures").contains(reason), reason);
      }
    }
    assertTrue(page.contains("Break-even cost per side, fee and slippage together: "));
  }

  @Test
  void monthsMultiplyToTheirYearAndTheYearIsThatOfTheJson() throws IOException {
    List<Double> year = rows(section(page("--costs=pro"), "returns-by-month")).get("2025");
    double growth = 1;
    for (double month : year.subList(0, 5)) {
      growth *= 1 + month;
    }
    assertEquals(7, year.size());
    assertEquals(growth - 1, year.get(5), 1e-12);
    JsonNode slice = json().get("by_year").get("2025");
    assertEquals(slice.get("metrics").get("total_return").asDouble(), year.get(5), 1e-12);
    assertEquals(slice.get("buy_and_hold").get("total_return").asDouble(), year.get(6), 1e-12);
  }

  @Test
  void costsAreThoseOfRunsAtTheseCosts() throws IOException {
    Map<String, List<Double>> rungs =
        rows(section(page("--fee-bps=40", "--slippage-bps=1"), "sensitivity-to-costs"));
    assertEquals(
        List.of(
            "no costs", "institutional", "retail-world", "pro", "as set", "retail-eu", "retail"),
        List.copyOf(rungs.keySet()));
    assertEquals(json().at("/metrics/total_return").asDouble(), rungs.get("as set").get(3));
    assertEquals(List.of(40.0, 40.0, 1.0), rungs.get("as set").subList(0, 3));
    assertEquals(List.of(25.0, 50.0, 5.0), rungs.get("retail-eu").subList(0, 3));
    for (String preset : List.of("institutional", "retail-world", "pro", "retail-eu", "retail")) {
      String result = run("backtest", "--sample", "--json=-", "--costs=" + preset).exits(0).out();
      JsonNode metrics = Run.json(result).get("metrics");
      assertEquals(metrics.get("total_return").asDouble(), rungs.get(preset).get(3), preset);
      assertEquals(metrics.get("trades").asDouble(), rungs.get(preset).getLast(), preset);
    }
    assertEquals(6, rows(section(page("--costs=pro"), "sensitivity-to-costs")).size());
  }

  @Test
  void theCurveOfTheJsonIsTheBookHourByHour() throws IOException {
    page("--costs=pro");
    JsonNode curve = json().get("curve");
    assertEquals(3_624, curve.get("open_time").size());
    assertEquals("2025-01-01T00:00:00Z", curve.get("open_time").get(0).asText());
    for (String column : List.of("equity_usd", "exposure", "hold_equity_usd")) {
      assertEquals(3_624, curve.get(column).size(), column);
    }
    assertEquals(json().at("/metrics/final_equity"), curve.get("equity_usd").get(3_623));
    assertEquals(json().at("/buy_and_hold/final_equity"), curve.get("hold_equity_usd").get(3_623));
    double exposure = 0;
    for (JsonNode each : curve.get("exposure")) {
      exposure += each.asDouble();
    }
    assertEquals(json().at("/metrics/avg_exposure").asDouble(), exposure / 3_624, 1e-12);
  }

  @Test
  void theCommandOfTheManifestMakesTheSameAgain() throws IOException {
    String page = page("--costs=pro", "--from=2025-02-03", "--set=PRIME_MAX_EXPOSURE=0.2");
    JsonNode first = json();
    String again = rowText(section(page, "how-to-reproduce"), "Command");
    assertTrue(again.contains("--set PRIME_MAX_EXPOSURE=0.2"), again);
    run((again.replaceFirst("./argus ", "") + " --json again.json").split(" ")).exits(0);
    assertEquals(first, Run.json(Files.readString(folder.resolve("again.json"))));
    assertTrue(page.contains(first.get("parameter_hash").asText()));
  }

  private static String rowText(String section, String name) {
    return section.replaceFirst(
        "(?s).*<th scope=\"row\">" + name + "</th><td><code>(.*?)</code>.*", "$1");
  }

  @Test
  void whoDidNotRunItIsWarned() throws IOException {
    String page = page("--from=2025-05-15", "--to=2025-05-25");
    for (String warning :
        List.of(
            "SYNTHETIC candles",
            "Past performance",
            "too few to tell skill from luck",
            "Annualized figures of less than a year exaggerate",
            "earlier trials are unknown")) {
      assertTrue(page.contains(warning), warning);
    }
  }

  @Test
  void lossesThatStoppedTradingAreSaid() throws IOException {
    assertTrue(page().contains("The drawdown limit blocked entries for "));
    assertFalse(page("--costs=pro").contains("blocked entries because of the drawdown"));
    String idle = page("--strategy=sg_stub_strategy");
    assertTrue(idle.contains("It never held a position."));
    assertTrue(idle.contains("\u2014<small>returns do not vary</small>"));
    assertTrue(idle.contains("\u2014<small>no closed trade</small>"));
  }

  @Test
  void theOptionChangesNothingElse() {
    String[] plain = {"backtest", "--sample", "--costs=pro"};
    String[] reported = {"backtest", "--sample", "--costs=pro", "--report=r.html"};
    assertEquals(run(plain).exits(0).out(), run(reported).exits(0).out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | --report=none/r.html | none/r.html: no such file or folder",
        "1 | --report=. | it is a folder",
        "1 | --json=none/r.json | none/r.json: no such file or folder",
        "2 | --report=a.html --json=a.html | --json and --report name the same file"
      })
  void aFileThatCannotBeWrittenIsToldBeforeAnythingIsRead(
      int exitCode, String options, String expected) {
    List<String> args = new ArrayList<>(List.of("backtest", "--candles=missing.csv"));
    args.addAll(List.of(options.split(" ", -1)));
    Outcome outcome = run(args.toArray(String[]::new)).exits(exitCode);
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertFalse(outcome.err().contains("missing.csv"), outcome.err());
  }

  @Test
  void aRunThatFailsLeavesTheOldReport() throws IOException {
    Files.writeString(folder.resolve("r.html"), "old");
    run("backtest", "--candles=missing.csv", "--report=r.html").exits(1);
    assertEquals("old", Files.readString(folder.resolve("r.html")));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }
}
