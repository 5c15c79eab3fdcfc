package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries out what a watch has decided, and writes it down. */
final class WatchEnding {
  private final CycleParameters parameters;
  private final TickStore store;
  private final OrderExecutor executor;
  private final WatchSights sights;
  private final TickEnding ending;

  WatchEnding(
      CycleParameters parameters, TickStore store, OrderExecutor executor, WatchSights sights) {
    this.parameters = parameters;
    this.store = store;
    this.executor = executor;
    this.sights = sights;
    this.ending = new TickEnding(parameters, store);
  }

  /**
   * A watch that has its lease.
   *
   * @param now when it began
   * @param venue whether the venue that answers has the book's orders
   * @param memory what the watch before has left
   */
  record Begun(TickKey key, Instant now, VenueIdentity venue, WatchMemory memory) {}

  /** What it has seen, and what the rules say of that. */
  record Ruling(WatchSights.Seen seen, WatchRules.Ruled ruled) {
    PrimeState ledger() {
      return seen.ledger();
    }

    ExecutionBranch branch() {
      return ruled.decision().ruling().branch();
    }
  }

  /**
   * Writes a plan ahead and carries it out; one without orders is only booked.
   *
   * @param decided the book as the watch has decided, which has told of what was booked at rest
   */
  TickPlan acted(
      Begun watch,
      Ruling ruling,
      PrimeState decided,
      List<OrderRequest> requests,
      RecordWriter draft) {
    TickPlan plan =
        new TickPlan(
            Optional.of(told(decided)),
            requests.stream().map(JournaledOrder::planned).toList(),
            ruling.seen().situation().price().map(Price::usd),
            draft.record());
    if (requests.isEmpty()) {
      return plan;
    }
    store.plan(watch.key(), plan);
    return executor.act(watch.key(), plan, watch.now(), ruling.seen().situation().permission());
  }

  CycleOutcome.Recorded booked(Begun watch, TickPlan acted) {
    return ending.book(watch.key(), acted);
  }

  /** A watch with nothing to sell has looked after an order that rests. */
  CycleOutcome.Recorded wentOn(
      Begun watch,
      Ruling ruling,
      Decision decision,
      PrimeState decided,
      List<OrderRequest> requests) {
    remember(watch, ruling);
    RecordWriter draft = draft(watch, ruling, decision);
    return booked(watch, acted(watch, ruling, decided, requests, draft));
  }

  /** Orders that were booked as they rested, and that no record has told of. */
  List<JournaledOrder> bookedAtRest(Begun watch, PrimeState state) {
    return rests()
        ? state.bookedLate().stream()
            .flatMap(id -> store.order(watch.key().book(), id).stream())
            .toList()
        : List.of();
  }

  /** Whether an order may rest beyond its tick or watch. */
  private boolean rests() {
    return parameters.maker().beyondTick() || parameters.decision().stops().resting();
  }

  RecordWriter draft(Begun watch, Ruling ruling, Decision decision) {
    return sights
        .draft(watch.key(), ruling.seen(), decision, watch.memory())
        .bookedLate(bookedAtRest(watch, ruling.ledger()));
  }

  /** The state once a record has told of what was booked at rest. */
  private PrimeState told(PrimeState state) {
    return rests() && !state.bookedLate().isEmpty()
        ? state.change().bookedLate(List.of()).done()
        : state;
  }

  /** A watch that changes nothing is recorded when there is something to tell. */
  Optional<CycleOutcome.Recorded> stay(Begun watch, Ruling ruling) {
    remember(watch, ruling);
    return ruling.branch() == ExecutionBranch.WATCH_HOLD
        ? Optional.empty()
        : Optional.of(
            ending.finish(
                watch.key(),
                Optional.empty(),
                List.of(),
                sights
                    .draft(watch.key(), ruling.seen(), ruling.ruled().decision(), watch.memory())
                    .record()));
  }

  private void remember(Begun watch, Ruling ruling) {
    if (!ruling.ruled().memory().equals(watch.memory())) {
      store.remember(watch.key().book(), ruling.ruled().memory());
    }
  }
}
