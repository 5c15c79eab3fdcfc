package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.UnfinishedTick;
import com.iteradynamics.execution.port.WatchedBook;
import com.iteradynamics.execution.port.WriteAheadGuard;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The store over a folder: the tables of {@code argus.db}, which any number of processes may have
 * open. One of them at a time ticks: from its first tick until it ends it has a hold on the folder,
 * so that a lease that is found belongs to a process that died, and is taken over at once. Whoever
 * reads, or changes what a person may change, never waits for a tick.
 */
public final class FolderStore implements TickStore, AutoCloseable {
  private final Path folder;
  final Database database;
  private final StoredBooks books;
  private final FolderPermission permissions;
  private final FolderCopies copies;
  private final Set<TickKey> begun = new HashSet<>();
  private Optional<FolderLock> ticking = Optional.empty();

  private FolderStore(
      Path folder, Database database, boolean copyAtOnce, Consumer<String> notices) {
    this.folder = folder;
    this.database = database;
    this.books = new StoredBooks(database);
    this.permissions = new FolderPermission(folder, database);
    this.copies = new FolderCopies(folder, books, copyAtOnce, notices);
  }

  /** The same for whom copies are of no interest. */
  public static FolderStore open(Path folder) {
    return open(folder, ignored -> {});
  }

  /**
   * Opens the store in {@code folder}, which is made when it is not there.
   *
   * @param notices takes one line for each copy that could not be written, and for an import
   * @throws StoreException when it cannot be read or written
   */
  public static FolderStore open(Path folder, Consumer<String> notices) {
    Database database = Database.open(folder, true, notices);
    FolderHalt.reserve(folder);
    return new FolderStore(folder, database, true, notices);
  }

  /**
   * The same for a replay, which can be run again: it does not wait for the disk, so that a power
   * cut, though not a crash of the process, can lose what was written last.
   */
  public static FolderStore openForReplay(Path folder, Consumer<String> notices) {
    return new FolderStore(folder, Database.open(folder, false, notices), false, notices);
  }

  /**
   * The store in {@code folder} as it stands at this moment, read-only; it refuses to be changed.
   *
   * @throws StoreException when it cannot be read
   */
  public static FolderStore openReadOnly(Path folder, Consumer<String> notices) {
    return new FolderStore(folder, Database.openReadOnly(folder, notices), false, notices);
  }

  static FolderStore lookUnwritable(Path folder) {
    return new FolderStore(folder, Database.unwritable(folder), false, ignored -> {});
  }

  @Override
  public void close() {
    copies.write();
    database.close();
    try {
      if (ticking.isPresent()) {
        ticking.get().close();
      }
    } catch (IOException e) {
      throw new StoreException(folder + " cannot be let go: " + AtomicFile.why(e), e);
    }
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    String what = "begin the tick " + tick;
    if (database.read(what, () -> books.record(tick)).isEmpty()) {
      hold();
    }
    return database.write(
        what,
        () -> {
          Optional<CortexRecord> finished = books.record(tick);
          if (finished.isPresent()) {
            return new TickClaim.Finished(finished.get());
          }
          Optional<TickPlan> plan = books.plan(tick);
          books.begin(tick, until);
          begun.add(tick);
          return plan.<TickClaim>map(TickClaim.Resumed::new).orElseGet(TickClaim.Granted::new);
        });
  }

  private void hold() {
    try {
      if (ticking.isEmpty()) {
        ticking = Optional.of(FolderLock.take(folder, 1));
      }
    } catch (IOException e) {
      throw new StoreException("the store " + folder + " cannot be held: " + AtomicFile.why(e), e);
    }
  }

  @Override
  public boolean giveBack(TickKey tick) {
    boolean given =
        begun.contains(tick)
            && database.write("give the tick " + tick + " back", () -> books.giveBack(tick));
    if (given) {
      begun.remove(tick);
    }
    return given;
  }

  @Override
  public Optional<LoadedState> state(BookKey book) {
    return database.read("read the state", () -> books.state(book));
  }

  @Override
  public TradingPermission permission(BookKey book) {
    return permissions.read();
  }

  @Override
  public List<UnfinishedTick> unfinished(BookKey book, Instant hour) {
    return database.read("find unfinished ticks", () -> books.unfinished(book)).stream()
        .filter(tick -> tick.hour().isBefore(hour))
        .toList();
  }

