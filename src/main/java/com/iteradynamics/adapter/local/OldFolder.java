package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a folder holds from before there was {@link Database}: files of lines, and one each for
 * state, permission and unfinished ticks. They are imported when the tables are made, in the same
 * transaction, and are moved to the folder {@code imported} after it. A file that cannot be trusted
 * keeps all of them where they are.
 */
final class OldFolder {
  private static final String RECORDS = "cortex.jsonl";
  private static final String ORDERS = "order_journal.jsonl";
  private static final String INTERVENTIONS = "audit.jsonl";
  private static final String REPORTS = "governance.jsonl";
  private static final String PERMISSION = "trading_state.json";
  private static final String TRANSACTION = ".transaction.json";
  private static final String TICK = "(paper|live)_tick_.*\\.json";
  private static final List<String> OWN =
      List.of(RECORDS, ORDERS, INTERVENTIONS, REPORTS, PERMISSION, TRANSACTION, ".generation");

  private final Path folder;
  private final Database database;
  private final StoredBooks books;
  private final FolderPermission permissions;
  private final Consumer<String> notices;

  OldFolder(Path folder, Database database, Consumer<String> notices) {
    this.folder = folder;
    this.database = database;
    this.books = new StoredBooks(database);
    this.permissions = new FolderPermission(folder, database);
    this.notices = notices;
  }

  /** An unfinished tick's file. */
  private record Tick(TickKey tick, Optional<TickPlan> plan) {}

  /** Several changes that were to happen together, written down before they were made. */
  private record Transaction(List<Change> changes) {}

  /** One of them: without a text the file goes, with an offset the text is added there. */
  private record Change(String file, Optional<Long> offset, Optional<String> text) {}

