package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose process dies once, just after a plan was written ahead. */
final class DyingStore implements TickStore {
  private final TickStore store;
  private boolean died;

  DyingStore(TickStore store) {
    this.store = store;
  }

  /** The process is gone. */
  static final class Death extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    store.plan(tick, plan);
    if (!died) {
      died = true;
      throw new Death();
    }
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    return store.begin(tick, now, until);
  }

  @Override
  public Optional<StateReading> state(BookKey book) {
    return store.state(book);
  }

  @Override
  public TradingPermission permission(BookKey book) {
    return store.permission(book);
  }

  @Override
  public List<UnfinishedTick> unfinished(BookKey book, Instant hour) {
    return store.unfinished(book, hour);
  }

  @Override
  public List<JournalledOrder> unresolved(BookKey book) {
    return store.unresolved(book);
  }

  @Override
  public Optional<JournalledOrder> order(BookKey book, String clientOrderId) {
    return store.order(book, clientOrderId);
  }

  @Override
  public Optional<String> bind(BookKey book, String portfolio) {
    return store.bind(book, portfolio);
  }

  @Override
  public void journal(TickKey tick, JournalledOrder order) {
    store.journal(tick, order);
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournalledOrder> orders) {
    store.settle(book, state, orders);
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournalledOrder> orders, CortexRecord record) {
    store.finish(tick, state, orders, record);
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    return store.records(book, count, branch);
  }

  @Override
  public void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    store.intervene(book, state, audit);
  }

  @Override
  public void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    store.permit(book, permission, audit);
  }
}
