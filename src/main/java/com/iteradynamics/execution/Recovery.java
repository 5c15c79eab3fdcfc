package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every tick does first: finds out how the orders of earlier ticks ended and books them, and
 * closes hours that were begun and never finished. Start-up is recovery; there is no other path.
 */
final class Recovery {
  private final CycleParameters parameters;
  private final TickStore store;
  private final OrderDesk orders;

  Recovery(CycleParameters parameters, TickStore store, OrderDesk orders) {
    this.parameters = parameters;
    this.store = store;
    this.orders = orders;
  }

  /** Recovers what {@code view} shows; says which orders' end is still unknown. */
  Optional<String> run(TickKey tick, BookView view) {
    List<JournalledOrder> unknown = new ArrayList<>();
    for (UnfinishedTick unfinished : view.unfinished()) {
      unknown.addAll(abandon(new TickKey(tick.book(), unfinished.hour()), unfinished.plan()));
    }
    for (JournalledOrder order : view.unresolved()) {
      if (!settle(tick, order)) {
        unknown.add(order);
      }
    }
    return unknown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            unknown.stream()
                .map(order -> order.request().clientOrderId())
                .collect(Collectors.joining(", ", "the end of these orders is unknown: ", "")));
  }

  /** Books one order if its end is known now. */
  private boolean settle(TickKey tick, JournalledOrder order) {
    JournalledOrder found = orders.lookUp(order, tick.hour());
    if (!found.state().ended()
        || !(store.state(tick.book()).orElse(null) instanceof StateReading.Valid readable)) {
      return false;
    }
    store.settle(tick.book(), Ledger.book(readable.state(), found), List.of(found));
    return true;
  }

  /** Closes an unfinished hour with its orders as they are; answers with those still unknown. */
  private List<JournalledOrder> abandon(TickKey hour, Optional<TickPlan> plan) {
    List<JournalledOrder> found =
        plan.map(TickPlan::orders).orElse(List.of()).stream()
            .map(order -> order.state().ended() ? order : orders.lookUp(order, hour.hour()))
            .toList();
    Optional<PrimeState> after = base(hour, plan.flatMap(TickPlan::decided));
    for (JournalledOrder order : found) {
      after = after.map(state -> Ledger.book(state, order));
    }
    RecordWriter record =
        new RecordWriter(hour.book(), hour.hour(), parameters.run(), ExecutionBranch.TICK_ABANDONED)
            .why(
                plan.isPresent()
                    ? "decided and written ahead, but never finished; a later tick booked its orders"
                    : "begun, but died before it decided")
            .orders(found);
    plan.ifPresent(planned -> record.abandonedDraft(planned.draft()));
    store.finish(hour, after, found, record.record());
    return found.stream().filter(order -> !order.state().ended()).toList();
  }

  /**
   * The state to book an unfinished hour's orders into: the one it had decided, unless it had
   * decided nothing or a person has changed the stored state meanwhile, which then counts.
   */
  private Optional<PrimeState> base(TickKey hour, Optional<PrimeState> decided) {
    return switch (store
        .state(hour.book())
        .orElseGet(() -> new StateReading.Valid(PrimeState.fresh(parameters.startCash())))) {
      case StateReading.Valid stored ->
          decided
              .filter(state -> state.version() == stored.state().version())
              .or(
                  () ->
                      Optional.of(
                          stored
                              .state()
                              .change()
                              .finished(hour.hour(), ExecutionBranch.TICK_ABANDONED)
                              .done()));
      case StateReading.Corrupt corrupt -> Optional.empty();
    };
  }
}