  /** The files in {@code folder} that only an Argus of before wrote, or that need the database. */
  static List<String> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(
              name -> OWN.contains(name) || FolderCopies.ALL.contains(name) || name.matches(TICK))
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new StoreException("the store " + folder + " cannot be read: " + AtomicFile.why(e), e);
    }
  }

  /** Makes the tables when they are not there, with what the folder holds, and moves that away. */
  void importOnce() throws SQLException, IOException {
    if (database.tables().areCurrent() && left().isEmpty()) {
      return;
    }
    FolderLock held = FolderLock.take(folder, FolderLock.MOST_TRIES);
    try (held) {
      if (!database.tables().areMade()) {
        database.query("PRAGMA journal_mode = WAL", row -> row.getString(1));
        database.write("make " + Database.FILE, this::make);
      } else if (!database.tables().areCurrent()) {
        addColumns();
      }
      moveAway(left());
    }
  }

  private List<String> left() {
    return files(folder).stream().filter(file -> !FolderCopies.ALL.contains(file)).toList();
  }

  /**
   * A tick needs nothing of it, so what cannot be added stops none; a watch needs its tables, and
   * fails without them.
   */
  private void addColumns() {
    try {
      database.write("add columns to " + Database.FILE, this::created);
    } catch (StoreException e) {
      notices.accept(
          "queries of your own lack the newest columns, and watches may fail: " + e.getMessage());
    }
  }

  private boolean created() throws SQLException {
    try {
      database.tables().create();
      return true;
    } catch (IOException e) {
      throw new IllegalStateException("the tables are in this program", e);
    }
  }

  private boolean make() throws SQLException {
    try {
      created();
      finishTransaction();
      List<String> files = files(folder);
      if (files.contains(FolderCopies.RECORD) && !files.contains(RECORDS)) {
        throw new StoreException(
            folder.resolve(Database.FILE)
                + " is gone or empty, though cortex.json says that the book has records: put a"
                + " copy of it back, or move the copies away to begin anew");
      }
      for (String file : files) {
        read(file);
        database.update("INSERT INTO imported (file) VALUES (?)", file);
      }
      return true;
    } catch (IOException e) {
      throw new StoreException(
          "the store " + folder + " cannot be imported: " + AtomicFile.why(e), e);
    }
  }

  private void read(String file) throws SQLException, IOException {
    switch (file) {
      case RECORDS -> lines(file, line -> books.add(Json.readRecord(line), line));
      case ORDERS ->
          lines(
              file, line -> books.put(ofFolder(), List.of(Json.read(line, JournaledOrder.class))));
      case INTERVENTIONS ->
          lines(file, line -> permissions.note(ofFolder(), Json.read(line, AuditEntry.class)));
      case REPORTS -> lines(file, line -> report(file, line));
      case PERMISSION ->
          whole(file, text -> permissions.put(Json.read(text, TradingPermission.class)));
      case FolderCopies.FILLS -> lines(file, line -> books.addFill(values(Json.readMap(line))));
      case FolderCopies.PAPER_STATE, FolderCopies.LIVE_STATE ->
          whole(file, text -> books.putState(book(Json.readMap(text)), text));
      default -> {
        if (file.matches(TICK)) {
          whole(file, text -> tick(Json.read(text, Tick.class)));
        }
      }
    }
  }

  /** Whose the journal and the interventions are, which do not say so. */
  private BookKey ofFolder() {
    return BookKey.paper(new FolderCandles(folder).recordedProduct());
  }

  private static Object[] values(Map<String, Object> fill) {
    return StoredBooks.FILL.stream().map(fill::get).toArray();
  }

  private void tick(Tick tick) throws SQLException {
    books.begin(tick.tick(), Instant.EPOCH);
    if (tick.plan().isPresent()) {
      books.plan(tick.tick(), tick.plan().get(), tick.plan().get().orders());
    }
  }

  /** A report that cannot be read is left out: each of the others has its own day. */
  private void report(String file, String line) throws SQLException {
    try {
      Map<String, Object> fields = Json.readMap(line);
      FolderGovernance.put(database, book(fields), ReportFields.read(fields).day(), line);
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
      notices.accept(
          "a report in " + file + " cannot be trusted, and was not imported: " + e.getMessage());
    }
  }

  private static BookKey book(Map<String, Object> fields) {
    return new BookKey(
        String.valueOf(fields.get("book")), String.valueOf(fields.get("product_id")));
  }

  private interface Import {
    void of(String text) throws SQLException, Json.MalformedJsonException;
  }

  private void whole(String file, Import what) throws SQLException, IOException {
    trusted(folder.resolve(file).toString(), Files.readString(folder.resolve(file)), what);
  }

  private void lines(String file, Import what) throws SQLException, IOException {
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve(file))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        trusted(folder.resolve(file) + " line " + ++number, line, what);
      }
    }
  }

  private static void trusted(String name, String text, Import what) throws SQLException {
    try {
      what.of(text);
    } catch (Json.MalformedJsonException | RuntimeException e) {
      throw new StoreException(
          name + " cannot be trusted, and nothing was imported: " + e.getMessage(), e);
    }
  }

  /** Does what a process that died had written down and not finished; it can be done twice. */
  private void finishTransaction() throws IOException {
    Path file = folder.resolve(TRANSACTION);
    if (Files.notExists(file)) {
      return;
    }
    try {
      for (Change change : Json.read(Files.readString(file), Transaction.class).changes()) {
        apply(change);
      }
      Files.delete(file);
    } catch (Json.MalformedJsonException e) {
      throw new StoreException(file + " cannot be trusted: " + e.getMessage(), e);
    }
  }

  private void apply(Change change) throws IOException {
    Path path = folder.resolve(change.file());
    if (change.text().isEmpty()) {
      Files.deleteIfExists(path);
      return;
    }
    byte[] text = change.text().get().getBytes(UTF_8);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(change.offset().orElse(0L));
      file.seek(file.length());
      file.write(text);
    }
  }

  /** Moves away what was imported, also where a process died before it had. */
  private void moveAway(List<String> left) throws SQLException, IOException {
    if (left.isEmpty()) {
      return;
    }
    Path imported = Files.createDirectories(folder.resolve("imported"));
    List<String> movable =
        database.query("SELECT file FROM imported", row -> row.getString(1)).stream()
            .filter(file -> Files.notExists(imported.resolve(file)))
            .toList();
    if (!movable.containsAll(left)) {
      throw new StoreException(
          folder
              + " holds argus.db, and of an older Argus that has worked in it since "
              + String.join(", ", left)
              + ": move away what does not count");
    }
    for (String file : movable) {
      if (FolderCopies.ALL.contains(file)) {
        Files.copy(folder.resolve(file), imported.resolve(file));
      }
    }
    for (String file : left) {
      Files.move(folder.resolve(file), imported.resolve(file));
    }
    notices.accept(
        folder + " was imported into argus.db; the files it came from are in " + imported);
  }
}
