package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.UnfinishedTick;
import com.iteradynamics.execution.port.WatchedBook;
import com.iteradynamics.execution.port.WriteAheadGuard;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tables {@code states}, one a book; {@code ticks}, those that were begun and are not finished;
 * {@code orders}, as far as each is; {@code fills}; {@code records}, one a tick; {@code watches},
 * those of watches; and {@code watch_memory}.
 */
record StoredBooks(Database database) {
  /** A fill's columns, and the names of its values in the copy. */
  static final List<String> FILL =
      List.of(
          "timestamp_utc book product_id side base_qty price_usd value_usd fee_usd"
              .concat(" reference_price_usd fill_source client_order_id")
              .split(" "));

  private static final String OF_BOOK = " WHERE book = ? AND product_id = ?";
  private static final String RECORDS = " FROM records" + OF_BOOK;
  private static final String TICKS = " FROM ticks WHERE book = ? AND product_id = ?";
  private static final String TICK = TICKS + " AND hour = ?";

  /** The stored state; a book that has records had one. What cannot be trusted stays. */
  Optional<LoadedState> state(BookKey book) throws SQLException {
    Optional<LoadedState> stored =
        database.first(
            "SELECT json FROM states WHERE book = ? AND product_id = ?",
            row -> state(book, row.getString(1)),
            book);
    return stored.isEmpty() && hasRecords(book)
        ? Optional.of(corrupt(book, "is missing, though the book has records"))
        : stored;
  }

  private static LoadedState state(BookKey book, String json) {
    try {
      return new LoadedState.Valid(StateDocument.read(json).toState(book));
    } catch (Json.MalformedJsonException | RuntimeException e) {
      return corrupt(book, "cannot be trusted: " + e.getMessage());
    }
  }

  private static LoadedState corrupt(BookKey book, String why) {
    return new LoadedState.Corrupt(
        "the state of "
            + book.book()
            + " "
            + book.productId()
            + " in "
            + Database.FILE
            + " "
            + why);
  }

  /** Stores {@code next} as the next version, if it was made from the stored one. */
  void replace(BookKey book, PrimeState next) throws SQLException {
    checkVersion(book, next);
    putState(book, Json.write(StateDocument.of(book, next.nextVersion())));
  }

  void putState(BookKey book, String json) throws SQLException {
    database.update(
        "INSERT OR REPLACE INTO states (book, product_id, json) VALUES (?, ?, ?)", book, json);
  }

  /**
   * @throws StoreException when {@code next} was not made from what is stored
   */
  void checkVersion(BookKey book, PrimeState next) throws SQLException {
    long version =
        switch (state(book).orElseGet(() -> new LoadedState.Valid(next))) {
          case LoadedState.Valid valid -> valid.state().version();
          case LoadedState.Corrupt corrupt -> throw new StoreException(corrupt.why());
        };
    if (version != next.version()) {
      throw new StoreException(
          "the state was changed meanwhile: version " + version + ", not " + next.version());
    }
  }

  void begin(TickKey tick, Instant until) throws SQLException {
    database.update(
        "INSERT INTO ticks (book, product_id, hour, status, lease_until)"
            + " VALUES (?, ?, ?, 'running', ?)"
            + " ON CONFLICT DO UPDATE SET lease_until = excluded.lease_until",
        tick,
        until);
  }

  /** Writes a plan ahead, or how far its orders are by now. */
  void plan(TickKey tick, TickPlan plan, List<JournaledOrder> orders) throws SQLException {
    int planned =
        database.update(
            "UPDATE ticks SET plan = ? WHERE book = ? AND product_id = ? AND hour = ?",
            Json.write(plan),
            tick);
    if (planned == 0) {
      throw new StoreException("the tick " + tick + " was never begun");
    }
    put(tick.book(), orders);
  }

  /** Ends a tick without a plan as if it had never been begun; answers whether there was one. */
  boolean giveBack(TickKey tick) throws SQLException {
    return database.update("DELETE" + TICK + " AND plan IS NULL", tick) > 0;
  }

