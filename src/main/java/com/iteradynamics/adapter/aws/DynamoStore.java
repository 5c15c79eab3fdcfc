package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.BookView;
import com.iteradynamics.execution.RecordLookup;
import com.iteradynamics.execution.SideBySide;
import com.iteradynamics.execution.TickClaim;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.UnfinishedTick;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The store over two DynamoDB tables, for any number of processes; {@link DynamoTables} says what
 * is where. Each kind of item has a class of its own, and {@link DynamoWrites} says what is written
 * together, and what each write checks.
 *
 * <p>An answer that was lost is made up for by looking whether the write is there; none is assumed.
 */
public final class DynamoStore implements TickStore {
  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final DynamoClaims claims;
  private final DynamoLeases leases;
  private final DynamoStates states;
  private final DynamoOrders orders;
  private final DynamoWrites writes;
  private final String table;
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
    this.calls = new DynamoCalls(client, errors);
    this.records = new DynamoRecords(calls, names.cortexTable());
    this.claims =
        new DynamoClaims(calls, records, new LeasesGivenBack(client, calls, table), table, ids);
    this.leases = new DynamoLeases(calls, table);
    this.states = new DynamoStates(calls, records, table);
    this.orders = new DynamoOrders(calls, table);
    this.writes =
        new DynamoWrites(
            new DynamoTransactions(client, errors, calls, table, ids, pauses),
            new DynamoLeaseSteps(claims, table),
            states,
            orders,
            new DynamoAhead(table),
            names);
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
    CompletableFuture<List<Lease>> openFound = SideBySide.begin(() -> leases.open(book), reads);
    CompletableFuture<DynamoStates.Book> storedFound =
        SideBySide.begin(() -> states.both(book), reads);
    DynamoStates.Book stored = SideBySide.got(storedFound);
    List<Lease> open = SideBySide.got(openFound);
    return new BookView(
        stored.state(),
        stored.permission(),
        DynamoLeases.unfinished(open, hour, clock.instant()),
        orders.open(book, stored.state()),
        DynamoLeases.unpublished(open));
  }

  @Override
  public Optional<StateReading> state(BookKey book) {
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
  public List<JournalledOrder> unresolved(BookKey book) {
    return orders.open(book, states.state(book));
  }

  @Override
  public Optional<JournalledOrder> order(BookKey book, String clientOrderId) {
    return orders.find(book, clientOrderId);
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
    return DynamoPortfolios.bind(calls, table, book, portfolio);
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    return records.newest(book, count, branch);
  }

  @Override
  public RecordLookup lookUp(BookKey book, Instant hour) {
    return records.lookUp(new TickKey(book, hour));
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    writes.plan(tick, plan);
    claims.planned(tick);
  }

  @Override
  public void journal(TickKey tick, JournalledOrder order) {
    writes.journal(tick, order);
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournalledOrder> ended) {
    writes.settle(book, state, ended);
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournalledOrder> acted, CortexRecord record) {
    writes.finish(tick, clock.instant(), state, acted, record);
    claims.forget(tick);
  }

  @Override
  public void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    writes.intervene(book, state, audit);
  }

  @Override
  public void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    writes.permit(book, permission, audit);
  }
}
