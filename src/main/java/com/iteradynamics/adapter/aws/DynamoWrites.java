package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import com.iteradynamics.execution.WrittenAhead;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournalledOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written together: each method is one transaction, and checks what it builds on — the
 * lease, the state's version, that the tick has no record yet, and that no other hour is written
 * ahead.
 */
final class DynamoWrites {
  private final DynamoTransactions transactions;
  private final DynamoLeaseSteps leases;
  private final DynamoStates states;
  private final DynamoOrders orders;
  private final DynamoAhead ahead;
  private final AwsParameters names;

  DynamoWrites(
      DynamoTransactions transactions,
      DynamoLeaseSteps leases,
      DynamoStates states,
      DynamoOrders orders,
      DynamoAhead ahead,
      AwsParameters names) {
    this.transactions = transactions;
    this.leases = leases;
    this.states = states;
    this.orders = orders;
    this.ahead = ahead;
    this.names = names;
  }

  /** The plan of a tick, before anything is sent. */
  void plan(TickKey tick, TickPlan plan) {
    transactions.write(
        "write the tick " + tick + " ahead",
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leases.planned(tick, Json.write(plan), id));
          plan.decided().ifPresent(state -> steps.add(states.unchanged(tick.book(), state)));
          steps.add(ahead.marked(tick));
          steps.addAll(orders.steps(tick.book(), plan.orders()));
          return steps;
        });
  }

  /** How far an order of a planned tick is. */
  void journal(TickKey tick, JournalledOrder order) {
    transactions.write(
        "journal an order of the tick " + tick,
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(
              leases.journalled(tick, order.request().clientOrderId(), Json.write(order), id));
          steps.addAll(orders.steps(tick.book(), List.of(order)));
          return steps;
        });
  }

  /** A finished tick: its record, its orders, and the new state if there is one. */
  void finish(
      TickKey tick,
      Instant now,
      Optional<PrimeState> state,
      List<JournalledOrder> acted,
      CortexRecord record) {
    transactions.write(
        "finish the tick " + tick,
        DynamoKeys.lease(tick),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(leases.finished(tick, now, id));
          steps.add(recorded(tick, record));
          state.ifPresent(next -> steps.add(states.replaced(tick.book(), next, id)));
          if (leases.isPlanned(tick)) {
            steps.add(ahead.unmarked(tick));
          } else if (state.isPresent()) {
            steps.add(ahead.nobody(tick.book()));
          }
          steps.addAll(orders.steps(tick.book(), acted));
          return steps;
        });
  }

  /** Orders of earlier ticks whose end became known, in state and journal. */
  void settle(BookKey book, PrimeState state, List<JournalledOrder> ended) {
    transactions.write(
        "book an earlier order",
        DynamoKeys.state(book),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(states.replaced(book, state, id));
          steps.add(ahead.nobody(book));
          steps.addAll(orders.steps(book, ended));
          return steps;
        });
  }

  /** A state on a person's word, unless it has to wait until orders are booked. */
  void intervene(BookKey book, PrimeState state, AuditEntry audit) {
    WrittenAhead.checkOpenOrders(states.state(book).flatMap(StateReading::valid), audit);
    transactions.write(
        audit.action(),
        DynamoKeys.state(book),
        id -> {
          List<DynamoStep> steps = new ArrayList<>();
          steps.add(states.replaced(book, state, id));
          steps.add(audited(book, audit, id));
          steps.add(ahead.nobodyBefore(book, audit));
          return steps;
        });
  }

  /** What is allowed on a person's word. */
  void permit(BookKey book, TradingPermission permission, AuditEntry audit) {
    transactions.write(
        audit.action(),
        DynamoKeys.permission(book),
        id -> List.of(states.permitted(book, permission, id), audited(book, audit, id)));
  }

  private DynamoStep recorded(TickKey tick, CortexRecord record) {
    return DynamoStep.put(
        names.cortexTable(),
        DynamoRecords.item(tick, record),
        DynamoCondition.ABSENT,
        stored -> "the tick is finished already");
  }

  private DynamoStep audited(BookKey book, AuditEntry audit, String id) {
    return DynamoStep.put(
        names.stateTable(), DynamoItems.item(audit, DynamoKeys.audit(book, audit.at(), id)));
  }
}
