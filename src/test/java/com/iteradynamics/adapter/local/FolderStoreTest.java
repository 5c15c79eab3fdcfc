package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.TickStoreContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void aSecondOneThatTicksIsRefusedAndTheFirstGoesOn() {
    begin(store(), TICK);
    try (FolderStore second = FolderStore.open(folder())) {
      StoreException refused = assertThrows(StoreException.class, () -> begin(second, NEXT));
      assertTrue(refused.getMessage().contains("another argus process"), refused.getMessage());
      assertEquals(List.of(), second.records(BOOK, 1, Optional.empty()), "looking is allowed");
    }
    finishBegun(store(), TICK, filled());
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

  /** For the operating system a process's hold on a file ends when it closes that file, ever. */
  @Test
  void whoIsRefusedInThisProcessDoesNotLetOtherProcessesIn() throws Exception {
    begin(store(), TICK);
    try (FolderStore second = FolderStore.open(folder())) {
      assertThrows(StoreException.class, () -> begin(second, NEXT));
    }
    try (OtherProcess other = OtherProcess.opening(folder())) {
      assertTrue(other.said().contains("another argus process"), other.said());
      assertEquals(1, other.end());
    }
  }

  @Test
  void aReaderSeesWhatWasThereThenAndChangesNothing() throws IOException {
    finish(store(), TICK, filled());
    try (FolderStore look = FolderStore.openReadOnly(folder(), notice -> {})) {
      StoreView then = StoreView.of(look);
      begin(store(), NEXT);
      store().finish(NEXT, Optional.empty(), List.of(), record(NEXT, ExecutionBranch.HALTED));
      store().permit(BOOK, new TradingPermission(TradingState.HALTED, "now"), audit());
      assertEquals(then, StoreView.of(look));
      assertThrows(
          StoreException.class, () -> look.permit(BOOK, TradingPermission.ACTIVE, audit()));
    }
    close();
    byte[] before = Files.readAllBytes(folder().resolve(Database.FILE));
    try (FolderStore look = FolderStore.openReadOnly(folder(), notice -> {})) {
      assertEquals(2, look.records(BOOK, 9, Optional.empty()).size());
    }
    assertArrayEquals(before, Files.readAllBytes(folder().resolve(Database.FILE)));
    assertEquals(files(), files().stream().filter(name -> !name.contains("-")).toList());
  }

  @Test
  void aWriteIsOnTheDiskBeforeItIsDoneAndReadersDoNotWaitForIt() throws SQLException {
    store();
    for (String setting : List.of("synchronous|2", "journal_mode|wal", "busy_timeout|10000")) {
      String[] words = setting.split("\\|", 2);
      assertEquals(
          List.of(words[1]),
          open.database.query("PRAGMA " + words[0], row -> row.getString(1)),
          setting);
    }
  }

  @Test
  void lookingMakesNothing() throws IOException {
    try (FolderStore look = FolderStore.openReadOnly(folder(), notice -> {})) {
      assertEquals(Optional.empty(), look.state(BOOK));
    }
    assertTrue(Files.notExists(folder()));
    Files.createDirectory(folder());
    try (FolderStore look = FolderStore.openReadOnly(folder(), notice -> {})) {
      assertEquals(List.of(), look.records(BOOK, 9, Optional.empty()));
    }
    assertEquals(List.of(), files());
  }

  /** While a process is in the middle of a change, and with no room on the disk but its own. */
  @Test
  void aStopNeedsNeitherTheDatabaseNorRoomAndHoldsUntilAPersonChangesIt() throws IOException {
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
    AuditEntry resume = new AuditEntry(NEXT.hour(), "resume", "go on", "HALTED -> ACTIVE");
    store().permit(BOOK, TradingPermission.ACTIVE, resume);
    assertEquals(TradingPermission.ACTIVE, reopened().permission(BOOK));
    assertEquals(4_096, Files.size(file));
    assertEquals(
        List.of("halt|stop it|ACTIVE -> HALTED", "resume|go on|HALTED -> ACTIVE"),
        StoreFile.rows(folder(), "SELECT action, reason, change FROM interventions"));
  }

  @Test
  void aFullDiskIsReportedAndLeavesEverythingAsItWasAndCanStillBeStopped() throws SQLException {
    finish(store(), TICK, filled());
    FolderStore store = open;
    store.database.query("PRAGMA max_page_count = 1", row -> row.getInt(1));
    List<StoreView> views = new ArrayList<>();
    StoreException full =
        assertThrows(
            StoreException.class,
            () -> {
              for (int hour = 1; hour < 100; hour++) {
                TickKey tick = new TickKey(BOOK, HOUR.plusSeconds(hour * 3_600L));
                begin(store, tick);
                views.add(StoreView.of(store));
                store.finish(
                    tick, Optional.empty(), List.of(), record(tick, ExecutionBranch.HALTED));
              }
            });
    assertTrue(
        full.getMessage().endsWith("the disk is full; nothing was changed"), full.getMessage());
    assertEquals(views.getLast(), StoreView.of(store));
    TradingPermission halted = new TradingPermission(TradingState.HALTED, "full ".repeat(2_000));
    assertThrows(StoreException.class, () -> store.permit(BOOK, halted, audit()));
    FolderHalt.write(folder(), new TradingPermission(TradingState.HALTED, "full"), audit());
    assertEquals(TradingState.HALTED, store.permission(BOOK).state());
    assertEquals(views.getLast().records(), StoreView.of(reopened()).records());
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
        "null",
        "[]",
        "\"half of a sta\"",
        "{\"schema\":1}",
        "{\"schema\":2,\"book\":\"paper\"}"
      })
  void aStateThatCannotBeReadIsCorruptAndIsLeftAsItIs(String text) {
    finish(store(), TICK, filled());
    StoreFile.change(folder(), "UPDATE states SET json = ?", text);
    assertInstanceOf(LoadedState.Corrupt.class, store().state(BOOK).orElseThrow());
    begin(store(), NEXT);
    store()
        .finish(
            NEXT, Optional.empty(), List.of(), record(NEXT, ExecutionBranch.HOLD_STATE_CORRUPT));
    assertEquals(List.of(text), StoreFile.rows(folder(), "SELECT json FROM states"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"cash_usd\":1000', '\"cash_usd\":-1'",
    "'\"product_id\":\"BTC-USD\"', '\"product_id\":\"ETH-USD\"'",
    "'\"book\":\"paper\"', '\"book\":\"live\"'",
    "'\"killed\":false', '\"killed\":\"perhaps\"'",
    "'\"version\"', '\"vresion\"'"
  })
  void impossibleAmountsAndAnotherProductAreCorruptToo(String good, String bad) {
    finish(store(), TICK, filled());
    StoreFile.spoil(folder(), "states", good, bad);
    assertInstanceOf(LoadedState.Corrupt.class, store().state(BOOK).orElseThrow());
  }

  @Test
  void aMissingStateBesideRecordsIsCorrupt() {
    finish(store(), TICK, filled());
    StoreFile.change(folder(), "DELETE FROM states");
    assertInstanceOf(LoadedState.Corrupt.class, store().state(BOOK).orElseThrow());
  }

  @Test
  void anUnreadableTradingStateIsHalted() {
    store().permit(BOOK, TradingPermission.ACTIVE, audit());
    StoreFile.change(folder(), "UPDATE trading_state SET state = 'MAYBE'");
    assertEquals(TradingState.HALTED, store().permission(BOOK).state());
  }

  @Test
  void whatCannotBeTrustedIsNamed() {
    begin(store(), TICK);
    store().plan(TICK, plan(PrimeState.fresh(new BigDecimal("1000")), planned()));
    StoreFile.change(folder(), "UPDATE ticks SET plan = '{'");
    StoreFile.change(folder(), "UPDATE orders SET json = '{}'");
    String id = planned().request().clientOrderId();
    for (Executable reading :
        List.<Executable>of(
            () -> store().unfinished(BOOK, NEXT.hour()), () -> store().order(BOOK, id))) {
      StoreException told = assertThrows(StoreException.class, reading);
      assertTrue(told.getMessage().contains(" in argus.db cannot be trusted: "), told::toString);
    }
  }

  /** Its first page, a page in the middle, and its second half. */
  @ParameterizedTest
  @ValueSource(strings = {"head", "middle", "cut"})
  void aDamagedFileIsReportedAndLeftAsItIs(String where) throws IOException {
    for (int hour = 0; hour < 20; hour++) {
      TickKey tick = new TickKey(BOOK, HOUR.plusSeconds(hour * 3_600L));
      begin(store(), tick);
      store().finish(tick, Optional.empty(), List.of(), record(tick, ExecutionBranch.HALTED));
    }
    close();
    Path file = folder().resolve(Database.FILE);
    byte[] bytes = Files.readAllBytes(file);
    switch (where) {
      case "head" -> Arrays.fill(bytes, 0, 100, (byte) 'x');
      case "middle" -> Arrays.fill(bytes, 4_096, bytes.length, (byte) 'x');
      default -> bytes = Arrays.copyOf(bytes, bytes.length / 2);
    }
    Files.write(file, bytes);
    StoreException told =
        assertThrows(StoreException.class, () -> store().records(BOOK, 99, Optional.empty()));
    assertTrue(told.getMessage().contains("argus.db is damaged ("), told::toString);
    close();
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void aDatabaseOfANewerArgusIsReportedAndLeftAsItIs() throws IOException {
    finish(store(), TICK, filled());
    close();
    StoreFile.change(folder(), "PRAGMA user_version = 7");
    byte[] before = Files.readAllBytes(folder().resolve(Database.FILE));
    for (Executable opening :
        List.<Executable>of(this::store, () -> FolderStore.openReadOnly(folder(), notice -> {}))) {
      StoreException told = assertThrows(StoreException.class, opening);
      assertTrue(
          told.getMessage().contains("of a newer Argus (schema 7, this one knows 5)"),
          told::toString);
    }
    assertArrayEquals(before, Files.readAllBytes(folder().resolve(Database.FILE)));
  }

  /** The columns of today are missing in a store of before; its first opening adds them. */
  @Test
  void aDatabaseOfTheFirstLayoutGetsTheColumnsOfToday() throws IOException {
    finish(store(), TICK, filled());
    PrimeState before = store().view(BOOK, TICK.hour()).readable().orElseThrow();
    close();
    for (String column :
        List.of(
            "states high_water_usd",
            "states entry_atr_usd",
            "states stops",
            "states flat_since",
            "states no_horizon",
            "states resting",
            "states resting_stop",
            "records intent_no_horizon",
            "records intent_position",
            "records no_horizon",
            "records rearmed_from_peak_usd",
            "records bid_usd",
            "records ask_usd",
            "records challenger_p_long",
            "records challenger_id",
            "records challenger_reason",
            "records overlay")) {
      String[] words = column.split(" ", -1);
      StoreFile.change(folder(), "ALTER TABLE " + words[0] + " DROP COLUMN " + words[1]);
    }
    StoreFile.change(folder(), "DROP TABLE watches");
    StoreFile.change(folder(), "DROP TABLE watch_memory");
    StoreFile.change(folder(), "PRAGMA user_version = 1");
    assertEquals(List.of("0"), columns("high_water_usd"));
    assertEquals(before, store().view(BOOK, TICK.hour()).readable().orElseThrow());
    assertEquals(List.of(), store().watches(BOOK, 1));
    close();
    assertEquals(List.of("1"), columns("high_water_usd"));
    assertEquals(List.of("5"), StoreFile.rows(folder(), "PRAGMA user_version"));
  }

  /**
   * As on a full disk: the columns are for people's own queries, and Argus goes on without them.
   */
  @Test
  void columnsThatCannotBeAddedStopNothing() throws IOException {
    finish(store(), TICK, filled());
    PrimeState before = store().view(BOOK, TICK.hour()).readable().orElseThrow();
    close();
    StoreFile.change(folder(), "PRAGMA user_version = 1");
    List<String> notices = new ArrayList<>();
    try (FolderStore opened = FolderStore.open(folder(), notices::add)) {
      assertEquals(before, opened.view(BOOK, TICK.hour()).readable().orElseThrow());
    }
    assertEquals(1, notices.size(), notices.toString());
    assertTrue(notices.getFirst().startsWith("queries of your own lack"), notices.toString());
  }

  /** A folder that nobody may write to keeps the tables of the Argus that made it. */
  @Test
  void aStoreFromBeforeTheWatchIsReadWhereItCannotBeChanged() throws Exception {
    finish(store(), TICK, filled());
    close();
    StoreFile.change(folder(), "DROP TABLE watches");
    StoreFile.change(folder(), "DROP TABLE watch_memory");
    StoreFile.change(folder(), "PRAGMA user_version = 2");
    try (Database database = Database.unwritable(folder())) {
      StoredBooks books = new StoredBooks(database);
      assertEquals(1, books.newest(BOOK, 1, Optional.empty()).size());
      assertEquals(List.of(), books.watches(BOOK, 1));
      assertEquals(List.of(), books.watchesSince(BOOK, TICK.hour()));
      assertEquals(Optional.empty(), books.record(new TickKey(BOOK, TICK.hour().plusSeconds(300))));
    }
  }

  private List<String> columns(String name) {
    return StoreFile.rows(
        folder(), "SELECT count(*) FROM pragma_table_xinfo('states') WHERE name = '" + name + "'");
  }

  @Test
  void aDatabaseThatIsGoneIsNotBegunAnewBesideItsCopies() throws IOException {
    finish(store(), TICK, filled());
    close();
    Path file = folder().resolve(Database.FILE);
    for (boolean empty : new boolean[] {false, true}) {
      Files.delete(file);
      if (empty) {
        Files.createFile(file);
      }
      StoreException told = assertThrows(StoreException.class, this::store);
      assertTrue(told.getMessage().contains("argus.db is gone or empty"), told::toString);
    }
  }

  /** As a folder on a medium that cannot be written. */
  @Test
  void aFolderThatMayNotBeWrittenCanBeRead() throws IOException {
    finish(store(), TICK, filled());
    StoreView there = StoreView.of(store());
    for (boolean open : new boolean[] {true, false}) {
      if (!open) {
        close();
      }
      List<String> before = files();
      try (FolderStore look = FolderStore.lookUnwritable(folder())) {
        assertEquals(there, StoreView.of(look));
      }
      assertEquals(before, files());
    }
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      if (Files.isWritable(folder())) {
        String reason = "this user may write into read-only folders";
        System.out.println("[SKIP] " + getClass().getName() + ": " + reason);
        Assumptions.abort(reason);
      }
      try (FolderStore look = FolderStore.openReadOnly(folder(), notice -> {})) {
        assertEquals(there, StoreView.of(look));
      }
      StoreException told = assertThrows(StoreException.class, () -> begin(store(), NEXT));
      assertTrue(told.getMessage().contains("permission denied"), told::toString);
    } finally {
      Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aFolderThatIsAFileIsRefusedByName() throws IOException {
    Files.writeString(folder(), "not a folder");
    StoreException refused = assertThrows(StoreException.class, () -> FolderStore.open(folder()));
    assertTrue(refused.getMessage().contains(folder().toString()), refused.getMessage());
  }

  @Test
  void theCopiesAreTheSeedsFiles() throws IOException {
    finish(store(), TICK, filled());
    close();
    assertEquals(
        List.of(
            ".lock",
            "argus.db",
            "cortex.json",
            "halt.json",
            "paper_prime_state.json",
            "trade_ledger.jsonl"),
        files());
    assertEquals(
        Json.writePretty(record(TICK, ExecutionBranch.ENTER_LONG)),
        Files.readString(folder().resolve("cortex.json")));
    assertEquals(
        List.of(
            "{\"timestamp_utc\":\"2026-03-01"
                + " 15:00:00\",\"book\":\"paper\",\"product_id\":\"BTC-USD\","
                + "\"side\":\"BUY\",\"base_qty\":0.0038,\"price_usd\":64010,\"value_usd\":243.2380,"
                + "\"fee_usd\":2.1,\"reference_price_usd\":64000.5,\"fill_source\":\"NEXT_OPEN\","
                + "\"client_order_id\":\""
                + planned().request().clientOrderId()
                + "\"}"),
        Files.readAllLines(folder().resolve("trade_ledger.jsonl")));
  }

  @Test
  void aCopyThatCannotBeWrittenIsANoticeAndFailsNothing() throws IOException {
    List<String> notices = new ArrayList<>();
    open = FolderStore.open(folder(), notices::add);
    for (String copy : List.of("cortex.json", "paper_prime_state.json", "trade_ledger.jsonl")) {
      Files.createDirectories(folder().resolve(copy).resolve("in the way"));
    }
    finish(store(), TICK, filled());
    assertEquals(3, notices.size(), notices::toString);
    assertTrue(
        notices.getFirst().endsWith("; it is a copy, argus.db has everything"), notices::toString);
    assertEquals(1, store().records(BOOK, 9, Optional.empty()).size());
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder())) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
