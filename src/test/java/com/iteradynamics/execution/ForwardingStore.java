package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.RecordLookup;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.UnfinishedTick;
import com.iteradynamics.execution.port.WatchedBook;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that hands everything on to another one; tests override what they want otherwise. */
public class ForwardingStore implements TickStore {
  private final TickStore store;

  public ForwardingStore(TickStore store) {
    this.store = store;
  }

  @Override
  public TickClaim begin(TickKey tick, Instant now, Instant until) {
    return store.begin(tick, now, until);
  }

  @Override
  public boolean giveBack(TickKey tick) {
    return store.giveBack(tick);
  }

  @Override
  public Optional<LoadedState> state(BookKey book) {
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
  public List<JournaledOrder> unresolved(BookKey book) {
    return store.unresolved(book);
  }

  @Override
  public Optional<JournaledOrder> order(BookKey book, String clientOrderId) {
    return store.order(book, clientOrderId);
  }

  @Override
  public Optional<String> bind(BookKey book, String portfolio) {
    return store.bind(book, portfolio);
  }

  @Override
  public List<Instant> unpublished(BookKey book) {
    return store.unpublished(book);
  }

  @Override
  public void published(TickKey tick) {
    store.published(tick);
  }

  @Override
  public BookView view(BookKey book, Instant hour) {
    return store.view(book, hour);
  }

  @Override
  public void plan(TickKey tick, TickPlan plan) {
    store.plan(tick, plan);
  }

  @Override
  public void journal(TickKey tick, JournaledOrder order) {
    store.journal(tick, order);
  }

  @Override
  public void settle(BookKey book, PrimeState state, List<JournaledOrder> orders) {
    store.settle(book, state, orders);
  }

  @Override
  public void finish(
      TickKey tick, Optional<PrimeState> state, List<JournaledOrder> orders, CortexRecord record) {
    store.finish(tick, state, orders, record);
  }

  @Override
  public List<CortexRecord> records(BookKey book, int count, Optional<ExecutionBranch> branch) {
    return store.records(book, count, branch);
  }

  @Override
  public List<CortexRecord> watches(BookKey book, int count) {
    return store.watches(book, count);
  }

  @Override
  public List<CortexRecord> watchesSince(BookKey book, Instant first) {
    return store.watchesSince(book, first);
  }

  @Override
  public WatchedBook watched(BookKey book) {
    return store.watched(book);
  }

  @Override
  public void remember(BookKey book, WatchMemory memory) {
    store.remember(book, memory);
  }

  @Override
  public RecordLookup lookUp(BookKey book, Instant hour) {
    return store.lookUp(book, hour);
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
