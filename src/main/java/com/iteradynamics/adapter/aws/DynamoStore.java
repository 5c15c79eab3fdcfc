package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.BookView;
import com.iteradynamics.execution.SideBySide;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickClaim;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.execution.UnfinishedTick;
import com.iteradynamics.execution.WrittenAhead;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
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
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The store over two DynamoDB tables, for any number of processes; {@link DynamoTables} says what
 * is where. Each write is one transaction that checks what it builds on: the state's version, the
 * lease, and that the tick has no record yet.
 *
 * <p>An answer that was lost is made up for by looking whether the write is there; none is assumed.
 */
public final class DynamoStore implements TickStore {
  private final DynamoCalls calls;
  private final DynamoRecords records;
  private final DynamoLeases leases;
  private final DynamoLeaseSteps leaseSteps;
  private final DynamoAhead ahead;
  private final String table;
  private final String cortex;
  private final Executor reads;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /**
   * A store over tables that are there already.
   *
   * @param reads runs the reads of a view, side by side; must not run out of threads, since a read
   *     may wait for another one: a thread each, or the caller's own
   * @param clock says whether the owner of an earlier tick's lease counts as dead
   */
  public DynamoStore(
      DynamoDbClient client, AwsParameters names, Executor reads, InstantSource clock) {
    this(client, names, reads, clock, () -> UUID.randomUUID().toString(), DynamoCalls::sleep);
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
    this.table = names.stateTable();
    this.cortex = names.cortexTable();
    this.calls = new DynamoCalls(client, new DynamoErrors(table + ", " + cortex), pauses);
    this.records = new DynamoRecords(calls, cortex);
    this.leases = new DynamoLeases(calls, records, table, ids);
    this.leaseSteps = new DynamoLeaseSteps(leases, table);
    this.ahead = new DynamoAhead(table);
    this.reads = reads;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    TickClaim claim = leases.begin(tick, now, until);
    if (claim instanceof TickClaim.Resumed) {
      ahead.known(tick);
    }
    return claim;
  }

  @Override
  public Optional<StateReading> state(BookKey book) {
    return state(book, calls.get("read the state", table, DynamoKeys.state(book)));
  }

  /** A book that has records had a state. */
  private Optional<StateReading> state(BookKey book, Optional<Map<String, AttributeValue>> item) {
    if (item.isPresent()) {
      return item.map(found -> DynamoState.state(book, found));
    }
    return records.any(book)
        ? Optional.of(
            new StateReading.Corrupt(
                "the item pk=%s sk=%s is missing, though the book has records"
                    .formatted(DynamoKeys.prime(book), DynamoKeys.STATE)))
        : Optional.empty();
  }

  @Override
  public TradingPermission permission(BookKey book) {
    return permission(calls.get("read the trading state", table, DynamoKeys.permission(book)));
  }

  private static TradingPermission permission(Optional<Map<String, AttributeValue>> item) {
    return item.map(DynamoState::permission).orElse(TradingPermission.ACTIVE);
  }

  @Override
  public List<UnfinishedTick> unfinished(BookKey book, Instant hour) {
    return leases.unfinished(leases.open(book), hour, clock.instant());
  }

  @Override
  public List<JournalledOrder> unresolved(BookKey book) {
    return unresolved(book, state(book));
  }

  private List<JournalledOrder> unresolved(BookKey book, Optional<StateReading> reading) {
    List<String> open =
        reading.orElse(null) instanceof StateReading.Valid readable
            ? readable.state().openOrders()
            : List.of();
    List<JournalledOrder> orders = new ArrayList<>();
    for (String id : open) {
      orders.add(
          calls
              .get("read the order " + id, table, DynamoKeys.order(book, id))
              .map(DynamoStore::order)
              .orElseThrow(
                  () ->
                      new StoreException("the order journal does not have the open order " + id)));
    }
    return orders;
  }

  @Override
  public Optional<JournalledOrder> order(BookKey book, String clientOrderId) {
    return calls
        .get("read the order " + clientOrderId, table, DynamoKeys.order(book, clientOrderId))
        .map(DynamoStore::order);
  }

  @Override
  public Optional<String> bind(BookKey book, String portfolio) {
    return DynamoPortfolios.bind(calls, table, book, portfolio);
  }

  private static JournalledOrder order(Map<String, AttributeValue> item) {
    try {
      return DynamoState.order(item);
    } catch (IllegalArgumentException e) {
      throw new StoreException(e.getMessage(), e);
    }
  }

  @Override
  public List<CortexRecord> unpublished(BookKey book) {
    return unpublished(leases.open(book));
  }

  private List<CortexRecord> unpublished(List<Lease> open) {
    return open.stream()
        .filter(lease -> lease.done() && lease.unpublished())
        .flatMap(lease -> records.find(lease.tick()).stream())
        .toList();
  }

  @Override
  public void published(TickKey tick) {
    leases.published(tick, clock.instant());
  }

