package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.tablefile.ParquetRead;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs of the sample's paper book: two round trips in four days. */
class CostsCommandTest {
  @TempDir private Path folder;

  private Run run() {
    return Run.in(folder).at("2025-03-15T14:20:00Z").with("COLUMNS", "80");
  }

  private void book() {
    run()
        .argus(
            "replay",
            "--sample",
            "--out",
            "data",
            "--from",
            "2025-03-11",
            "--to",
            "2025-03-15T00:00")
        .exits(0);
  }

  private JsonNode json(String... more) throws IOException {
    return json(0, more);
  }

  private JsonNode json(int exitCode, String... more) throws IOException {
    String[] args = new String[more.length + 2];
    args[0] = "costs";
    args[1] = "--json";
    System.arraycopy(more, 0, args, 2, more.length);
    return Run.json(run().argus(args).exits(exitCode).out());
  }

  @Test
  void ordersPartsAndSumsAreShownBesideWhatTheLabAssumes() {
    book();
    List<String> lines = run().argus("costs").exits(0).outLines();
    assertEquals(
        List.of(
            "HOUR (UTC)        SIDE   VALUE  COST    BPS  LAB BPS  MORE BPS  STATE",
            "2025-03-11 01:00  BUY   247.77  2.35  95.00    95.00      0.00  FILLED"),
        lines.subList(0, 2));
    assertEquals(
        "2025-03-13 02:00  BUY    0.00       -    0.12  2.22      0.01  2.35", lines.get(9));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("spread USD")), lines::toString);
    assertEquals(
        List.of(
            "4 executed orders cost 95.00 bps of their value, 0.00 bps more than the lab",
            "assumes (fee 90, slippage 5 bps)."),
        lines.subList(lines.size() - 2, lines.size()));
  }

  @Test
  void ordersGoIntoATableForNotebooks() throws IOException {
    book();
    JsonNode answer = json("--table=orders.parquet");
    List<Map<String, Object>> rows = ParquetRead.rows(folder.resolve("orders.parquet"));
    assertEquals(answer.get("orders").size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode order = answer.get("orders").get(i);
      assertEquals(
          order.properties().stream().map(Map.Entry::getKey).toList(),
          List.copyOf(rows.get(i).keySet()));
      for (Map.Entry<String, Object> cell : rows.get(i).entrySet()) {
        JsonNode exact = order.get(cell.getKey());
        switch (cell.getValue()) {
          case null -> assertTrue(exact.isNull(), cell.getKey());
          case Double number -> assertEquals(exact.asDouble(), number, cell.getKey());
          default -> assertEquals(exact.asText(), cell.getValue().toString(), cell.getKey());
        }
      }
    }
    run().argus("costs", "--table=orders.txt").exits(2);
  }

  @Test
  void recordsGoIntoATableForNotebooks() throws Exception {
    book();
    Outcome shown = run().argus("history", "--last=60", "--json", "--table=records.parquet");
    JsonNode records = Run.json(shown.exits(0).out());
    List<Map<String, Object>> rows = ParquetRead.rows(folder.resolve("records.parquet"));
    assertEquals(60, rows.size());
    Set<String> filled = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, Object> row = rows.get(i);
      JsonNode record = records.get(i);
      assertEquals(List.copyOf(Recorded.all().keySet()), List.copyOf(row.keySet()));
      assertEquals(
          record.get("timestamp_utc").asText(),
          CortexRecord.timestamp((Instant) row.get("timestamp_utc")));
      for (Map.Entry<String, Object> cell : row.entrySet()) {
        JsonNode exact = record.get(cell.getKey());
        assertEquals(exact == null, cell.getValue() == null, cell.getKey());
        if (exact == null || cell.getValue() instanceof Instant) {
          continue;
        }
        filled.add(cell.getKey());
        switch (cell.getValue()) {
          case Double number -> assertEquals(exact.asDouble(), number, cell.getKey());
          case String json when exact.isContainerNode() -> assertEquals(exact, Run.json(json));
          default -> assertEquals(exact.asText(), cell.getValue().toString(), cell.getKey());
        }
      }
    }
    assertTrue(
        filled.containsAll(
            List.of("execution_branch", "cash_usd", "orders", "in_position", "regime_features")),
        filled.toString());
    run().argus("history", "--table=records").exits(2);
  }

  /** The lab of a large account would have paid 10 + 5 bps. */
  @Test
  void aFeeThatTheLabDoesNotAssumeIsTheDifference() throws IOException {
    book();
    JsonNode all = json("--set", "PAPER_FEE_BPS=10").get("sums").get("all");
    assertEquals(95, all.get("cost_bps").asDouble());
    assertEquals(15, all.get("lab_bps").asDouble());
    assertEquals(80, all.get("excess_bps").asDouble());
  }

  @Test
  void aProgramGetsPartsThatAddUpToTheCent() throws IOException {
    book();
    JsonNode answer = json();
    assertEquals("paper", answer.get("book").asText());
    assertEquals(4, answer.get("orders").size());
    assertEquals(2, answer.get("sums").get("buy").get("filled").asInt());
    assertEquals(2, answer.get("sums").get("sell").get("filled").asInt());
    for (JsonNode order : answer.get("orders")) {
      assertAddsUp(order);
      assertTrue(order.get("spread_usd").isNull() && order.get("mid_usd").isNull());
      assertEquals(0, new BigDecimal("0.009").compareTo(order.get("fee_rate").decimalValue()));
    }
    answer.get("sums").forEach(CostsCommandTest::assertAddsUp);
  }

  private static void assertAddsUp(JsonNode cost) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String part : List.of("delay", "spread", "impact", "fee", "rounding")) {
      JsonNode amount = cost.get(part + "_usd");
      sum = amount.isNull() ? sum : sum.add(amount.decimalValue());
    }
    assertEquals(0, sum.compareTo(cost.get("cost_usd").decimalValue()), cost::toString);
  }

  @Test
  void aSpanIsOfTickHours() throws IOException {
    book();
    JsonNode some = json("--from", "2025-03-13T01:00", "--to", "2025-03-13T01:30");
    assertEquals(1, some.get("orders").size());
    assertEquals("2025-03-13T01:00:00Z", some.get("orders").get(0).get("hour").asText());
    assertEquals(1, json("--to", "2025-03-11T12:00").get("orders").size());
    assertEquals(
        json("--from", "2025-03-13T00:00", "--to", "2025-03-13T23:59").get("orders"),
        json("--from", "2025-03-13", "--to", "2025-03-13").get("orders"));
    assertEquals(json(), json("--from", "2025", "--to", "2025-03"));
    assertEquals(json(), json("--from", "-2y"));
    assertEquals(0, json("--from", "-1h").get("orders").size());
    assertTrue(
        run()
            .argus("costs", "--from", "2025-03-13", "--to", "2025-03-12")
            .exits(2)
            .err()
            .contains("is before --from"));
  }

  @Test
  void anEmptyBookHasNoOrders() throws IOException {
    book();
    assertEquals("no orders\n", run().argus("costs", "--product", "ETH-USD").exits(0).out());
    JsonNode answer = json("--product", "ETH-USD");
    assertEquals(0, answer.get("orders").size());
    JsonNode all = answer.get("sums").get("all");
    assertEquals(0, all.get("filled").asInt());
    assertTrue(all.get("cost_usd").isNull() && all.get("cost_bps").isNull());
  }

  /** A row that is no record at all, and one whose orders make no sense. */
  @Test
  void aRecordThatCannotBeReadIsNamedAndTheRestIsListed() throws IOException {
    book();
    Path store = folder.resolve("data");
    StoreFile.change(
        store,
        "UPDATE records SET json = '{\"schema\":1}' WHERE timestamp_utc = '2025-03-13 01:00:00'");
    Outcome outcome = run().argus("costs").exits(1);
    assertTrue(
        outcome
            .err()
            .replace("\n", " ")
            .contains("the record of 2025-03-13 01:00:00 in argus.db cannot be"),
        outcome.err());
    assertFalse(outcome.out().contains("2025-03-13 01:00"), outcome.out());
    assertTrue(outcome.out().contains("2025-03-13 02:00"), outcome.out());
    assertEquals(3, json(1, "--from", "2025-03-11").get("orders").size());
    StoreFile.change(
        store,
        "UPDATE records SET json = replace(json, '\"side\":\"BUY\"', '\"side\":\"KEEP\"')"
            + " WHERE timestamp_utc = '2025-03-13 02:00:00'");
    JsonNode answer = json(1);
    assertEquals(2, answer.get("orders").size());
    assertEquals(2, answer.get("problems").size());
    StoreFile.change(store, "UPDATE records SET json = '{\"schema\":1}'");
    run().argus("costs").exits(1);
  }
}
