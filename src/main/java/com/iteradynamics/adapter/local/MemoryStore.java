package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.CortexRecord;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The store of a replay and of tests: everything in memory, nothing kept. Not for several threads.
 */
public final class MemoryStore implements TickStore {
  private final Map<BookKey, Book> books = new HashMap<>();
  private final Map<String, String> portfolios = new HashMap<>();
  private final int kept;

  /** A store that keeps every record. */
  public MemoryStore() {
    this(Integer.MAX_VALUE);
  }

  /**
   * A store that forgets all but the newest records, for a long replay. An hour whose record is
   * forgotten is not later than the state's last one, so that it is out of order and never traded.
   *
   * @param kept how many records of a book are kept, &gt;= 1
   */
  public MemoryStore(int kept) {
    this.kept = kept;
  }

  /** A lease, and the plan that was written ahead under it. */
  private record Running(Instant until, Optional<TickPlan> plan) {}

  /** One book's share of the store. */
  private static final class Book {
    private Optional<PrimeState> state = Optional.empty();
    private TradingPermission permission = TradingPermission.ACTIVE;
    private final NavigableMap<Instant, Running> running = new TreeMap<>();
    private final NavigableMap<Instant, CortexRecord> records = new TreeMap<>();
    private final NavigableMap<Instant, CortexRecord> watches = new TreeMap<>();
    private WatchMemory memory = WatchMemory.NONE;
    private final Map<String, JournaledOrder> orders = new HashMap<>();
    private final NavigableSet<Instant> unpublished = new TreeSet<>();
    private final List<AuditEntry> audit = new ArrayList<>();

    NavigableMap<Instant, CortexRecord> records(TickKey tick) {
      return tick.watch() ? watches : records;
    }
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    Book book = book(tick.book());
    CortexRecord finished = book.records(tick).get(tick.hour());
    if (finished != null) {
      return new TickClaim.Finished(finished);
    }
    Running running = book.running.get(tick.hour());
    if (running != null && now.isBefore(running.until())) {
      return new TickClaim.Held(running.until());
    }
    Optional<TickPlan> plan = running == null ? Optional.empty() : running.plan();
    book.running.put(tick.hour(), new Running(until, plan));
    return plan.<TickClaim>map(TickClaim.Resumed::new).orElseGet(TickClaim.Granted::new);
  }

  /** Everyone who has this store is one process: every lease in it is our own. */
  @Override
  public boolean giveBack(TickKey tick) {
    Map<Instant, Running> running = book(tick.book()).running;
    Running ours = running.get(tick.hour());
    return ours != null && ours.plan().isEmpty() && running.remove(tick.hour(), ours);
  }

  @Override
  public Optional<LoadedState> state(BookKey key) {
    return book(key).state.map(LoadedState.Valid::new);
  }

  @Override
  public TradingPermission permission(BookKey key) {
    return book(key).permission;
  }

  @Override
  public List<UnfinishedTick> unfinished(BookKey key, Instant hour) {
    return unfinished(book(key).running.headMap(hour, false));
  }

  private static List<UnfinishedTick> unfinished(Map<Instant, Running> running) {
    return running.entrySet().stream()
        .map(entry -> new UnfinishedTick(entry.getKey(), entry.getValue().plan()))
        .toList();
  }

  private static Optional<Instant> ahead(Book book) {
    return WriteAheadGuard.hour(unfinished(book.running));
  }

  @Override
  public List<JournaledOrder> unresolved(BookKey key) {
    Book book = book(key);
    return book.state.map(PrimeState::openOrders).orElse(List.of()).stream()
        .map(book.orders::get)
        .toList();
  }

  @Override
  public Optional<JournaledOrder> order(BookKey key, String clientOrderId) {
    Book book = book(key);
    return Optional.ofNullable(book.orders.get(clientOrderId))
        .or(
            () ->
                book.running.values().stream()
                    .flatMap(running -> running.plan().stream())
                    .flatMap(plan -> plan.order(clientOrderId).stream())
                    .findFirst());
  }

  @Override
  public Optional<String> bind(BookKey key, String portfolio) {
    return Optional.of(portfolios.computeIfAbsent(portfolio, any -> key.productId()))
        .filter(owner -> !owner.equals(key.productId()));
  }

  @Override
  public List<Instant> unpublished(BookKey key) {
    return List.copyOf(book(key).unpublished);
  }

