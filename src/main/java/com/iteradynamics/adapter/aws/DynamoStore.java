package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.Async;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.BookView;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The store over two DynamoDB tables, for any number of processes; {@link DynamoTables} says what
 * is where. Each kind of item has a class of its own. What is written together is one transaction
 * here, and checks what it builds on: the lease, the state's version, that the tick has no record
 * yet, and that no other hour is written ahead.
 *
 * <p>An answer that was lost is made up for by looking whether the write is there; none is assumed.
 */
public final class DynamoStore implements TickStore {
  private static final String PRODUCT = "product_id";

  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final DynamoClaims claims;
  private final DynamoLeases leases;
  private final DynamoStates states;
  private final DynamoTransactions transactions;
  private final String table;
  private final String cortexTable;
  private final Executor reads;
  private final InstantSource clock;

  /**
   * A store over tables that are there already.
   *
   * @param reads runs the reads of a view, side by side; must not run out of threads, since a read
   *     may wait for another one: a thread each, or the caller's own
   * @param clock says whether the owner of an earlier tick's lease counts as dead
   */
  public DynamoStore(
      DynamoDbClient client, AwsParameters names, Executor reads, InstantSource clock) {
    this(
        client, names, reads, clock, () -> UUID.randomUUID().toString(), DynamoTransactions::sleep);
  }

  /**
   * A store with everything that is left to chance and time made by its caller.
   *
   * @param ids gives a text, at most 36 characters, that no other process is ever given: tokens of
   *     leases and ids of writes
   * @param pauses waits so long before a write that met another one is tried again
   */
  public DynamoStore(
      DynamoDbClient client,
      AwsParameters names,
      Executor reads,
      InstantSource clock,
      Supplier<String> ids,
      Consumer<Duration> pauses) {
    DynamoErrors errors = new DynamoErrors(names.stateTable() + ", " + names.cortexTable());
    this.table = names.stateTable();
    this.cortexTable = names.cortexTable();
    this.calls = new DynamoCalls(client, errors);
    this.records = new DynamoRecords(calls, cortexTable);
    this.claims = new DynamoClaims(client, calls, records, table, ids);
    this.leases = new DynamoLeases(calls, claims, table);
    this.states = new DynamoStates(calls, records, table);
    this.transactions = new DynamoTransactions(client, errors, calls, table, ids, pauses);
    this.reads = reads;
    this.clock = clock;
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    return claims.begin(tick, now, until);
  }

  @Override
  public boolean giveBack(TickKey tick) {
    return claims.giveBack(tick);
  }

  /** One round trip, unless there is something to recover. */
  @Override
  public BookView view(BookKey book, Instant hour) {
    CompletableFuture<List<Lease>> openFound = Async.start(() -> leases.open(book), reads);
    CompletableFuture<DynamoStates.Book> storedFound = Async.start(() -> states.all(book), reads);
    DynamoStates.Book stored = Async.join(storedFound);
    List<Lease> open = Async.join(openFound);
    return new BookView(
        stored.state(),
        stored.permission(),
        DynamoLeases.unfinished(open, hour, clock.instant()),
        open(book, stored.state()),
        DynamoLeases.unpublished(open));
  }

  @Override
  public Optional<LoadedState> state(BookKey book) {
    return states.state(book);
  }

  @Override
  public TradingPermission permission(BookKey book) {
    return states.permission(book);
  }

  @Override
  public List<UnfinishedTick> unfinished(BookKey book, Instant hour) {
    return DynamoLeases.unfinished(leases.open(book), hour, clock.instant());
  }

  @Override
  public List<JournaledOrder> unresolved(BookKey book) {
    return open(book, states.state(book));
  }

  @Override
  public Optional<JournaledOrder> order(BookKey book, String clientOrderId) {
    return calls
        .get("read the order " + clientOrderId, table, DynamoKeys.order(book, clientOrderId))
        .map(DynamoItems::order);
  }

  @Override
  public List<Instant> unpublished(BookKey book) {
    return DynamoLeases.unpublished(leases.open(book));
  }

  @Override
  public void published(TickKey tick) {
    leases.published(tick, clock.instant());
  }