  void finish(TickKey tick) throws SQLException {
    database.update("DELETE" + TICK, tick);
  }

  /** What was written ahead of a tick. */
  Optional<TickPlan> plan(TickKey tick) throws SQLException {
    return database
        .first("SELECT hour, plan" + TICK, StoredBooks::unfinished, tick)
        .flatMap(UnfinishedTick::plan);
  }

  /** Every unfinished tick of a book, oldest first. */
  List<UnfinishedTick> unfinished(BookKey book) throws SQLException {
    return database.query(
        "SELECT hour, plan" + TICKS + " ORDER BY hour", StoredBooks::unfinished, book);
  }

  /** The hour of a book that is written ahead. */
  Optional<Instant> ahead(BookKey book) throws SQLException {
    return WriteAheadGuard.hour(unfinished(book));
  }

  private static UnfinishedTick unfinished(ResultSet row) throws SQLException {
    String hour = row.getString(1);
    String plan = row.getString(2);
    return Database.trusted(
        "the tick of " + hour,
        () ->
            new UnfinishedTick(
                Instant.parse(hour),
                plan == null ? Optional.empty() : Optional.of(Json.read(plan, TickPlan.class))));
  }

  Optional<JournaledOrder> order(BookKey book, String id) throws SQLException {
    Optional<String> json =
        database.first(
            "SELECT json FROM orders WHERE book = ? AND product_id = ? AND client_order_id = ?",
            row -> row.getString(1),
            book,
            id);
    return json.map(
        text -> Database.trusted("the order " + id, () -> Json.read(text, JournaledOrder.class)));
  }

  /** Writes how far these orders are, whatever was known of them. */
  void put(BookKey book, List<JournaledOrder> orders) throws SQLException {
    for (JournaledOrder order : orders) {
      database.update(
          "INSERT INTO orders (book, product_id, client_order_id, json) VALUES (?, ?, ?, ?)"
              + " ON CONFLICT DO UPDATE SET json = excluded.json",
          book,
          order.request().clientOrderId(),
          Json.write(order));
    }
  }

  /** The same of orders whose fills are booked with it. */
  void book(BookKey book, List<JournaledOrder> orders) throws SQLException {
    put(book, orders);
    for (JournaledOrder order : orders) {
      OrderRequest request = order.request();
      for (Fill fill : order.fills()) {
        addFill(
            CortexRecord.timestamp(request.hour()),
            book.book(),
            request.productId(),
            request.side(),
            fill.baseQty(),
            fill.priceUsd(),
            fill.valueUsd(),
            fill.feeUsd(),
            request.referencePriceUsd(),
            request.priceSource(),
            request.clientOrderId());
      }
    }
  }

  /** Adds a fill, its values in the order of {@link #FILL}. */
  void addFill(Object... values) throws SQLException {
    database.update(
        "INSERT INTO fills ("
            + String.join(", ", FILL)
            + ") VALUES (?"
            + ", ?".repeat(FILL.size() - 1)
            + ")",
        values);
  }

  /** Every fill as a line of JSON, in the order in which they were booked. */
  String ledger() {
    String values =
        FILL.stream()
            .map(name -> "'" + name + "', " + (isNumber(name) ? "json(" + name + ")" : name))
            .collect(Collectors.joining(", "));
    String lines = "SELECT json_object(" + values + ") FROM fills ORDER BY rowid";
    return database
        .read("read the fills", () -> database.query(lines, row -> row.getString(1) + "\n"))
        .stream()
        .collect(Collectors.joining());
  }

  private static boolean isNumber(String name) {
    return name.endsWith("_qty") || name.endsWith("_usd");
  }

  boolean hasRecords(BookKey book) throws SQLException {
    return database.first("SELECT 1" + RECORDS + " LIMIT 1", row -> true, book).isPresent();
  }

  private static String table(TickKey tick) {
    return tick.watch() ? Tables.WATCHES : "records";
  }

  /** Where the record of a tick or of a watch is. */
  private String from(TickKey tick) throws SQLException {
    return tick.watch() ? " FROM " + database.tables().watches() + OF_BOOK : RECORDS;
  }