  @Override
  public void published(TickKey tick) {
    book(tick.book()).unpublished.remove(tick.hour());
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    Book book = book(tick.book());
    plan.decided().ifPresent(state -> checkVersion(book, state));
    WriteAheadGuard.checkTick(tick, ahead(book));
    book.running.put(tick.hour(), new Running(running(tick).until(), Optional.of(plan)));
  }

  @Override
  public void journal(TickKey tick, JournaledOrder order) {
    Running running = running(tick);
    TickPlan plan =
        running.plan().orElseThrow(() -> new StoreException("the tick " + tick + " has no plan"));
    book(tick.book())
        .running
        .put(tick.hour(), new Running(running.until(), Optional.of(plan.with(order))));
  }

  @Override
  public void settle(BookKey key, PrimeState state, List<JournaledOrder> orders) {
    Book book = book(key);
    checkVersion(book, state);
    WriteAheadGuard.checkSettling(ahead(book));
    book.state = Optional.of(state.nextVersion());
    remember(book, orders);
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournaledOrder> orders, CortexRecord record) {
    Book book = book(tick.book());
    if (book.records(tick).containsKey(tick.hour())) {
      throw new StoreException("the tick " + tick + " is finished already");
    }
    running(tick);
    if (state.isPresent()) {
      checkVersion(book, state.get());
      WriteAheadGuard.checkTick(tick, ahead(book));
    }
    state.ifPresent(next -> book.state = Optional.of(next.nextVersion()));
    remember(book, orders);
    book.records(tick).put(tick.hour(), record);
    if (book.records(tick).size() > kept) {
      book.records(tick).pollFirstEntry();
    }
    book.unpublished.add(tick.hour());
    book.running.remove(tick.hour());
  }

  @Override
  public List<CortexRecord> records(BookKey key, int count, Optional<ExecutionBranch> branch) {
    List<CortexRecord> matching =
        book(key).records.values().stream()
            .filter(record -> branch.isEmpty() || branch.get() == record.branch())
            .toList();
    return matching.subList(Math.max(0, matching.size() - count), matching.size());
  }

  @Override
  public List<CortexRecord> watches(BookKey key, int count) {
    List<CortexRecord> all = List.copyOf(book(key).watches.values());
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  @Override
  public List<CortexRecord> watchesSince(BookKey key, Instant first) {
    return List.copyOf(book(key).watches.tailMap(first, true).values());
  }

  @Override
  public WatchedBook watched(BookKey key) {
    return new WatchedBook(state(key), permission(key), book(key).memory);
  }

  @Override
  public void remember(BookKey key, WatchMemory memory) {
    book(key).memory = memory;
  }

  @Override
  public RecordLookup lookUp(BookKey key, Instant hour) {
    NavigableMap<Instant, CortexRecord> records = book(key).records(new TickKey(key, hour));
    return records.containsKey(hour)
        ? RecordLookup.found(records.get(hour))
        : new RecordLookup(
            Optional.empty(),
            Optional.ofNullable(records.lowerKey(hour)),
            Optional.ofNullable(records.higherKey(hour)));
  }

  @Override
  public void intervene(BookKey key, PrimeState state, AuditEntry entry) {
    Book book = book(key);
    checkVersion(book, state);
    WriteAheadGuard.checkChange(book.state, entry, ahead(book));
    book.state = Optional.of(state.nextVersion());
    book.audit.add(entry);
  }

  @Override
  public void permit(BookKey key, TradingPermission permission, AuditEntry entry) {
    book(key).permission = permission;
    book(key).audit.add(entry);
  }

  private Book book(BookKey key) {
    return books.computeIfAbsent(key, any -> new Book());
  }

  private Running running(TickKey tick) {
    Running running = book(tick.book()).running.get(tick.hour());
    if (running == null) {
      throw new StoreException("the tick " + tick + " was never begun");
    }
    return running;
  }

  private static void remember(Book book, List<JournaledOrder> orders) {
    orders.forEach(order -> book.orders.put(order.request().clientOrderId(), order));
  }

  private static void checkVersion(Book book, PrimeState next) {
    long stored = book.state.map(PrimeState::version).orElse(0L);
    if (stored != next.version()) {
      throw new StoreException(
          "the state was changed meanwhile: version " + stored + ", not " + next.version());
    }
  }
}
