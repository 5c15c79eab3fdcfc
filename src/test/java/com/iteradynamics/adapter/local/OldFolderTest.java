package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.UnfinishedTick;
import com.iteradynamics.governance.ReportHistory.Kept;
import com.iteradynamics.governance.Reports;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Folders that the store of files left, each after an entry, a deposit, an exit, a halt and a
 * resume: one with an order whose end is unknown and a stop without the lock, and one whose tick
 * died after it was written ahead, and whose next process died in the middle of a halt.
 */
class OldFolderTest {
  private static final List<String> COPIES =
      List.of("cortex.json", "paper_prime_state.json", "trade_ledger.jsonl");

  @TempDir Path parent;
  private final List<String> notices = new ArrayList<>();

  private Path folder(String name) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(name));
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/folders", name))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  private FolderStore open(Path folder) {
    return FolderStore.open(folder, notices::add);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(strings = {"unresolved", "died"})
  void everythingIsThereAfterwards(String name) throws Exception {
    Path folder = folder(name);
    Map<String, String> before = files(folder);
    Path imported = folder.resolve("imported");
    try (FolderStore store = open(folder)) {
      assertEquals(1, notices.size(), notices::toString);
      assertTrue(notices.getFirst().contains("was imported into argus.db"), notices::toString);
      assertEquals(
          new LoadedState.Valid(
              StateDocument.read(before.get("paper_prime_state.json")).toState(StoreCycle.BOOK)),
          store.state(StoreCycle.BOOK).orElseThrow());
      assertEquals(
          before.get("cortex.jsonl").lines().toList(),
          store.records(StoreCycle.BOOK, 99, Optional.empty()).stream().map(Json::write).toList());
      Map<String, JournaledOrder> orders = new LinkedHashMap<>();
      for (String line : before.get("order_journal.jsonl").lines().toList()) {
        JournaledOrder order = Json.read(line, JournaledOrder.class);
        orders.put(order.request().clientOrderId(), order);
      }
      for (Map.Entry<String, JournaledOrder> order : orders.entrySet()) {
        assertEquals(Optional.of(order.getValue()), store.order(StoreCycle.BOOK, order.getKey()));
      }
      assertEquals(before.get("trade_ledger.jsonl"), ledger(store));
    }
    assertEquals(
        List.of(new Kept(Reports.full(Reports.day(1)), true), kept(Reports.day(2))),
        new FolderGovernance(folder, notices::add).newest(StoreCycle.BOOK, 9).reports());
    assertEquals(
        List.of(), new FolderGovernance(folder, notices::add).newest(StoreCycle.BOOK, 9).damaged());
    for (String file : before.keySet()) {
      if (!file.equals("halt.json") && !file.equals(".transaction.json")) {
        assertTrue(Files.exists(imported.resolve(file)), file);
        assertEquals(COPIES.contains(file), Files.exists(folder.resolve(file)), file);
      }
    }
    assertEquals(before.get("cortex.jsonl"), files(imported).get("cortex.jsonl"));
    try (FolderStore again = open(folder)) {
      assertEquals(1, notices.size(), "once");
      assertEquals(
          before.get("cortex.jsonl").lines().count(),
          again.records(StoreCycle.BOOK, 99, Optional.empty()).size());
    }
  }

  private static List<String> interventions(Path folder) {
    return StoreFile.rows(
        folder, "SELECT book, product_id, at, action, reason, change FROM interventions");
  }

  @Test
  void anOrderWhoseEndIsUnknownIsFoundOutAndAStopHolds() throws IOException {
    Path folder = folder("unresolved");
    try (FolderStore store = open(folder)) {
      assertEquals(
          new TradingPermission(TradingState.HALTED, "stop"), store.permission(StoreCycle.BOOK));
      JournaledOrder order = store.unresolved(StoreCycle.BOOK).getFirst();
      assertEquals(OrderState.UNKNOWN, order.state());
      StoreCycle cycle = new StoreCycle();
      ScriptedVenue venue = new ScriptedVenue();
      venue.finds.add(new OrderOutcome.Rejected("it never arrived", false));
      cycle.broker = venue;
      assertEquals(ExecutionBranch.HALTED, cycle.record(store, 75).branch());
      assertEquals(List.of(), store.unresolved(StoreCycle.BOOK));
      assertEquals(
          OrderState.REJECTED,
          store.order(StoreCycle.BOOK, order.request().clientOrderId()).orElseThrow().state());
    }
    assertEquals(
        List.of(
            "paper|BTC-USD|2026-03-04T08:00:00Z|state flow|a deposit|+12.50",
            "paper|BTC-USD|2026-03-04T08:00:00Z|halt|a \"holiday\"|ACTIVE -> REDUCING",
            "paper|BTC-USD|2026-03-04T08:00:00Z|resume|back|REDUCING -> ACTIVE"),
        interventions(folder));
  }

  @Test
  void whatADeadProcessHadWrittenDownIsDoneAndItsTickResumed() throws IOException {
    Path folder = folder("died");
    try (FolderStore store = open(folder)) {
      assertEquals(
          new TradingPermission(TradingState.REDUCING, "dying"), store.permission(StoreCycle.BOOK));
      UnfinishedTick tick = store.unfinished(StoreCycle.BOOK, Instant.MAX).getFirst();
      assertEquals(StoreCycle.hour(74), tick.hour());
      TickPlan plan = tick.plan().orElseThrow();
      String id = plan.orders().getFirst().request().clientOrderId();
      assertEquals(Optional.of(plan.orders().getFirst()), store.order(StoreCycle.BOOK, id));
      StoreCycle cycle = new StoreCycle();
      RememberingVenue venue = new RememberingVenue();
      cycle.broker = venue;
      assertInstanceOf(CycleOutcome.Recorded.class, cycle.run(store, 74));
      assertEquals(List.of("find " + id, "submit " + id), venue.calls);
      assertEquals(5, store.records(StoreCycle.BOOK, 99, Optional.empty()).size());
      assertEquals(List.of(), store.unfinished(StoreCycle.BOOK, Instant.MAX));
    }
    assertEquals(
        "paper|BTC-USD|2026-03-04T08:00:00Z|halt|dying|ACTIVE -> REDUCING",
        interventions(folder).getLast());
    assertFalse(Files.exists(folder.resolve(".transaction.json")));
  }

  @Test
  void lookingImportsTooAndOfSeveralOneIsFirst() throws IOException {
    Path folder = folder("unresolved");
    List<Integer> found =
        Stream.of(1, 2, 3, 4)
            .parallel()
            .map(
                turn -> {
                  try (FolderStore store = FolderStore.openReadOnly(folder, notice -> {})) {
                    return store.records(StoreCycle.BOOK, 99, Optional.empty()).size();
                  }
                })
            .toList();
    assertEquals(List.of(5, 5, 5, 5), found);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          cortex.jsonl            | '"schema":1'       | '"schema":0'    | cortex.jsonl line 1
          cortex.jsonl            | '{"timestamp'      | '{"time'        | cortex.jsonl line 1
          order_journal.jsonl     | '"sends":1'        | '"sends":"x"'   | order_journal.jsonl line 1
          audit.jsonl             | '"action":'        | '"deed":'       | audit.jsonl line 1
          trading_state.json      | 'ACTIVE'           | 'MAYBE'         | trading_state.json
          paper_prime_state.json  | '{'                | ''              | paper_prime_state.json
          trade_ledger.jsonl      | '"fee_usd":'       | '"fee":'        | trade_ledger.jsonl line 1
          """,
      delimiter = '|')
  void aFileThatCannotBeTrustedKeepsAllWhereTheyAre(
      String file, String from, String to, String named) throws IOException {
    Path folder = folder("unresolved");
    String text = Files.readString(folder.resolve(file));
    int at = text.indexOf(from);
    Files.writeString(
        folder.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
    Map<String, String> before = files(folder);
    for (int turn = 0; turn < 2; turn++) {
      StoreException told = assertThrows(StoreException.class, () -> open(folder));
      assertTrue(
          told.getMessage().startsWith(folder.resolve(named) + " cannot be trusted, and nothing"),
          told::toString);
      Map<String, String> after = files(folder);
      after.keySet().removeIf(name -> name.startsWith("argus.db") || name.equals(".lock"));
      assertEquals(before, after);
    }
    Files.writeString(folder.resolve(file), text);
    open(folder).close();
    assertEquals(1, notices.size(), "mended, it is imported");
  }

  @Test
  void aReportThatCannotBeTrustedIsLeftOutAndReported() throws IOException {
    Path folder = folder("unresolved");
    Path reports = folder.resolve("governance.jsonl");
    Files.writeString(reports, "nonsense\n" + Files.readString(reports));
    open(folder).close();
    assertTrue(
        notices.getFirst().startsWith("a report in governance.jsonl cannot be trusted"),
        notices::toString);
    assertEquals(
        2, new FolderGovernance(folder, notices::add).newest(StoreCycle.BOOK, 9).reports().size());
  }

  @Test
  void aProcessThatDiesBeforeTheFilesAreMovedLeavesThatToTheNext() throws IOException {
    Path folder = folder("unresolved");
    open(folder).close();
    Path log = folder.resolve("cortex.jsonl");
    Files.move(folder.resolve("imported/cortex.jsonl"), log);
    try (FolderStore store = open(folder)) {
      assertEquals(5, store.records(StoreCycle.BOOK, 99, Optional.empty()).size());
    }
    assertFalse(Files.exists(log));
    Files.writeString(log, "another one\n");
    StoreException told = assertThrows(StoreException.class, () -> open(folder));
    assertTrue(told.getMessage().contains("cortex.jsonl"), told::toString);
    assertEquals("another one\n", Files.readString(log));
  }

  @Test
  void anOlderArgusThatWorkedInTheFolderSinceIsReported() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("new"));
    open(folder).close();
    Files.copy(
        Path.of("src/test/resources/folders/died/cortex.jsonl"), folder.resolve("cortex.jsonl"));
    StoreException told = assertThrows(StoreException.class, () -> open(folder));
    assertTrue(
        told.getMessage().contains("of an older Argus that has worked in it since cortex.jsonl"),
        told::toString);
    assertTrue(Files.exists(folder.resolve("cortex.jsonl")));
  }

  private static Kept kept(LocalDate day) {
    return new Kept(Reports.bare(day), false);
  }

  private static String ledger(FolderStore store) {
    return new StoredBooks(store.database).ledger();
  }
}