  /** One round trip, unless there is something to recover. */
  @Override
  public BookView view(BookKey book, Instant hour) {
    CompletableFuture<List<Lease>> leasesFound = SideBySide.begin(() -> leases.open(book), reads);
    CompletableFuture<Map<String, Map<String, AttributeValue>>> primeFound =
        SideBySide.begin(() -> prime(book), reads);
    Map<String, Map<String, AttributeValue>> prime = SideBySide.got(primeFound);
    List<Lease> open = SideBySide.got(leasesFound);
    Optional<StateReading> state = state(book, Optional.ofNullable(prime.get(DynamoKeys.STATE)));
    return new BookView(
        state,
        permission(Optional.ofNullable(prime.get(DynamoKeys.TRADING_STATE))),
        leases.unfinished(open, hour, clock.instant()),
        unresolved(book, state),
        unpublished(open));
  }

  /** State and trading state, by sort key. */
  private Map<String, Map<String, AttributeValue>> prime(BookKey book) {
    Map<String, Map<String, AttributeValue>> items = new HashMap<>();
    calls
        .query(
            "read the state",
            Integer.MAX_VALUE,
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#pk = :pk")
                    .expressionAttributeNames(Map.of("#pk", DynamoTables.PK))
                    .expressionAttributeValues(
                        Map.of(":pk", DynamoValues.text(DynamoKeys.prime(book)))))
        .forEach(item -> items.put(item.get(DynamoTables.SK).s(), item));
    return items;
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    write(
        "write the tick " + tick + " ahead",
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leaseSteps.planned(tick, Json.write(plan), id));
          plan.decided()
              .ifPresent(
                  state ->
                      steps.add(
                          DynamoStep.check(
                              table,
                              DynamoKeys.state(tick.book()),
                              DynamoState.unchanged(state),
                              stored -> DynamoState.refusal(tick.book(), state, stored))));
          steps.add(ahead.marked(tick));
          steps.addAll(journalled(tick.book(), plan.orders()));
          return steps;
        });
    ahead.known(tick);
  }

  @Override
  public void journal(TickKey tick, JournalledOrder order) {
    write(
        "journal an order of the tick " + tick,
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(
              leaseSteps.journalled(tick, order.request().clientOrderId(), Json.write(order), id));
          steps.addAll(journalled(tick.book(), List.of(order)));
          return steps;
        });
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournalledOrder> orders) {
    write(
        "book an earlier order",
        DynamoKeys.state(book),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(stateStep(book, state, id));
          steps.addAll(journalled(book, orders));
          return steps;
        });
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournalledOrder> orders, CortexRecord record) {
    write(
        "finish the tick " + tick,
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leaseSteps.finished(tick, clock.instant(), id));
          steps.add(
              DynamoStep.put(
                  cortex,
                  DynamoRecords.item(tick, record),
                  DynamoStep.Condition.ABSENT,
                  stored -> "the tick is finished already"));
          state.ifPresent(next -> steps.add(stateStep(tick.book(), next, id)));
          if (ahead.knows(tick)) {
            steps.add(ahead.unmarked(tick));
          }
          steps.addAll(journalled(tick.book(), orders));
          return steps;
        });
    leases.forget(tick);
    ahead.forget(tick);
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    return records.newest(book, count, branch);
  }

  @Override
  public void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    Optional<PrimeState> before =
        state(book)
            .flatMap(
                read ->
                    read instanceof StateReading.Valid(PrimeState stored)
                        ? Optional.of(stored)
                        : Optional.empty());
    boolean takesCash = WrittenAhead.takesCash(before, state);
    before.filter(stored -> takesCash).ifPresent(WrittenAhead::checkOpenOrders);
    write(
        audit.action(),
        DynamoKeys.state(book),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(stateStep(book, state, id));
          steps.add(auditStep(book, audit, id));
          if (takesCash) {
            steps.add(ahead.nobody(book));
          }
          return steps;
        });
  }

  @Override
  public void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    write(
        audit.action(),
        DynamoKeys.permission(book),
        id ->
            List.of(
                DynamoStep.put(table, DynamoState.item(book, permission, id)),
                auditStep(book, audit, id)));
  }

  private DynamoStep stateStep(BookKey book, PrimeState state, String id) {
    return DynamoStep.put(
        table,
        DynamoState.item(book, state, id),
        DynamoState.unchanged(state),
        stored -> DynamoState.refusal(book, state, stored));
  }

  private DynamoStep auditStep(BookKey book, AuditEntry audit, String id) {
    Map<String, AttributeValue> item = DynamoState.document(audit);
    item.putAll(DynamoKeys.audit(book, audit.at(), id));
    return DynamoStep.put(table, item);
  }

  private List<DynamoStep> journalled(BookKey book, List<JournalledOrder> orders) {
    return orders.stream()
        .map(order -> DynamoStep.put(table, DynamoState.item(book, order)))
        .toList();
  }

  /** Writes all steps or none; the first one's item, at {@code anchor}, is told the write's id. */
  private void write(
      String what, Map<String, AttributeValue> anchor, Function<String, List<DynamoStep>> steps) {
    String id = ids.get();
    List<DynamoStep> all;
    try {
      all = steps.apply(id);
    } catch (IllegalArgumentException e) {
      throw new StoreException("cannot " + what + ": " + e.getMessage(), e);
    }
    calls.write(new DynamoCalls.Transaction(what, id, table, anchor, all));
  }
}
