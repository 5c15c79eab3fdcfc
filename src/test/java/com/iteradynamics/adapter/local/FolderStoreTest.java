package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.TickStoreContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract over a folder, and what a folder can do to us. */
class FolderStoreTest extends TickStoreContract {
  @TempDir Path parent;
  private FolderStore open;

  private Path folder() {
    return parent.resolve("store");
  }

  @Override
  protected TickStore store() {
    if (open == null) {
      open = FolderStore.open(folder());
    }
    return open;
  }

  @Override
  protected TickStore reopened() {
    close();
    return store();
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  @Test
  void aSecondOpeningIsRefusedAndTheFirstGoesOn() {
    store();
    StoreException refused = assertThrows(StoreException.class, () -> FolderStore.open(folder()));
    assertTrue(refused.getMessage().contains("another argus process"), refused.getMessage());
    finish(store(), TICK, filled());
  }

  @Test
  void aDeadOwnersTickIsNotGivenBackBeforeItIsTakenOver() {
    begin(store(), TICK);
    TickStore heir = reopened();
    assertFalse(heir.giveBack(TICK));
    assertEquals(1, heir.unfinished(BOOK, NEXT.hour()).size());
    begin(heir, TICK);
    assertTrue(heir.giveBack(TICK));
    assertEquals(List.of(), reopened().unfinished(BOOK, NEXT.hour()));
  }

  @Test
  void anotherProcessIsRefusedToo() throws Exception {
    store();
    try (OtherProcess other = OtherProcess.opening(folder())) {
      assertTrue(other.said().contains("another argus process"), other.said());
      assertEquals(1, other.end());
    }
  }

  /** For the operating system a process's hold on a file ends when it closes that file, ever. */
  @Test
  void whoIsRefusedInThisProcessDoesNotLetOtherProcessesIn() throws Exception {
    store();
    assertThrows(StoreException.class, () -> FolderStore.open(folder()));
    try (OtherProcess other = OtherProcess.opening(folder())) {
      assertTrue(other.said().contains("another argus process"), other.said());
    }
  }

  /** While the store is open, here or elsewhere, and with no room on the disk but its own. */
  @Test
  void aStopNeedsNeitherTheLockNorRoomAndHoldsUntilAPersonChangesIt() throws IOException {
    Path file = folder().resolve(FolderHalt.FILE);
    store();
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    assertEquals(4_096, Files.size(file));
    AuditEntry halt = new AuditEntry(TICK.hour(), "halt", "stop it", "ACTIVE -> HALTED");
    TradingPermission halted = new TradingPermission(TradingState.HALTED, "stop it");
    FolderHalt.write(folder(), halted, halt);
    assertEquals(halted, store().permission(BOOK), "the open store sees it");
    assertEquals(4_096, Files.size(file));
    assertEquals(key, Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    assertEquals(halted, reopened().permission(BOOK));
    assertEquals(halted, FolderSnapshot.take(folder()).permission(BOOK));
    AuditEntry resume = new AuditEntry(NEXT.hour(), "resume", "go on", "HALTED -> ACTIVE");
    store().permit(BOOK, TradingPermission.ACTIVE, resume);
    assertEquals(TradingPermission.ACTIVE, reopened().permission(BOOK));
    assertEquals(4_096, Files.size(file));
    List<String> audit = Files.readAllLines(folder().resolve("audit.jsonl"));
    assertEquals(2, audit.size());
    assertTrue(audit.getFirst().contains("\"stop it\""), audit.getFirst());
    assertTrue(audit.getLast().contains("\"go on\""), audit.getLast());
  }

  @Test
  void aDiskThatIsFullKeepsNobodyFromOpeningOrStopping() throws IOException {
    store();
    close();
    Disk full =
        new Disk(false) {
          @Override
          void replace(Path file, String text) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FolderStore store = FolderStore.open(folder(), full)) {
      AuditEntry halt = new AuditEntry(TICK.hour(), "halt", "full", "ACTIVE -> HALTED");
      TradingPermission halted = new TradingPermission(TradingState.HALTED, "full");
      assertThrows(StoreException.class, () -> store.permit(BOOK, halted, halt));
      FolderHalt.write(folder(), halted, halt);
      assertEquals(halted, store.permission(BOOK));
    }
  }

  @Test
  void theStricterOfTwoCounts() {
    TradingPermission halted = new TradingPermission(TradingState.HALTED, "a");
    TradingPermission reducing = new TradingPermission(TradingState.REDUCING, "b");
    AuditEntry audit = new AuditEntry(TICK.hour(), "halt", "b", "HALTED -> REDUCING");
    store().permit(BOOK, halted, audit);
    FolderHalt.write(folder(), reducing, audit);
    assertEquals(halted, store().permission(BOOK));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "null", "{\"state\":\"OFF\"}", "halt!"})
  void aStopThatCannotBeReadStopsTrading(String text) throws IOException {
    store();
    Files.writeString(folder().resolve(FolderHalt.FILE), text);
    assertEquals(TradingState.HALTED, store().permission(BOOK).state(), text);
    store()
        .permit(
            BOOK,
            TradingPermission.ACTIVE,
            new AuditEntry(TICK.hour(), "resume", "read it", "HALTED -> ACTIVE"));
    assertEquals(TradingPermission.ACTIVE, reopened().permission(BOOK));
  }

  @Test
  void aLongReasonIsCutWhereThereIsNoRoomForIt() {
    store();
    String reason = "\u0001".repeat(5_000);
    FolderHalt.write(
        folder(),
        new TradingPermission(TradingState.HALTED, reason),
        new AuditEntry(TICK.hour(), "halt", reason, "ACTIVE -> HALTED"));
    assertEquals("\u0001".repeat(500) + "...", store().permission(BOOK).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"schema\":1}",
        "{\"schema\":2,\"book\":\"paper\"}",
        "half of a sta"
      })
  void aStateThatCannotBeReadIsCorruptAndIsLeftAsItIs(String text) throws IOException {
    finish(store(), TICK, filled());
    close();
    Path file = folder().resolve("paper_prime_state.json");
    Files.writeString(file, text);
    assertInstanceOf(StateReading.Corrupt.class, store().state(BOOK).orElseThrow());
    begin(store(), NEXT);
    store()
        .finish(
            NEXT, Optional.empty(), List.of(), record(NEXT, ExecutionBranch.HOLD_STATE_CORRUPT));
    assertEquals(text, Files.readString(file));
  }

  @Test
  void impossibleAmountsAndAnotherProductAreCorruptToo() throws IOException {
    finish(store(), TICK, filled());
    close();
    Path file = folder().resolve("paper_prime_state.json");
    String good = Files.readString(file);
    for (String bad :
        List.of(
            good.replace("\"cash_usd\" : 1000", "\"cash_usd\" : -1"),
            good.replace("\"product_id\" : \"BTC-USD\"", "\"product_id\" : \"ETH-USD\""),
            good.replace("\"book\" : \"paper\"", "\"book\" : \"live\""),
            good.replace("\"killed\" : false", "\"killed\" : \"perhaps\""),
            good.replace("\"version\"", "\"vresion\""))) {
      assertTrue(!bad.equals(good), "the planted fault is there");
      Files.writeString(file, bad);
      assertInstanceOf(StateReading.Corrupt.class, store().state(BOOK).orElseThrow(), bad);
    }
  }

  @Test
  void aMissingStateBesideRecordsIsCorrupt() throws IOException {
    finish(store(), TICK, filled());
    close();
    Files.delete(folder().resolve("paper_prime_state.json"));
    assertInstanceOf(StateReading.Corrupt.class, store().state(BOOK).orElseThrow());
  }

  @Test
  void anUnreadableTradingStateIsHalted() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("trading_state.json"), "{\"state\":\"MAYBE\"}");
    assertEquals(TradingState.HALTED, store().permission(BOOK).state());
  }

  @Test
  void aRecordFileThatEndsInHalfALineIsRefusedByName() throws IOException {
    finish(store(), TICK, filled());
    close();
    Path file = folder().resolve("cortex.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, whole + whole.substring(0, 100));
    StoreException refused = assertThrows(StoreException.class, () -> FolderStore.open(folder()));
    assertTrue(refused.getMessage().contains("cortex.jsonl"), refused.getMessage());
  }

  @Test
  void aFullDiskLeavesEverythingAsItWas() throws IOException {
    finish(store(), TICK, filled());
    close();
    Map<String, String> before = files();
    Disk full =
        new Disk(true) {
          @Override
          void replace(Path file, String text) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    try (FolderStore store = FolderStore.open(folder(), full)) {
      StoreException failed = assertThrows(StoreException.class, () -> begin(store, NEXT));
      assertTrue(failed.getMessage().contains("No space left"), failed.getMessage());
    }
    assertEquals(before, files());
  }

  @Test
  void aFolderThatIsAFileIsRefusedByName() throws IOException {
    Files.writeString(folder(), "not a folder");
    StoreException refused = assertThrows(StoreException.class, () -> FolderStore.open(folder()));
    assertTrue(refused.getMessage().contains(folder().toString()), refused.getMessage());
  }

  @Test
  void theFilesAreTheSeedsFiles() throws IOException {
    finish(store(), TICK, filled());
    assertEquals(
        List.of(
            ".generation",
            ".lock",
            "cortex.json",
            "cortex.jsonl",
            "halt.json",
            "order_journal.jsonl",
            "paper_prime_state.json",
            "trade_ledger.jsonl"),
        List.copyOf(files().keySet()));
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (var all = Files.list(folder())) {
      for (Path file : all.toList()) {
        found.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return found;
  }
}