  @Override
  public Optional<String> bind(BookKey book, String portfolio) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.portfolio(portfolio));
    item.put(PRODUCT, DynamoValues.text(book.productId()));
    return calls
        .put(
            "bind the portfolio to the book of " + book.productId(),
            table,
            item,
            DynamoCondition.of(
                "attribute_not_exists(#pk) OR #product_id = :ours",
                Map.of(":ours", DynamoValues.text(book.productId()))))
        .map(other -> DynamoValues.shown(other.get(PRODUCT)));
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    return records.newest(book, count, branch);
  }

  @Override
  public List<CortexRecord> watches(BookKey book, int count) {
    return records.watches(book, count);
  }

  @Override
  public List<CortexRecord> watchesSince(BookKey book, Instant first) {
    return records.watchesSince(book, first);
  }

  @Override
  public WatchedBook watched(BookKey book) {
    DynamoStates.Book stored = states.all(book);
    return new WatchedBook(stored.state(), stored.permission(), stored.memory());
  }

  @Override
  public void remember(BookKey book, WatchMemory memory) {
    states.remember(book, memory);
  }

  @Override
  public RecordLookup lookUp(BookKey book, Instant hour) {
    return records.lookUp(new TickKey(book, hour));
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    transactions.write(
        "write the tick " + tick + " ahead",
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leases.planned(tick, Json.write(plan), id));
          plan.decided().ifPresent(state -> steps.add(states.unchanged(tick.book(), state)));
          steps.add(states.marked(tick));
          if (tick.watch()) {
            steps.addAll(leases.nobodyAtWork(tick, clock.instant()));
          }
          steps.addAll(journaled(tick.book(), plan.orders()));
          return steps;
        });
    claims.planned(tick);
  }

  @Override
  public void journal(TickKey tick, JournaledOrder order) {
    transactions.write(
        "journal an order of the tick " + tick,
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leases.journaled(tick, order.request().clientOrderId(), Json.write(order), id));
          steps.addAll(journaled(tick.book(), List.of(order)));
          return steps;
        });
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournaledOrder> acted, CortexRecord record) {
    Instant now = clock.instant();
    transactions.write(
        "finish the tick " + tick,
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leases.finished(tick, now, id));
          steps.add(
              DynamoStep.put(
                  cortexTable,
                  DynamoRecords.item(tick, record),
                  DynamoCondition.ABSENT,
                  stored -> "the tick is finished already"));
          state.ifPresent(next -> steps.add(states.replaced(tick.book(), next, id)));
          if (claims.isPlanned(tick)) {
            steps.add(states.unmarked(tick));
          } else if (state.isPresent()) {
            steps.add(states.nobody(tick.book()));
            if (tick.watch()) {
              steps.addAll(leases.nobodyAtWork(tick, now));
            }
          }
          steps.addAll(journaled(tick.book(), acted));
          return steps;
        });
    claims.forget(tick);
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournaledOrder> ended) {
    transactions.write(
        "book an earlier order",
        DynamoKeys.state(book),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(states.replaced(book, state, id));
          steps.add(states.nobody(book));
          steps.addAll(journaled(book, ended));
          return steps;
        });
  }

  @Override
  public void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    WriteAheadGuard.checkOpenOrders(states.state(book).flatMap(LoadedState::valid), audit);
    transactions.write(
        audit.action(),
        DynamoKeys.state(book),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(states.replaced(book, state, id));
          steps.add(audited(book, audit, id));
          steps.add(states.nobodyBefore(book, audit));
          return steps;
        });
  }

  @Override
  public void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    transactions.write(
        audit.action(),
        DynamoKeys.permission(book),
        id -> List.of(states.permitted(book, permission, id), audited(book, audit, id)));
  }

  /** The orders that a state names as open; none of a state that is missing or unreadable. */
  private List<JournaledOrder> open(BookKey book, Optional<LoadedState> reading) {
    return reading.flatMap(LoadedState::valid).map(PrimeState::openOrders).stream()
        .flatMap(List::stream)
        .map(id -> known(book, id))
        .toList();
  }

  private JournaledOrder known(BookKey book, String id) {
    String unknown = "the order journal does not have the open order " + id;
    return order(book, id).orElseThrow(() -> new StoreException(unknown));
  }

  /** Writes how far these orders are, whatever was known of them. */
  private List<DynamoStep> journaled(BookKey book, List<JournaledOrder> orders) {
    return orders.stream()
        .map(order -> DynamoStep.put(table, DynamoItems.item(book, order)))
        .toList();
  }

  private DynamoStep audited(BookKey book, AuditEntry audit, String id) {
    return DynamoStep.put(table, DynamoItems.item(audit, DynamoKeys.audit(book, audit.at(), id)));
  }
}
