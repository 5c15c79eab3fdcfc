package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.execution.port.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** The tables of a {@link Database}: whether they are there, and how they are made. */
final class Tables {
  /** The layout of the tables, as {@code PRAGMA user_version} has it. */
  private static final int SCHEMA = 5;

  /** The records of watches, since schema 3. */
  static final String WATCHES = "watches";

  private static final String NO_WATCHES =
      "(SELECT '' AS book, '' AS product_id, '' AS timestamp_utc, '' AS json WHERE 0)";

  private final Path folder;
  private final Database database;

  Tables(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
  }

  /**
   * Whether the tables are there.
   *
   * @throws StoreException when they are those of a newer Argus
   */
  boolean areMade() throws SQLException {
    int version = version();
    if (version > SCHEMA) {
      throw new StoreException(
          String.format(
              Locale.ROOT,
              "%s is of a newer Argus (schema %d, this one knows %d): use that one; nothing was"
                  + " changed",
              folder.resolve(Database.FILE),
              version,
              SCHEMA));
    }
    return version > 0;
  }

  /** Whether the tables are there as this Argus makes them. */
  boolean areCurrent() throws SQLException {
    return areMade() && version() == SCHEMA;
  }

  /** What the records of watches are read from: nothing where a former Argus made the tables. */
  String watches() throws SQLException {
    return version() < 3 ? NO_WATCHES : WATCHES;
  }

  private int version() throws SQLException {
    return database.first("PRAGMA user_version", row -> row.getInt(1)).orElseThrow();
  }

  /** Makes the tables, or what a former Argus has not made of them. */
  void create() throws SQLException, IOException {
    for (int version = version() + 1; version <= SCHEMA; version++) {
      run(version == 1 ? "argus.sql" : "argus-" + version + ".sql");
    }
    database.update("PRAGMA user_version = " + SCHEMA);
  }

  private void run(String name) throws SQLException, IOException {
    try (InputStream script = Database.class.getResourceAsStream(name)) {
      for (String statement : new String(script.readAllBytes(), UTF_8).strip().split(";\n", 0)) {
        database.update(statement);
      }
    }
  }
}
