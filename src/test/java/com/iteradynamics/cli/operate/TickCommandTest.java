package com.iteradynamics.cli.operate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickCommandTest {
  @TempDir private Path folder;

  private static JsonNode record(Outcome outcome) throws IOException {
    return Run.json(outcome.exits(0).out());
  }

  /** Every file below the folder, with its content. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void theSampleTickNeedsAndLeavesNothing() throws IOException {
    Outcome outcome = Run.in(folder).argus("tick", "--sample").exits(0);
    assertEquals("", outcome.err());
    assertEquals(Map.of(), files());
    for (String part :
        List.of("regime ", "intent ", "gates ", "decision ", "order ", "equity ", "SYNTHETIC")) {
      assertTrue(outcome.out().contains(part), part + " in " + outcome.out());
    }
  }

  @Test
  void theSampleTickSaysTheSameWheneverAndWhereverItRuns(@TempDir Path elsewhere) {
    String here = Run.in(folder).at("2025-06-01T00:00:10Z").argus("tick", "--sample").out();
    String there = Run.in(elsewhere).at("2031-01-01T00:00:00Z").argus("tick", "--sample").out();
    assertEquals(here, there);
  }

  @Test
  void theSameHourAgainAnswersWithTheFirstRecordAndChangesNothing() throws IOException {
    Outcome first =
        Run.in(folder).argus("tick", "--sample", "--store", "s", "--at", "2025-05-20T10:59");
    JsonNode record = Run.json(Files.readString(folder.resolve("s/cortex.json")));
    assertEquals("2025-05-20 10:00:00", record.get("timestamp_utc").asText());
    Map<String, String> before = files();
    Outcome again =
        Run.in(folder).argus("tick", "--sample", "--store", "s", "--at", "2025-05-20T10:00");
    assertEquals(before, files());
    assertTrue(again.exits(0).out().startsWith(first.exits(0).out()), again.out());
    assertTrue(again.out().endsWith("This hour had its record already; nothing was done.\n"));
  }

  @Test
  void theFilesOfTheSeedAreThere() throws IOException {
    Run.in(folder).argus("tick", "--sample", "--store", "s").exits(0);
    for (String name :
        List.of("paper_prime_state.json", "cortex.json", "argus.db", "trade_ledger.jsonl")) {
      assertTrue(Files.size(folder.resolve("s").resolve(name)) > 0, name);
    }
  }

  @Test
  void anEventsTimeFixesTheHour() throws IOException {
    String event = Path.of("events/hourly-tick.json").toAbsolutePath().toString();
    JsonNode record = record(Run.in(folder).argus("tick", "--sample", "--event", event, "--json"));
    assertEquals("2025-05-20 10:00:00", record.get("timestamp_utc").asText());
    assertEquals("ENTER_LONG", record.get("execution_branch").asText());
  }

  @Test
  void anEventMayForcePaperAndNeverRealMoney() throws IOException {
    String event = Path.of("events/dry-run.json").toAbsolutePath().toString();
    Run live = Run.in(folder).with("PRIME_DRY_RUN", "0").with("ARGUS_DRY_RUN", "0");
    Outcome refused = live.argus("tick", "--at", "2025-05-20T10:00").exits(2);
    assertTrue(refused.err().contains("on the tables in AWS alone"), refused.err());
    assertEquals(Map.of(), files());
    JsonNode record = record(live.argus("tick", "--event", event, "--json"));
    assertTrue(record.get("dry_run").asBoolean());
    assertEquals("paper", record.get("book").asText());
  }

  @Test
  void withoutCandlesItRefusesToTradeAndSaysHowToGetSome() throws IOException {
    Outcome outcome = Run.in(folder).argus("tick", "--json");
    assertEquals("STALE_CANDLES", record(outcome).get("execution_branch").asText());
    assertEquals("2026-11-22 12:00:00", record(outcome).get("timestamp_utc").asText());
    assertTrue(outcome.err().contains("./argus candles import --help"), outcome.err());
  }

  @Test
  void anUnknownStrategyIsRecordedAndNeverReplacedByAnother() throws IOException {
    Outcome outcome =
        Run.in(folder)
            .with("ARGUS_STRATEGY_MODULE", "research.strategies.sg_nobody_v9")
            .argus("tick", "--sample", "--json");
    JsonNode record = record(outcome);
    assertEquals("HOLD_STRATEGY_FAIL", record.get("execution_branch").asText());
    assertEquals("HOLD", record.get("intent_action").asText());
    assertEquals(
        "research.strategies.sg_nobody_v9", record.get("external_strategy_module").asText());
    assertTrue(record.get("intent_error").asText().contains("known are sg_core_exposure_v1,"));
  }

  @Test
  void theRecordNamesTheParametersThatWereChanged() throws IOException {
    JsonNode usual = record(Run.in(folder).argus("tick", "--sample", "--json"));
    JsonNode same =
        record(
            Run.in(folder)
                .with("COINBASE_API_SECRET", "hush")
                .argus("tick", "--sample", "--json", "--set", "PRIME_MAX_EXPOSURE=.250"));
    JsonNode other =
        record(
            Run.in(folder).argus("tick", "--sample", "--json", "--set", "PRIME_MAX_EXPOSURE=0.5"));
    assertTrue(usual.get("parameters").isEmpty() && same.get("parameters").isEmpty());
    assertEquals(usual.get("parameter_hash"), same.get("parameter_hash"));
    assertEquals("0.5", other.get("parameters").get("PRIME_MAX_EXPOSURE").asText());
    assertFalse(usual.get("parameter_hash").equals(other.get("parameter_hash")));
    assertEquals(0.5, other.get("max_exposure").asDouble());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--sample --at noon | \"noon\" is not a time",
        "--sample --product ETH-USD | the sample candles are of BTC-USD, not of ETH-USD",
        "--product btc | ARGUS_PRODUCT_ID must be BASE-QUOTE in capitals, was \"btc\"",
        "--event event.json --at 2025-01-01 | both fix the hour",
        "--event event.json --product ETH-USD | --product says ETH-USD, and the event says BTC-USD",
        "--event bad.json | hour is not a field of an event",
        "--at 2030-01-01 | lies ahead of the clock",
        "--set PRIME_HORIZON=0 | PRIME_HORIZON must be a whole number",
        "--set NOT_OURS=1 | NOT_OURS (option) is not a parameter of Argus",
        "now | Unmatched argument at index 1: 'now'"
      })
  void whatCannotBeRunIsAUsageErrorAndLeavesNoRecord(String args, String message)
      throws IOException {
    Files.writeString(
        folder.resolve("event.json"),
        "{\"product_id\": \"BTC-USD\", \"time\": \"2025-05-20T10:00Z\"}");
    Files.writeString(folder.resolve("bad.json"), "{\"hour\": 3}");
    String[] words = ("tick " + args).split(" ");
    Outcome outcome = Run.in(folder).argus(words).exits(2);
    assertTrue(outcome.err().contains(message), outcome.err());
    assertEquals("", outcome.out());
    Path store = folder.resolve("data");
    if (Files.exists(store)) {
      assertEquals(List.of(), StoreFile.rows(store, "SELECT json FROM records"));
    }
  }

  @Test
  void aStoreThatCannotBeMadeIsAFailureWithItsName() throws IOException {
    Files.writeString(folder.resolve("s"), "a file");
    Outcome outcome = Run.in(folder).argus("tick", "--sample", "--store", "s").exits(1);
    assertTrue(outcome.err().startsWith("argus: the store " + folder.resolve("s")), outcome.err());
    assertEquals(1, outcome.errLines().size());
  }

  @Test
  void aCorruptStateStopsTradingAndIsLeftAsItIs() throws IOException {
    Run.in(folder).argus("tick", "--sample", "--store", "s", "--at", "2025-05-20T10:00").exits(0);
    String damaged = "{\"schema\": 1, \"cash_\": null}";
    StoreFile.change(folder.resolve("s"), "UPDATE states SET json = ?", damaged);
    Outcome outcome = Run.in(folder).argus("tick", "--sample", "--store", "s").exits(0);
    assertTrue(outcome.out().contains("decision  HOLD_STATE_CORRUPT"), outcome.out());
    assertTrue(outcome.err().contains("./argus state show"), outcome.err());
    assertEquals(List.of(damaged), StoreFile.rows(folder.resolve("s"), "SELECT json FROM states"));
    Run.in(folder).argus("state", "show", "--store", "s").exits(1);
  }
}
