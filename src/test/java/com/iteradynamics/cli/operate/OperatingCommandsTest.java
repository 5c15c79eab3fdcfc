package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.OtherProcess;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.document.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** status, explain and verify-record on stores that are well, and on others. */
class OperatingCommandsTest {
  private static final String LAST = "2025-03-12T01:00";

  @TempDir private static Path made;

  @TempDir private Path folder;

  @BeforeAll
  static void replay() {
    Run.in(made)
        .argus(
            "replay",
            "--sample",
            "--out",
            "data",
            "--from",
            "2025-03-11",
            "--to",
            "2025-03-12T00:00")
        .exits(0);
  }

  @BeforeEach
  void copy() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Stream<Path> files = Files.list(made.resolve("data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, data.resolve(file.getFileName()));
      }
    }
  }

  private Outcome argus(String line) {
    return Run.in(folder).at("2025-03-12T01:20:00Z").argus(line.split(" "));
  }

  private void change(String table, String from, String to) {
    StoreFile.spoil(folder.resolve("data"), table, from, to);
  }

  @Test
  void whatIsWellEndsWithNought() throws IOException {
    Outcome well = argus("status").exits(0);
    assertTrue(well.out().startsWith("PAPER, no real money: BTC-USD\n"), well.out());
    for (String fact :
        List.of(
            "state      OK: nothing needs attention",
            "last tick 2025-03-12 01:00 UTC (20 min ago), next 2025-03-12 02:00 UTC (in 40 min)",
            ", none missed in 24 h",
            "regime     TREND_UP, confidence 0.67",
            "governors  HOLD_IN_POSITION: position worth",
            "unrealized ",
            ", band ok",
            "wallet     verified")) {
      assertTrue(well.out().contains(fact), () -> fact + " is not in\n" + well.out());
    }
    JsonNode json = Run.json(argus("status --json").exits(0).out());
    assertTrue(json.get("healthy").asBoolean());
    assertFalse(json.get("real_money").asBoolean());
    assertEquals("HOLD_IN_POSITION", json.get("decision").get("branch").asText());
    assertEquals("2025-03-12T01:00:00Z", json.get("last_tick").asText());
    assertTrue(json.get("position").get("unrealised_usd").isNumber());
    assertEquals(0.06, json.get("money").get("hard_frac").asDouble());
  }

  @Test
  void ticksThatDoNotComeAreMissedAndHaltsAreShown() {
    Outcome late = Run.in(folder).at("2025-03-12T04:20:00Z").argus("status").exits(1);
    assertTrue(late.out().contains("! 3 of the last 24 hours have no record"), late.out());
    assertTrue(late.out().contains("(RUNBOOK.md, argus-tick-missed)"), late.out());
    Outcome gone = Run.in(folder).at("2025-04-12T04:20:00Z").argus("status").exits(1);
    assertTrue(gone.out().contains("! 24 of the last 24 hours have no record"), gone.out());
    Run.in(folder).argus("halt", "--reason", "looking into it").exits(0);
    Outcome halted = argus("status").exits(1);
    assertTrue(halted.out().contains("! trading is HALTED: looking into it"), halted.out());
  }

  @Test
  void whatAnHourBooksOfEarlierOnesIsReportedByHistoryAndExplain() throws IOException {
    change(
        "records",
        "\"inputs\":{",
        "\"booked_late\":[{\"hour\":\"2025-03-11T23:00:00Z\",\"client_order_id\":\"id-7\","
            + "\"side\":\"BUY\",\"size\":250,\"leg\":0,\"attempt\":0,\"reference_price_usd\":100,"
            + "\"sends\":1,\"state\":\"PARTIAL_DONE\","
            + "\"fill_source\":\"NEXT_OPEN\",\"fills\":[{\"price_usd\":100,\"base_qty\":0.37,"
            + "\"value_usd\":37,\"fee_usd\":0.3}]}],\"inputs\":{");
    String history = argus("history").exits(0).out();
    assertTrue(history.contains("late BUY 0.37 PARTIAL_DONE"), history);
    String told = argus("explain --at 2025-03-12T01:00").exits(0).out();
    assertTrue(told.contains("Booked by this hour, of the hour 2025-03-11T23:00:00Z:"), told);
    assertTrue(told.contains("filled 0.37"), told);
  }

  @Test
  void haltAndResumeWaitForNothing() throws Exception {
    try (OtherProcess other = OtherProcess.opening(folder.resolve("data"))) {
      assertTrue(other.said().startsWith("ticks"), other.said());
      Outcome halted = Run.in(folder).argus("halt", "--reason", "stop it").exits(0);
      assertTrue(halted.out().contains("paper: trading is HALTED: stop it"), halted.out());
      assertEquals("", halted.err());
      assertTrue(argus("status").exits(1).out().contains("HALTED: stop it"));
      Run.in(folder).argus("halt", "--reducing", "--reason", "less").exits(0);
      Run.in(folder).argus("resume", "--reason", "go on").exits(0);
      assertTrue(argus("status").out().contains("ACTIVE"));
      Outcome second = argus("tick --sample --store data --at 2025-03-12T02:00").exits(1);
      assertTrue(second.err().contains("another argus process is working"), second.err());
      assertEquals(0, other.end());
    }
    argus("tick --sample --store data --at 2025-03-12T02:00").exits(0);
  }

  /** The writer is stuck in the middle of a change for good. */
  @Test
  void haltNeedsNoDatabase() throws Exception {
    try (OtherProcess other = OtherProcess.stuck(folder.resolve("data"))) {
      assertEquals("stuck", other.said());
      Outcome halted = Run.in(folder).argus("halt", "--reason", "stop it").exits(0);
      assertTrue(
          halted.out().contains("paper: trading is HALTED: stop it (from the next tick on)"),
          halted.out());
      assertTrue(halted.err().contains("; halted all the same, by halt.json in it"), halted.err());
      assertTrue(halted.err().contains("busy for 10 seconds"), halted.err());
      assertTrue(argus("status").exits(1).out().contains("HALTED: stop it"));
    }
    Run.in(folder).argus("resume", "--reason", "go on").exits(0);
    assertTrue(argus("status").exits(0).out().contains("ACTIVE"));
  }

  @Test
  void aSettingThatIsWrongDoesNotKeepAPersonFromHalting() throws IOException {
    Files.writeString(folder.resolve(".env"), "PRIME_DD_HARD=lots\n");
    Outcome halted = Run.in(folder).argus("halt", "--reason", "stop it").exits(0);
    assertTrue(halted.err().contains("PRIME_DD_HARD"), halted.err());
    Run.in(folder).argus("resume", "--reason", "go on").exits(2);
    Files.writeString(folder.resolve(".env"), "ARGUS_STOER=elsewhere\n");
    Run.in(folder).argus("halt", "--reason", "where?").exits(2);
  }

  @Test
  void anOrderThatRestsBeyondItsTickIsShownAndNeedsNobody() throws IOException {
    change("states", "\"open_orders\":[]", "\"open_orders\":[\"order-7\"]");
    change(
        "states",
        "\"resting\":null",
        "\"resting\":{\"client_order_id\":\"order-7\",\"until\":\"2125-01-01T00:00:00Z\",\"requotes\":2}");
    String rests = "the order order-7 until 2125-01-01T00:00:00Z, moved 2 times";
    Outcome status = argus("status").exits(0);
    assertTrue(status.out().contains(rests), status.out());
    assertFalse(status.out().contains("ORDER_UNRESOLVED"), status.out());
    assertTrue(argus("state show").exits(0).out().contains(rests));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          states  | "killed":false          | "killed":true                   | KILLED_STATE_ACTIVE
          states  | "cash_usd":             | "cash_usd":-                    | HOLD_STATE_CORRUPT
          states  | "schema":7              | "schema":99                     | HOLD_STATE_CORRUPT
          states  | "open_orders":[]        | "open_orders":["order-7"]       | ORDER_UNRESOLVED
          records | "wallet_verified":true  | "wallet_verified":false,"wallet_err":"503" | WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY
          records | "wallet_verified":true  | "wallet_verified":true,"wallet_err":"short" | RECONCILE_MISMATCH
          records | "inputs":{              | "inputs":{"stale_candles":"no candle of 00:00", | STALE_CANDLES
          records | "inputs":{              | "inputs":{"unresolved_order":"x", | ORDER_UNRESOLVED
          records | "inputs":{              | "inputs":{"strange_order":"x",  | RECONCILE_MISMATCH
          records | "inputs":{              | "inputs":{"unlisted_orders":"x",  | WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY
          records | "dd_band":"ok"          | "dd_band":"hard"                | HARD_DD_BLOCK
          records | "trading_state":"ACTIVE","trading_state_reason":"" | "trading_state":"REDUCING","trading_state_reason":"entries are off: x" | REDUCE_ONLY
          records | "intent_source":        | "intent_error":"threw","intent_source": | HOLD_STRATEGY_FAIL
          """,
      delimiter = '|')
  void whatNeedsAPersonIsListed(String table, String from, String to, String runbook)
      throws IOException {
    change(table, from, to);
    Outcome needs = argus("status").exits(1);
    assertTrue(needs.out().contains("NEEDS ATTENTION"), needs.out());
    assertTrue(needs.out().contains("(RUNBOOK.md, " + runbook + ")"), needs.out());
    assertFalse(Run.json(argus("status --json").exits(1).out()).get("healthy").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatAStateThatCannotBeReadHeldIsNotKnown(boolean gone) {
    if (gone) {
      StoreFile.change(folder.resolve("data"), "DELETE FROM states");
    } else {
      change("states", "\"cash_usd\":", "\"cash_usd\":-");
    }
    for (String before : List.of("the tick's own record", "that of the hour before")) {
      Outcome status = Run.in(folder).at("2025-03-12T02:20:00Z").argus("status").exits(1);
      for (String words :
          List.of(
              "position   not known\n",
              "equity     not known, peak not known, cash not known\n",
              "drawdown   not known, band not known",
              "NOT VERIFIED; last verified at 2025-03-12 01:00 UTC: 999.33 USD")) {
        assertTrue(status.out().contains(words), () -> before + ": " + words + " in " + status);
      }
      Run.in(folder)
          .at("2025-03-12T02:01:00Z")
          .argus("tick", "--sample", "--store", "data", "--at", "2025-03-12T02:00")
          .exits(0);
    }
    Outcome status = Run.in(folder).at("2025-03-12T02:20:00Z").argus("status");
    assertTrue(status.out().contains("wallet     NOT VERIFIED"), status.out());
    assertFalse(status.out().contains(" 0.00 "), status.out());
    List<String> history = argus("history --last 1").exits(0).outLines();
    assertEquals(
        List.of("2025-03-12", "02:00", "HOLD_STATE_CORRUPT", "TREND_UP", "-", "-"),
        List.of(history.getLast().split(" +")));
    String story = argus("explain --at 2025-03-12T02:00").exits(0).out();
    assertTrue(story.contains("What the book holds is not known"), story);
    assertFalse(story.contains("0.00 USD"), story);
  }

  @Test
  void anEmptyStoreAMissingOneAndATornOneAreNamed() throws IOException {
    Files.createDirectories(folder.resolve("fresh"));
    assertTrue(argus("status --store fresh").exits(1).out().contains("NOTHING YET"));
    String none = argus("explain --store fresh --at " + LAST).exits(1).err();
    assertTrue(none.contains("it has none at all"), none);
    for (String command : List.of("status", "explain --at " + LAST, "verify-record --at " + LAST)) {
      String missing = argus(command + " --store nowhere").exits(1).err();
      assertTrue(missing.contains("there is no store in"), missing);
    }
    change("records", "\"schema\":1", "\"schema\":9");
    for (String command : List.of("status", "explain --at " + LAST, "verify-record --at " + LAST)) {
      Outcome torn = argus(command).exits(1);
      assertTrue(
          (torn.out() + torn.err())
              .contains("the record of 2025-03-12 01:00:00 in argus.db cannot be trusted"),
          torn::toString);
    }
  }

  @Test
  void anHourWithoutARecordNamesTheNearest() {
    String err = argus("explain --at 2025-03-12T05:30").exits(1).err();
    assertTrue(err.contains("has no record of 2025-03-12T05:00:00Z"), err);
    assertTrue(err.contains("the nearest are of 2025-03-12T01:00:00Z"), err);
    argus("explain").exits(2);
    argus("verify-record --at noon").exits(2);
    argus("verify-record --at " + LAST + " --sample --candles x.csv").exits(2);
    assertTrue(argus("verify-record --at 2024-01-01 --sample").exits(1).err().contains("nearest"));
  }

  @Test
  void anEntryIsToldFromWhatItSawToWhatItChanged() throws IOException {
    Outcome story = argus("explain --at 2025-03-11T01:00").exits(0);
    for (String words :
        List.of(
            "ENTER_LONG\n  Everything allowed the entry: it buys.",
            "1500 candles, the newest opened 2025-03-11T00:00:00Z",
            "wanted ENTER_LONG",
            "passed   HALTED ",
            "DECIDED  ENTER_LONG",
            "Fees of the settings: taker 90 bps, maker 50 bps",
            "BUY 250.00 USD, sent 1 time(s): FILLED, fee 90 bps",
            "cash: 750",
            ", was 1000",
            "planned exit: ")) {
      assertTrue(story.out().contains(words), () -> words + " is not in\n" + story.out());
    }
    JsonNode json = Run.json(argus("explain --json --at 2025-03-11T01:00").exits(0).out());
    assertEquals("ENTER_LONG", json.get("record").get("execution_branch").asText());
    assertEquals(7, json.get("story").size());
  }

  @Test
  void aRecordIsDecidedAgainWhateverIsSetToday() throws IOException {
    Outcome same =
        Run.in(folder)
            .with("PRIME_MAX_EXPOSURE", "0.9")
            .with("ARGUS_STRATEGY_MODULE", "sg_trend_probe_v1")
            .argus("verify-record", "--sample", "--at", LAST)
            .exits(0);
    assertTrue(same.out().contains("SAME       regime and intent"), same.out());
    assertTrue(same.out().contains("SAME       ledger"), same.out());
    JsonNode json = Run.json(argus("verify-record --json --sample --at " + LAST).exits(0).out());
    assertTrue(json.get("agrees").asBoolean());
    Outcome without = argus("verify-record --at " + LAST).exits(1);
    assertTrue(without.out().contains("UNKNOWN    candles"), without.out());
    change("records", "\"regime_label\":\"TREND_UP\"", "\"regime_label\":\"CHOP\"");
    Outcome touched = argus("verify-record --sample --at " + LAST).exits(1);
    assertTrue(
        touched.out().contains("regime_label: recorded \"CHOP\", recomputed \"TREND_UP\""),
        touched.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set PRIME_MAX_EXPOSURE=0.5 --set PRIME_HORIZON=12",
        "--set ARGUS_STRATEGY_MODULE=sg_regime_trend_v1 --set PRIME_HORIZON=9",
        "--set ARGUS_MODE=legacy",
        "--set ARGUS_STRATEGY_MODULE=nobody"
      })
  void aRunWithOtherParametersIsDecidedAgainByThem(String set) {
    argus("tick --sample --store other --at 2025-05-20T10:00 " + set).exits(0);
    Outcome same = argus("verify-record --sample --store other --at 2025-05-20T10:00").exits(0);
    assertTrue(same.out().contains("SAME       parameters"), same.out());
    assertTrue(argus("explain --store other --at 2025-05-20T10:00").exits(0).err().isEmpty());
  }

  @Test
  void parametersThatAreNoneAreReportedAndWrongOnesStopIt() throws IOException {
    change("records", "\"parameters\":{}", "\"parameters\":{\"PRIME_OLD\":\"1\"}");
    Outcome strange = argus("verify-record --sample --at " + LAST).exits(0);
    assertTrue(strange.err().contains("PRIME_OLD is no parameter here"), strange.err());
    change("records", "PRIME_OLD", "PRIME_HORIZON");
    change("records", "\"PRIME_HORIZON\":\"1\"", "\"PRIME_HORIZON\":\"soon\"");
    Outcome wrong = argus("verify-record --sample --at " + LAST).exits(1);
    assertTrue(wrong.err().contains("cannot be used: PRIME_HORIZON"), wrong.err());
  }

  @Test
  void whatATerminalWouldObeyIsPrintedAsItsNumber() throws IOException {
    String bad = "\\u001b[2J\\u0007\\u009b31m\\u202e\\u2028evil\\nforged     line";
    change("records", "\"why\":\"position worth", "\"why\":\"" + bad);
    change("records", "\"intent_reason\":\"", "\"intent_reason\":\"" + bad);
    change("records", "\"regime_label\":\"TREND_UP", "\"regime_label\":\"" + bad);
    for (String command :
        List.of(
            "status",
            "status --json",
            "history",
            "explain --at " + LAST,
            "explain --json --at " + LAST,
            "verify-record --sample --at " + LAST,
            "verify-record --json --sample --at " + LAST)) {
      Outcome told = argus(command);
      // A difference is told in JSON, which is a text in JSON with --json.
      String small = told.out().toLowerCase(Locale.ROOT).replace("\\\\u", "\\u");
      assertTrue(small.contains("\\u001b[2j\\u0007\\u009b31m\\u202e"), told.out());
      String all = told.out() + told.err();
      assertTrue(all.chars().noneMatch(c -> c < ' ' && c != '\n'), command);
      assertTrue(all.chars().noneMatch(c -> c >= 0x7f && c < 0xa0), command);
      assertFalse(all.contains("\u202e") || all.contains("\u2028"), command);
      assertTrue(all.lines().noneMatch(line -> line.startsWith("forged")), command);
    }
    Run.in(folder).argus("halt", "--reason", "a\u001b[31mb").exits(0);
    assertTrue(argus("status").exits(1).out().contains("HALTED: a\\u001b[31mb"));
  }

  @Test
  void aTextOfEveryLanguageStaysAsItIs() {
    assertEquals(
        "gr\u00fc\u00df \u65e5\u672c \ud83d\ude80",
        TerminalText.line("gr\u00fc\u00df \u65e5\u672c \ud83d\ude80"));
    assertEquals("\\ud83d-\\ude80", TerminalText.line("\ud83d-\ude80"));
    assertEquals("a\nb\\u000d", TerminalText.lines("a\nb\r"));
  }

  @Test
  void aStoreOfManyRecordsIsLookedAt() {
    StoreFile.change(
        folder.resolve("data"),
        """
        WITH RECURSIVE hours(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM hours WHERE n < 999),
          stamps AS (SELECT datetime('2010-01-01', n || ' hours') AS stamp FROM hours)
        INSERT INTO records (book, product_id, timestamp_utc, execution_branch, json)
        SELECT book, product_id, stamp, execution_branch, replace(json, timestamp_utc, stamp)
        FROM records, stamps WHERE timestamp_utc = '2025-03-11 01:00:00'
        """);
    argus("status").exits(0);
    assertTrue(
        argus("explain --at 2010-02-01").exits(0).out().startsWith("2010-02-01 00:00:00 UTC"));
    assertTrue(
        argus("explain --at 2012-05-01").exits(1).err().contains("2010-02-11T15:00:00Z and"));
  }
}
