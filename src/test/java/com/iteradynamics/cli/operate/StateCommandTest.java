package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.OtherProcess;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCommandTest {
  @TempDir private Path folder;

  /** The default store, with an entry at 10:00 and the exit that a person's halt holds back. */
  @BeforeEach
  void anHourIsRun() {
    tick("2025-05-20T10:00");
  }

  private Outcome tick(String at) {
    return Run.in(folder).argus("tick", "--sample", "--store", "data", "--at", at).exits(0);
  }

  private JsonNode state() throws IOException {
    return Run.json(Run.in(folder).argus("state", "show", "--json").exits(0).out());
  }

  private List<String> audit() {
    return StoreFile.rows(
        folder.resolve("data"), "SELECT action, reason, at, change FROM interventions");
  }

  @Test
  void theStateIsShownForPeopleAndForPrograms() throws IOException {
    String shown = Run.in(folder).argus("state", "show").exits(0).out();
    assertTrue(shown.contains("kill switch   armed\n"), shown);
    assertTrue(shown.contains("last branch   ENTER_LONG\n"), shown);
    assertEquals("ENTER_LONG", state().get("last_decision").asText());
    assertEquals(
        Run.json(Files.readString(folder.resolve("data/paper_prime_state.json"))), state());
  }

  @Test
  void aWithdrawalShiftsCashAndPeakAlikeAndIsAudited() throws IOException {
    double cash = state().get("cash_usd").asDouble();
    double peak = state().get("peak_equity_usd").asDouble();
    Run.in(folder).argus("state", "withdraw", "100.5", "--reason", "rent").exits(0);
    assertEquals(cash - 100.5, state().get("cash_usd").asDouble(), 1e-9);
    assertEquals(peak - 100.5, state().get("peak_equity_usd").asDouble(), 1e-9);
    assertTrue(
        audit().getLast().startsWith("state withdraw|rent|2026-11-22T12:34:56Z|"),
        audit()::toString);
  }

  @Test
  void aDepositShiftsCashAndPeakAlikeAndIsAudited() throws IOException {
    double cash = state().get("cash_usd").asDouble();
    double peak = state().get("peak_equity_usd").asDouble();
    Run.in(folder).argus("state", "deposit", "250.25", "--reason", "salary").exits(0);
    assertEquals(cash + 250.25, state().get("cash_usd").asDouble(), 1e-9);
    assertEquals(peak + 250.25, state().get("peak_equity_usd").asDouble(), 1e-9);
    assertTrue(audit().getLast().startsWith("state deposit|salary|"), audit()::toString);
  }

  @Test
  void theFormerFlowStillWorks() throws IOException {
    double cash = state().get("cash_usd").asDouble();
    Run run = Run.in(folder);
    Outcome out = run.argus("state", "flow", "--amount", "-100.5", "--reason", "rent").exits(0);
    assertTrue(out.err().startsWith("argus: state flow is now state withdraw; "), out.err());
    run.argus("state", "--debug", "flow", "--reason=more", "--amount=+20").exits(0);
    assertEquals(cash - 80.5, state().get("cash_usd").asDouble(), 1e-9);
  }

  @Test
  void moreThanThereIsCannotBeWithdrawn() throws IOException {
    JsonNode before = state();
    Outcome outcome =
        Run.in(folder).argus("state", "withdraw", "5000", "--reason", "rent").exits(2);
    assertTrue(outcome.err().contains("cannot withdraw 5000 USD"), outcome.err());
    assertEquals(before, state());
  }

  @Test
  void aResetArmsTheBookAndKeepsWhatItHolds() throws IOException {
    JsonNode before = state();
    Run.in(folder).argus("state", "reset", "--reason", "reviewed", "--yes").exits(0);
    JsonNode after = state();
    assertFalse(after.get("killed").asBoolean());
    assertEquals(before.get("last_equity_usd"), after.get("peak_equity_usd"));
    for (String kept : List.of("cash_usd", "base_qty", "entry_ts", "planned_exit_ts")) {
      assertEquals(before.get(kept), after.get(kept), kept);
    }
    assertTrue(audit().getLast().startsWith("state reset|"));
  }

  @Test
  void aResetWithoutYesDoesNothing() throws IOException {
    JsonNode before = state();
    Run.in(folder).argus("state", "reset", "--reason", "reviewed").exits(2);
    assertEquals(before, state());
    assertEquals(List.of(), audit());
  }

  @Test
  void importingAPositionIsRefusedOnPaper() {
    Outcome outcome =
        Run.in(folder).argus("state", "import-position", "--reason", "mine", "--yes").exits(2);
    assertTrue(outcome.err().contains("concerns the coins of a live wallet"), outcome.err());
  }

  @Test
  void reconcilingIsRefusedOnPaperAndWithoutYes() {
    Outcome paper =
        Run.in(folder).argus("state", "reconcile", "--reason", "sold", "--yes").exits(2);
    assertTrue(paper.err().contains("concerns a live wallet"), paper.err());
    Outcome unsure =
        Run.in(folder)
            .with("PRIME_DRY_RUN", "0")
            .with("ARGUS_DRY_RUN", "0")
            .argus("state", "reconcile", "--aws", "--live", "--reason", "sold")
            .exits(2);
    assertTrue(unsure.err().contains("say --yes"), unsure.err());
  }

  @Test
  void aHaltStopsEveryOrderAndAResumeLetsThemGoOn() {
    Run.in(folder).argus("halt", "--reason", "maintenance").exits(0);
    String halted = tick("2025-05-25T10:00").out();
    assertTrue(halted.contains("decision  HALTED: trading is HALTED: maintenance"), halted);
    Run.in(folder).argus("resume", "--reason", "it is over").exits(0);
    String resumed = tick("2025-05-25T11:00").out();
    assertTrue(resumed.contains("SELL"), resumed);
  }

  @Test
  void reducingAllowsSalesOnly() throws IOException {
    Run.in(folder).argus("halt", "--reducing", "--reason", "winding down").exits(0);
    assertTrue(tick("2025-05-25T10:00").out().contains("SELL"));
    String later = tick("2025-06-01T00:00").out();
    assertTrue(later.contains("decision  REDUCE_ONLY"), later);
    assertTrue(audit().getFirst().endsWith("|ACTIVE -> REDUCING"), audit()::toString);
  }

  @Test
  void aHaltMayComeBeforeTheFirstTick(@TempDir Path empty) {
    Run.in(empty).argus("halt", "--reason", "not yet").exits(0);
    Outcome tick = Run.in(empty).argus("tick", "--sample", "--store", "data").exits(0);
    assertTrue(tick.out().contains("decision  HALTED"), tick.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "halt",
        "halt --reason=",
        "resume",
        "state reset --yes",
        "state deposit --reason x",
        "state deposit 0 --reason x",
        "state deposit -5 --reason x",
        "state deposit 1e20 --reason x",
        "state withdraw 1000000000.01 --reason x",
        "state withdraw much --reason x",
        "state deposit 5",
        "state"
      })
  void whatIsIncompleteIsAUsageError(String args) {
    Run.in(folder).argus(args.split(" ")).exits(2);
    assertEquals(List.of(), audit());
  }

  @Test
  void whereThereIsNoStoreNoneIsMadeByLooking(@TempDir Path empty) {
    for (String args : List.of("state show", "history")) {
      Outcome outcome = Run.in(empty).argus(args.split(" ")).exits(1);
      assertTrue(outcome.err().contains("there is no store in "), outcome.err());
    }
    assertFalse(Files.exists(empty.resolve("data")));
  }

  @Test
  void readersNeverWaitAndChangeNothing() throws Exception {
    Path store = folder.resolve("data");
    List<String> looks = List.of("history", "history --json", "state show", "state show --json");
    List<String> before = looks.stream().map(this::look).toList();
    List<Path> files = files(store);
    try (OtherProcess tick = OtherProcess.opening(store)) {
      assertTrue(tick.said().startsWith("ticks"), tick.said());
      assertEquals(before, looks.stream().map(this::look).toList());
      assertEquals(0, tick.end());
    }
    assertEquals(files, files(store));
    Files.delete(store.resolve(".lock"));
    assertEquals(before, looks.stream().map(this::look).toList());
    assertFalse(Files.exists(store.resolve(".lock")), "looking takes no lock");
  }

  private String look(String args) {
    return Run.in(folder).argus(args.split(" ")).exits(0).out();
  }

  private static List<Path> files(Path store) throws IOException {
    try (var all = Files.list(store)) {
      return all.sorted().toList();
    }
  }

  @Test
  void historyShowsTheNewestRecordsOfABranch() throws IOException {
    tick("2025-05-20T11:00");
    tick("2025-05-20T12:00");
    List<String> all = Run.in(folder).argus("history").exits(0).outLines();
    assertEquals(4, all.size(), all.toString());
    assertTrue(all.get(1).startsWith("2025-05-20 10:00  ENTER_LONG"), all.get(1));
    assertEquals(2, Run.in(folder).argus("history", "--last", "1").outLines().size());
    JsonNode entries =
        Run.json(
            Run.in(folder).argus("history", "--branch", "enter_long", "--json").exits(0).out());
    assertEquals(1, entries.size());
    assertEquals("2025-05-20 10:00:00", entries.get(0).get("timestamp_utc").asText());
  }

  @Test
  void historyRefusesABranchThatIsNone() {
    Outcome outcome = Run.in(folder).argus("history", "--branch", "ENTER_LNG").exits(2);
    assertEquals(
        "argus: there is no branch ENTER_LNG; did you mean ENTER_LONG?",
        outcome.errLines().getFirst());
    Run.in(folder).argus("history", "--last", "0").exits(2);
  }
}
