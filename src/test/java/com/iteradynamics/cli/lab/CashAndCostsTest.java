package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The options of cash and costs are short for settings, wherever the lab trades. */
class CashAndCostsTest {
  private static final String FEED = " --set ARGUS_FEED_URI=feed.jsonl";

  @TempDir private Path folder;

  @BeforeEach
  void aFeedOfAnHour() throws IOException {
    Files.writeString(
        folder.resolve("feed.jsonl"),
        "{\"timestamp\":\"2025-05-21T00:00:00Z\",\"probability\":0.9}\n");
  }

  private Outcome run(String line) {
    return Run.in(folder).argus(line.split(" "));
  }

  static Stream<String> trading() {
    return Stream.of(
        "backtest --sample --from 2025-05-20 --json -",
        "walkforward --sample --param PRIME_HORIZON=12,24 --train-days 30 --test-days 15 --json -",
        "montecarlo --sample --from 2025-04 --runs 50 --json -",
        "feed compare --sample --from 2025-05-20 --json" + FEED,
        "replay --sample --from 2025-05-20 --json");
  }

  static Stream<String> checking() {
    return Stream.of(
        "check parity --sample --from 2025-05-20",
        "check lookahead --sample --from 2025-05-25 --cuts 1",
        "check recursive --sample --from 2025-05-25 --hours 5",
        "sweep --sample --from 2025-05-20 --param PRIME_HORIZON=12,24 --out o");
  }

  @ParameterizedTest
  @MethodSource("trading")
  void anOptionIsTheSameAsItsSettings(String command) throws IOException {
    JsonNode usual = plain(command);
    JsonNode rich = plain(command + " --cash 25000.50");
    assertEquals(plain(command + " --set PAPER_START_CASH_USD=25000.50"), rich);
    assertNotEquals(usual, rich);
    String rates =
        " --set PAPER_MAKER_FEE_BPS=10.0 --set PAPER_FEE_BPS=10.0 --set PAPER_SLIPPAGE_BPS=5.0";
    JsonNode cheap = plain(command + " --costs pro");
    assertEquals(plain(command + rates), cheap);
    assertNotEquals(usual, cheap);
    assertEquals(cheap, plain(command + " --maker-bps 10.0 --taker-bps 10.0 --slippage-bps 5.0"));
    assertEquals(cheap, plain(command + " --fee-bps 10.0 --slippage-bps 5.0"));
  }

  /** Who says what the fees are, and with which words, is not a figure. */
  private JsonNode plain(String line) throws IOException {
    JsonNode answer = Run.json(run(line).exits(0).out());
    ((com.fasterxml.jackson.databind.node.ObjectNode) answer).remove("fees");
    return answer;
  }

  @ParameterizedTest
  @MethodSource("checking")
  void checksAndSearchesTakeThemToo(String command) {
    Outcome checked = run(command + " --cash 500 --costs institutional");
    assertTrue(checked.exitCode() == 0 || command.contains("recursive"), checked.err());
    assertEquals("", checked.err().replaceFirst("argus: SYNTHETIC .*\\R", ""));
  }

  @ParameterizedTest
  @MethodSource({"trading", "checking"})
  void whatCannotBeIsRefusedByTheNameOfTheOption(String command) {
    String range = "--cash must be an amount, 0.00000001..1000000000, was ";
    for (String cash : new String[] {"0", "-5", "abc", "1,000", "1000000001", "1e", "$5"}) {
      Outcome refused = run(command + " --cash " + cash).exits(2);
      assertEquals("argus: " + range + "\"" + cash + "\"", refused.errLines().getFirst());
    }
    Outcome near = run(command + " --costs retial").exits(2);
    assertTrue(near.err().contains("did you mean retail?"), near.err());
    run(command + " --cash").exits(2);
    run(command + " --costs pro --fee-bps 1").exits(2);
    run(command + " --fee-bps 1 --maker-bps 1").exits(2);
    run(command + " --taker-bps -1").exits(2);
  }

  @ParameterizedTest
  @CsvSource({"trace --sample --out -", "feed check --sample", "candles verify --sample"})
  void whatDoesNotTradeTakesNeither(String command) {
    run(command + " --cash 5").exits(2);
    run(command + " --costs pro").exits(2);
  }

  @Test
  void theReferenceEngineHasItsOwnCash() {
    Outcome refused = run("backtest --sample --engine reference --cash 10000").exits(2);
    assertEquals(
        "argus: --cash: the reference engine always begins with 10,000 USD", refused.err().strip());
  }

  @Test
  void theOptionWinsAgainstTheSetting() throws IOException {
    String line = "replay --sample --from 2025-05-20 --json --cash 5 --set PAPER_START_CASH_USD=7";
    assertEquals(5, plain(line).get("start_usd").asDouble());
  }
}