  @Override
  public List<JournaledOrder> unresolved(BookKey book) {
    List<String> open =
        state(book).flatMap(LoadedState::valid).map(PrimeState::openOrders).orElse(List.of());
    List<JournaledOrder> found = new ArrayList<>();
    for (String id : open) {
      found.add(
          order(book, id)
              .orElseThrow(
                  () -> new StoreException(folder + " does not have the open order " + id)));
    }
    return found;
  }

  @Override
  public Optional<JournaledOrder> order(BookKey book, String clientOrderId) {
    return database.read("read the order " + clientOrderId, () -> books.order(book, clientOrderId));
  }

  /** Real money is never kept in a folder, which another machine would know nothing of. */
  @Override
  public Optional<String> bind(BookKey book, String portfolio) {
    throw new StoreException("a live book is kept in DynamoDB alone, not in " + folder);
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    return database.read("read the records", () -> books.newest(book, count, branch));
  }

  @Override
  public List<CortexRecord> watches(BookKey book, int count) {
    return database.read("read the watches", () -> books.watches(book, count));
  }

  @Override
  public List<CortexRecord> watchesSince(BookKey book, Instant first) {
    return database.read("read the watches", () -> books.watchesSince(book, first));
  }

  @Override
  public WatchedBook watched(BookKey book) {
    return new WatchedBook(
        state(book),
        permission(book),
        database.read("read what the watch has left", () -> books.memory(book)));
  }

  @Override
  public void remember(BookKey book, WatchMemory memory) {
    write("keep what the watch saw", () -> books.remember(book, memory));
  }

  @Override
  public RecordLookup lookUp(BookKey book, Instant hour) {
    return database.read("read the record of " + hour, () -> books.lookUp(new TickKey(book, hour)));
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    write(
        "write the tick " + tick + " ahead",
        () -> {
          if (plan.decided().isPresent()) {
            books.checkVersion(tick.book(), plan.decided().get());
          }
          WriteAheadGuard.checkTick(tick, books.ahead(tick.book()));
          books.plan(tick, plan, plan.orders());
        });
  }

  @Override
  public void journal(TickKey tick, JournaledOrder order) {
    write(
        "journal an order of the tick " + tick,
        () -> {
          TickPlan plan =
              books
                  .plan(tick)
                  .orElseThrow(() -> new StoreException("the tick " + tick + " has no plan"));
          books.plan(tick, plan.with(order), List.of(order));
        });
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournaledOrder> ended) {
    write(
        "book an earlier order",
        () -> {
          WriteAheadGuard.checkSettling(books.ahead(book));
          books.replace(book, state);
          books.book(book, ended);
        });
    copies.of(book, Optional.of(state), Optional.empty(), haveFills(ended));
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournaledOrder> acted, CortexRecord record) {
    write(
        "finish the tick " + tick,
        () -> {
          if (state.isPresent()) {
            WriteAheadGuard.checkTick(tick, books.ahead(tick.book()));
            books.replace(tick.book(), state.get());
          }
          if (!books.add(record, Json.write(record))) {
            throw new StoreException("the tick " + tick + " is finished already");
          }
          books.book(tick.book(), acted);
          books.finish(tick);
        });
    Optional<CortexRecord> ofHour = Optional.of(record).filter(any -> !tick.watch());
    copies.of(tick.book(), state, ofHour, haveFills(acted));
  }

  @Override
  public void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    write(
        audit.action(),
        () -> {
          WriteAheadGuard.checkChange(
              books.state(book).flatMap(LoadedState::valid), audit, books.ahead(book));
          books.replace(book, state);
          permissions.note(book, audit);
        });
    copies.of(book, Optional.of(state), Optional.empty(), false);
  }

  @Override
  public void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    permissions.permit(book, permission, audit);
  }

  private static boolean haveFills(List<JournaledOrder> orders) {
    return orders.stream().anyMatch(order -> !order.fills().isEmpty());
  }

  private interface Change {
    void run() throws SQLException;
  }

  private void write(String what, Change change) {
    database.write(
        what,
        () -> {
          change.run();
          return true;
        });
  }
}
