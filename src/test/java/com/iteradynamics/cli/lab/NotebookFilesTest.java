package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.tablefile.ParquetRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What notebooks open, by the command line; Parquet is read by Hardwood. */
class NotebookFilesTest {
  @TempDir private Path folder;

  private Outcome run(String... args) {
    return Run.in(folder).argus(args);
  }

  private void backtest(String... more) {
    List<String> args = new ArrayList<>(List.of("backtest", "--sample", "--costs=pro"));
    args.addAll(List.of(more));
    run(args.toArray(String[]::new)).exits(0);
  }

  private JsonNode json(String name) throws IOException {
    return Run.json(Files.readString(folder.resolve(name)));
  }

  /** A row of CSV by its columns; none of these has a comma in a cell. */
  private List<Map<String, String>> csv(String name) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name));
    String[] names = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      assertEquals(names.length, cells.length, line);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** The same table, however it was written. */
  private void assertSame(String name) throws IOException {
    List<Map<String, Object>> parquet = ParquetRead.rows(folder.resolve(name + ".parquet"));
    List<Map<String, String>> csv = csv(name + ".csv");
    JsonNode json = json(name + ".json");
    assertTrue(parquet.size() > 10, name + " has " + parquet.size() + " rows");
    assertEquals(parquet.size(), csv.size());
    assertEquals(parquet.size(), json.size());
    for (int i = 0; i < parquet.size(); i++) {
      for (Map.Entry<String, Object> cell : parquet.get(i).entrySet()) {
        assertSame(cell.getValue(), csv.get(i).get(cell.getKey()), cell.getKey());
        assertEquals(
            cell.getValue() != null, json.get(i).has(cell.getKey()), cell.getKey() + " of " + i);
        assertSame(cell.getValue(), json.get(i).path(cell.getKey()).asText(""), cell.getKey());
      }
    }
  }

  private static void assertSame(Object value, String text, String column) {
    switch (value) {
      case null -> assertEquals("", text, column);
      case Double number -> assertEquals(number, Double.valueOf(text), column);
      default -> assertEquals(value.toString(), text, column);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"governed", "reference"})
  void theSameTradesAreInEveryFormat(String engine) throws IOException {
    for (String ending : List.of("json", "csv", "parquet")) {
      backtest("--engine=" + engine, "--trades=t." + ending, "--equity=e." + ending);
    }
    assertSame("t");
    assertSame("t-orders");
    assertSame("e");
  }

  @Test
  void theTradesOfTheFileAreThoseOfTheResult() throws IOException {
    backtest("--trades=t.parquet", "--equity=e.parquet", "--results=r.parquet", "--json=r.json");
    JsonNode result = json("r.json");
    List<Map<String, Object>> trips = ParquetRead.rows(folder.resolve("t.parquet"));
    List<Map<String, Object>> orders = ParquetRead.rows(folder.resolve("t-orders.parquet"));
    assertEquals(
        result.at("/metrics/trades").asInt(),
        trips.stream().filter(trip -> trip.get("exit_time") != null).count());
    assertEquals(result.at("/metrics/fees_usd").asDouble(), sum(orders, "fee_usd"), 1e-6);
    double earned =
        sum(trips, "sold_usd")
            - sum(trips, "bought_usd")
            - sum(trips, "fees_usd")
            + sum(trips, "open_value_usd");
    assertEquals(
        result.at("/metrics/final_equity").asDouble()
            - result.at("/metrics/start_equity").asDouble(),
        earned,
        0.005);
    Map<String, Object> open = trips.getLast();
    assertEquals(
        result.at("/open_position/base_qty").asDouble(), (double) open.get("open_quantity"), 1e-12);
    for (String absent :
        List.of("exit_time", "exit_price_usd", "profit_usd", "exit_reason", "holding_hours")) {
      assertTrue(open.containsKey(absent));
      assertEquals(null, open.get(absent), absent);
    }
  }

  private static double sum(List<Map<String, Object>> rows, String column) {
    return rows.stream()
        .filter(row -> row.get(column) != null)
        .mapToDouble(row -> ((Number) row.get(column)).doubleValue())
        .sum();
  }

  @Test
  void equityAndResultsAreThoseOfTheJson() throws IOException {
    backtest("--equity=e.parquet", "--results=r.parquet", "--json=r.json");
    JsonNode result = json("r.json");
    List<Map<String, Object>> hours = ParquetRead.rows(folder.resolve("e.parquet"));
    assertEquals(result.at("/curve/equity_usd").size(), hours.size());
    for (int k = 0; k < hours.size(); k++) {
      Map<String, Object> hour = hours.get(k);
      JsonNode curve = result.get("curve");
      assertEquals(Instant.parse(curve.at("/open_time/" + k).asText()), hour.get("open_time"));
      for (String column : List.of("equity_usd", "exposure", "hold_equity_usd")) {
        assertEquals(curve.at("/" + column + "/" + k).asDouble(), hour.get(column), column);
      }
    }
    Map<String, String> of =
        Map.of("net", "metrics", "gross", "before_costs", "buy_and_hold", "buy_and_hold");
    List<Map<String, Object>> figures = ParquetRead.rows(folder.resolve("r.parquet"));
    assertEquals(3, figures.size());
    for (Map<String, Object> row : figures) {
      JsonNode metrics = result.get(of.get(row.get("basis")));
      assertEquals("sg_core_exposure_v1", row.get("strategy"));
      assertEquals(Instant.parse(result.get("from").asText()), row.get("from_time"));
      metrics
          .properties()
          .forEach(
              figure ->
                  assertSame(
                      row.get(figure.getKey()), figure.getValue().asText(), figure.getKey()));
    }
  }

  @Test
  void aFileThatIsThereIsReplaced() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "mine");
    backtest("--trades=t.csv");
    assertTrue(Files.readString(folder.resolve("t.csv")).startsWith("trip,entry_time,"));
    assertTrue(Files.exists(folder.resolve("t-orders.csv")));
  }

  /** Said before anything is worked out: no candles are read. */
  @ParameterizedTest
  @CsvSource({
    "--trades=t.xlsx, 2, '--trades: the ending of t.xlsx says no format; it has to be .json, .csv"
        + " or .parquet'",
    "--equity=equity, 2, --equity: the ending of equity says no format",
    "--results=.csv.gz, 2, --results: the ending of .csv.gz says no format",
    "--trades=nowhere/t.csv, 1, cannot write ",
    "--trades=taken.csv, 1, it is a folder"
  })
  void aFileThatCannotBeIsRefused(String option, int exits, String said) throws IOException {
    Files.createDirectory(folder.resolve("taken.csv"));
    Outcome outcome = run("backtest", "nothing-there.csv", option);
    outcome.exits(exits);
    assertTrue(outcome.err().contains(said), outcome.err());
    assertFalse(outcome.err().contains("nothing-there"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--trades=x.json, --json=./x.json, --json and --trades",
    "--trades=x.csv, --equity=x-orders.csv, --trades and --equity",
    "--equity=x.csv, --results=x.csv, --equity and --results"
  })
  void twoTablesInOneFileAreRefused(String one, String other, String said) {
    Outcome outcome = run("backtest", "--sample", one, other);
    outcome.exits(2);
    assertTrue(outcome.err().contains(said + " name the same file"), outcome.err());
  }

  @Test
  void theTrialsOfASweepAreThoseOfItsTable() throws IOException {
    run(
            "sweep",
            "--sample",
            "--to=2025-02-01",
            "--param=PRIME_HORIZON=12,24",
            "--param=PRIME_DD_SOFT=0.025,0.07",
            "--out=sweep")
        .exits(0);
    List<Map<String, Object>> parquet =
        ParquetRead.rows(folder.resolve("sweep").resolve("trials.parquet"));
    List<String> lines = Files.readAllLines(folder.resolve("sweep/trials.csv"));
    String[] names = lines.getFirst().split(",", -1);
    assertEquals(lines.size() - 1, parquet.size());
    assertEquals(List.of(names), List.copyOf(parquet.getFirst().keySet()));
    boolean impossible = false;
    for (int i = 0; i < parquet.size(); i++) {
      String[] cells = lines.get(i + 1).split(",", names.length);
      for (int k = 0; k < names.length; k++) {
        Object value = parquet.get(i).get(names[k]);
        if (names[k].equals("problem") && value != null) {
          impossible = true;
          assertEquals(cells[k], '"' + value.toString().replace("\"", "\"\"") + '"');
        } else {
          assertSame(value, cells[k], names[k]);
        }
      }
    }
    assertTrue(impossible, "a soft level above the hard one is impossible");
    assertEquals(12L, parquet.getFirst().get("PRIME_HORIZON"));
    assertEquals(0.025, parquet.getFirst().get("PRIME_DD_SOFT"));
  }
}
