package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * The SQLite file {@value #FILE} in a store's folder, with the tables of {@code argus.sql}. Any
 * number of processes may have it open: readers never wait, and who writes waits for other writers,
 * {@value #WAIT_SECONDS} seconds at most.
 */
final class Database implements AutoCloseable {
  static final String FILE = "argus.db";

  private static final int WAIT_SECONDS = 10;

  private final Path folder;
  private final Tables tables;
  private final Connection connection;

  private Database(Path folder, Connection connection) {
    this.folder = folder;
    this.tables = new Tables(folder, this);
    this.connection = connection;
  }

  /** What is done to the tables. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** How a row is read. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** How opening continues. */
  private interface Opening {
    void of(Database database) throws SQLException, IOException;
  }

  /**
   * Opens the database in {@code folder}, both of which are made when they are not there; what an
   * Argus of before kept there is imported.
   *
   * @param durable whether every write waits until the disk has it
   * @param notices takes what a person should know, a line each
   * @throws StoreException when it cannot be opened, is damaged, or is of a newer Argus
   */
  static Database open(Path folder, boolean durable, Consumer<String> notices) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unopened(folder, AtomicFile.why(e), e);
    }
    return connected(
        folder,
        folder.resolve(FILE).toUri().toString(),
        database -> {
          database.update("PRAGMA synchronous = " + (durable ? "FULL" : "OFF"));
          new OldFolder(folder, database, notices).importOnce();
        });
  }

  /**
   * The database in {@code folder} as it stands, read-only: what others write from here on is not
   * seen. A folder that has none is left so, and is empty.
   */
  static Database openReadOnly(Path folder, Consumer<String> notices) {
    if (Files.notExists(folder.resolve(FILE)) && OldFolder.files(folder).isEmpty()) {
      return connected(folder, ":memory:", database -> database.tables.create());
    }
    if (Files.exists(folder.resolve(FILE)) && !Files.isWritable(folder)) {
      return unwritable(folder);
    }
    Database database = open(folder, true, notices);
    database.read("look", database::stand);
    return database;
  }

  /** SQLite would make files beside it, but for one that is read-only. */
  static Database unwritable(Path folder) {
    boolean settled = Files.notExists(folder.resolve(FILE + "-wal"));
    return connected(
        folder,
        folder.resolve(FILE).toUri() + (settled ? "?immutable=1" : "?mode=ro"),
        database -> {
          if (!database.tables.areMade()) {
            throw unopened(folder, "it may not be written", null);
          }
          database.stand();
        });
  }

  private static Database connected(Path folder, String name, Opening opening) {
    Properties properties = new Properties();
    properties.setProperty("busy_timeout", String.valueOf(WAIT_SECONDS * 1_000));
    Optional<Database> open = Optional.empty();
    try {
      Connection connection = new JDBC4Connection("jdbc:sqlite:" + name, name, properties);
      Database database = new Database(folder, connection);
      try {
        opening.of(database);
        open = Optional.of(database);
        return database;
      } finally {
        if (open.isEmpty()) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw failure(folder, "open " + FILE, e);
    } catch (IOException e) {
      throw unopened(folder, AtomicFile.why(e), e);
    }
  }

  private static StoreException unopened(Path folder, String why, Exception e) {
    return new StoreException("the store " + folder + " cannot be opened: " + why, e);
  }

  /** What is in it. */
  Tables tables() {
    return tables;
  }

  private boolean stand() throws SQLException {
    update("PRAGMA query_only = 1");
    update("BEGIN");
    return tables.areMade();
  }

  /** Reads. */
  synchronized <T> T read(String what, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw failure(folder, what, e);
    }
  }

  /** One transaction: all of it happens, or nothing. */
  synchronized <T> T write(String what, Work<T> work) {
    try {
      update("BEGIN IMMEDIATE");
      try {
        T result = work.run();
        update("COMMIT");
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(e);
        throw e;
      }
    } catch (SQLException e) {
      throw failure(folder, what, e);
    }
  }

  private void rollBack(Throwable why) {
    try {
      update("ROLLBACK");
    } catch (SQLException e) {
      // A full disk ends a transaction by itself.
      why.addSuppressed(e);
    }
  }

  /** Every row of a query. */
  <T> List<T> query(String sql, Row<T> reading, Object... values) throws SQLException {
    try (PreparedStatement statement = statement(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reading.of(rows));
      }
      return found;
    }
  }

  /** The first row of a query; empty when there is none. */
  <T> Optional<T> first(String sql, Row<T> reading, Object... values) throws SQLException {
    return query(sql, reading, values).stream().findFirst();
  }

  /** Changes rows; answers how many. */
  int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = statement(sql, values)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement statement(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    int place = 0;
    for (Object value : Stream.of(values).flatMap(Database::columns).toList()) {
      statement.setObject(++place, value);
    }
    return statement;
  }

  /** The columns of a value: two of a book, three of a tick; an amount is exact text. */
  private static Stream<?> columns(Object value) {
    return switch (value) {
      case BookKey book -> Stream.of(book.book(), book.productId());
      case TickKey tick -> Stream.concat(columns(tick.book()), Stream.of(tick.hour().toString()));
      case BigDecimal amount -> Stream.of(amount.toPlainString());
      case Integer number -> Stream.of(number);
      default -> Stream.of(value.toString());
    };
  }

  /** What reads a stored text. */
  @FunctionalInterface
  interface Text<T> {
    T read() throws Json.MalformedJsonException;
  }

  /**
   * What was stored.
   *
   * @throws StoreException when it cannot be trusted; says what it is
   */
  static <T> T trusted(String what, Text<T> text) {
    try {
      return text.read();
    } catch (Json.MalformedJsonException | RuntimeException e) {
      throw new StoreException(what + " in " + FILE + " cannot be trusted: " + e.getMessage(), e);
    }
  }

  private static StoreException failure(Path folder, String what, SQLException e) {
    String why =
        switch (SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff)) {
          case SQLITE_FULL -> "the disk is full; nothing was changed";
          case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
              "permission denied, it may not be written; nothing was changed";
          case SQLITE_BUSY, SQLITE_LOCKED ->
              "another process has kept it busy for 10 seconds; nothing was changed, try again";
          case SQLITE_NOTADB, SQLITE_CORRUPT ->
              "argus.db is damaged ("
                  + e.getMessage()
                  + "); nothing was changed: put a copy of it back, or save what is in it by"
                  + " sqlite3 argus.db .recover";
          default -> e.getMessage();
        };
    return new StoreException("the store " + folder + " failed to " + what + ": " + why, e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(folder, "close " + FILE, e);
    }
  }
}