  /** Adds a record, unless its tick has one already; answers whether it did. */
  boolean add(CortexRecord record, String json) throws SQLException {
    return database.update(
            "INSERT OR IGNORE INTO "
                + table(new TickKey(record.book(), record.hour()))
                + " (book, product_id, timestamp_utc, execution_branch,"
                + " json) VALUES (?, ?, ?, ?, ?)",
            record.text("book").orElseThrow(),
            record.text("product_id").orElseThrow(),
            CortexRecord.timestamp(record.hour()),
            record.branch(),
            json)
        > 0;
  }

  Optional<CortexRecord> record(TickKey tick) throws SQLException {
    return database.first(
        "SELECT timestamp_utc, json" + from(tick) + " AND timestamp_utc = ?",
        StoredBooks::record,
        tick.book(),
        CortexRecord.timestamp(tick.hour()));
  }

  /** The record of a tick, or the nearest hours of its book that have one. */
  RecordLookup lookUp(TickKey tick) throws SQLException {
    Optional<CortexRecord> found = record(tick);
    return found.isPresent()
        ? RecordLookup.found(found.get())
        : new RecordLookup(
            Optional.empty(), nearest(tick, "< ?", "DESC"), nearest(tick, "> ?", "ASC"));
  }

  private Optional<Instant> nearest(TickKey tick, String side, String order) throws SQLException {
    return database.first(
        "SELECT timestamp_utc"
            + from(tick)
            + String.join(
                " ", " AND timestamp_utc", side, "ORDER BY timestamp_utc", order, "LIMIT 1"),
        row -> CortexRecord.hour(row.getString(1)),
        tick.book(),
        CortexRecord.timestamp(tick.hour()));
  }

  /** The newest {@code count} records by hour, oldest first. */
  List<CortexRecord> newest(BookKey book, int count, Optional<ExecutionBranch> branch)
      throws SQLException {
    String ofBranch = branch.map(one -> " AND execution_branch = '" + one + "'").orElse("");
    return database
        .query(
            "SELECT timestamp_utc, json"
                + RECORDS
                + ofBranch
                + " ORDER BY timestamp_utc DESC LIMIT ?",
            StoredBooks::record,
            book,
            Math.max(0, count))
        .reversed();
  }

  /** The newest {@code count} records of watches, oldest first. */
  List<CortexRecord> watches(BookKey book, int count) throws SQLException {
    return database
        .query(
            "SELECT timestamp_utc, json FROM "
                + database.tables().watches()
                + OF_BOOK
                + " ORDER BY timestamp_utc DESC LIMIT ?",
            StoredBooks::record,
            book,
            Math.max(0, count))
        .reversed();
  }

  /** All records of watches from {@code first} on, oldest first. */
  List<CortexRecord> watchesSince(BookKey book, Instant first) throws SQLException {
    return database.query(
        "SELECT timestamp_utc, json FROM "
            + database.tables().watches()
            + OF_BOOK
            + " AND timestamp_utc >= ? ORDER BY timestamp_utc",
        StoredBooks::record,
        book,
        CortexRecord.timestamp(first));
  }

  /** What a watch has left; none when it cannot be read. */
  WatchMemory memory(BookKey book) throws SQLException {
    return WatchedBook.remembered(
        database.first("SELECT json FROM watch_memory" + OF_BOOK, row -> row.getString(1), book));
  }

  void remember(BookKey book, WatchMemory memory) throws SQLException {
    database.update(
        "INSERT OR REPLACE INTO watch_memory (book, product_id, json) VALUES (?, ?, ?)",
        book,
        Json.write(memory));
  }

  private static CortexRecord record(ResultSet row) throws SQLException {
    String hour = row.getString(1);
    String json = row.getString(2);
    return Database.trusted(
        "the record of " + hour,
        () -> {
          CortexRecord record = Json.readRecord(json);
          if (!CortexRecord.timestamp(record.hour()).equals(hour)) {
            throw new IllegalArgumentException("it is of the hour " + record.hour());
          }
          return record;
        });
  }
}
