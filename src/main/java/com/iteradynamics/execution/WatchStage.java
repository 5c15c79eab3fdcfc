package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.order.DecisionLedger;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderPlan;
import com.iteradynamics.order.OrderRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a watch does once it has its lease: it looks, decides and acts. */
final class WatchStage {
  private final CycleParameters parameters;
  private final TickStore store;
  private final WatchRules rules;
  private final OrderExecutor executor;
  private final OrderStage orders;
  private final WatchSights sights;
  private final RestingOrders resting;
  private final RestingStops stops;
  private final Recovery recovery;
  private final TickEnding ending;

  WatchStage(
      CycleParameters parameters,
      TickStore store,
      Broker broker,
      OrderExecutor executor,
      InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.rules = parameters.watchRules();
    this.executor = executor;
    this.orders = new OrderStage(parameters, broker);
    this.sights = new WatchSights(parameters, broker, new VenueLook(store, broker, executor));
    this.resting = new RestingOrders(parameters, store);
    this.stops = new RestingStops(parameters, store, broker.takesStops());
    this.recovery = new Recovery(parameters, store, executor, clock);
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
  private record Ruling(WatchSights.Seen seen, WatchRules.Ruled ruled) {
    PrimeState ledger() {
      return seen.ledger();
    }

    ExecutionBranch branch() {
      return ruled.decision().ruling().branch();
    }
  }

  /** Books what earlier ticks and watches have left; says which order's end is unknown. */
  Optional<String> recovered(TickKey watch, BookView view, VenueIdentity venue) {
    return view.settled() ? Optional.empty() : recovery.run(watch, view, venue);
  }

  /**
   * Forgets an order that has ended and whose rest is not allowed any more, so that it does not
   * come back when it is allowed again.
   *
   * @return whether there was one
   */
  boolean forgets(TickKey watch, BookView view) {
    Optional<PrimeState> rested =
        view.readable()
            .filter(state -> state.resting().isPresent() && state.openOrders().isEmpty())
            .filter(
                state ->
                    resting
                        .of(watch, state)
                        .filter(order -> RestingOrders.isForbidden(view, order))
                        .isPresent());
    rested.ifPresent(state -> store.settle(watch.book(), state.withoutRest(), List.of()));
    return rested.isPresent();
  }

  /**
   * Looks, decides and acts.
   *
   * @param unresolved which order's end is unknown
   * @return its record; empty when there was nothing to do and nothing to tell
   */
  Optional<CycleOutcome.Recorded> run(Begun watch, BookView view, Optional<String> unresolved) {
    Ruling first = rule(watch, view, unresolved, Optional.empty());
    List<JournaledOrder> inTheWay = inTheWay(watch, first);
    if (inTheWay.isEmpty()) {
      return act(watch, first);
    }
    Ruling alone = without(inTheWay, watch, first, unresolved);
    // Fills may come minutes after an order has ended: the next watch counts them before it moves.
    return alone.ruled().decision() instanceof Decision.Exit
        ? act(watch, alone)
        : filled(watch, alone).or(() -> stay(watch, alone));
  }

  /** What rests and has to end before the watch can do what it decided, or is to be moved. */
  private List<JournaledOrder> inTheWay(Begun watch, Ruling ruling) {
    boolean sells = ruling.ruled().decision() instanceof Decision.Exit;
    boolean sees = sells || ruling.branch() == ExecutionBranch.WATCH_HOLD;
    return Stream.concat(
            resting
                .of(watch.key(), ruling.ledger())
                .filter(order -> !order.state().ended())
                .filter(order -> sells || resting.mustMove(order, ruling.seen(), watch.now()))
                .stream(),
            stops
                .of(watch.key(), ruling.ledger())
                .filter(order -> sees)
                .filter(
                    order -> sells || stops.mustMove(order, ruling.seen(), ruling.ruled().memory()))
                .stream())
        .toList();
  }

  private Ruling rule(
      Begun watch, BookView view, Optional<String> unresolved, Optional<String> passed) {
    WatchSights.Seen seen = sights.see(watch.key(), view, watch.venue(), unresolved, passed);
    return new Ruling(
        seen,
        rules.decide(
            new WatchRules.Sight(
                seen.ledger(), seen.situation(), seen.last(), seen.doubt(), watch.memory())));
  }

  /** Ends orders that rest, books them, and looks again. */
  private Ruling without(
      List<JournaledOrder> orders, Begun watch, Ruling first, Optional<String> unresolved) {
    List<JournaledOrder> left =
        orders.stream()
            .filter(order -> !recovery.settle(watch.key().book(), order, false))
            .toList();
    Optional<String> unknown = left.isEmpty() ? unresolved : Optional.of(Recovery.unknownEnd(left));
    Optional<String> passed =
        first.seen().situation().price().flatMap(mid -> stops.passed(watch.key(), orders, mid));
    return rule(watch, store.view(watch.key().book(), watch.key().hour()), unknown, passed);
  }

  private Optional<CycleOutcome.Recorded> act(Begun watch, Ruling ruling) {
    if (!(ruling.ruled().decision() instanceof Decision.Exit exit)) {
      return goesOn(watch, ruling)
          .or(() -> filled(watch, ruling))
          .or(() -> stopped(watch, ruling))
          .or(() -> stay(watch, ruling));
    }
    WatchSights.Seen seen = ruling.seen();
    OrderPlan plan =
        orders.plan(
            watch.key(),
            seen.book(),
            seen.checks(),
            exit,
            seen.situation(),
            OptionalDouble.empty(),
            Optional.empty());
    boolean trips = exit.ruling().killed() && !seen.ledger().killed();
    return plan.orders().isEmpty() && !plan.unsellable() && !trips
        ? stay(watch, blocked(watch, ruling, plan.nothingBecause().orElseThrow()))
        : Optional.of(sell(watch, ruling, exit, plan));
  }

  private static Ruling blocked(Begun watch, Ruling ruling, String why) {
    return new Ruling(
        ruling.seen(),
        ruling.ruled().blocked(why, ruling.ledger(), watch.memory(), watch.key().hour()));
  }

  private CycleOutcome.Recorded sell(
      Begun watch, Ruling ruling, Decision.Exit exit, OrderPlan plan) {
    RecordWriter draft = draft(watch, ruling, exit);
    plan.nothingBecause().ifPresent(draft::noOrder);
    PrimeState decided = told(DecisionLedger.afterWatch(ruling.ledger(), exit, watch.key().hour()));
    TickPlan acted =
        acted(watch, ruling, DecisionLedger.afterPlan(decided, plan), plan.orders(), draft);
    CycleOutcome.Recorded done = ending.book(watch.key(), acted);
    boolean unsold =
        !acted.orders().isEmpty()
            && acted.orders().stream().allMatch(order -> order.fills().isEmpty());
    if (unsold) {
      store.remember(
          watch.key().book(),
          watch.memory().unableAfter(ruling.ruled().memory(), ruling.branch(), watch.key().hour()));
    }
    return done;
  }

  /** Writes a plan ahead and carries it out; one without orders is only booked. */
  private TickPlan acted(
      Begun watch,
      Ruling ruling,
      PrimeState decided,
      List<OrderRequest> requests,
      RecordWriter draft) {
    TickPlan plan =
        new TickPlan(
            Optional.of(decided),
            requests.stream().map(JournaledOrder::planned).toList(),
            ruling.seen().situation().price().map(Price::usd),
            draft.record());
    if (requests.isEmpty()) {
      return plan;
    }
    store.plan(watch.key(), plan);
    return executor.act(watch.key(), plan, watch.now(), ruling.seen().situation().permission());
  }

  /** Goes on with an order that has rested; empty when there is none, or it has to wait. */
  private Optional<CycleOutcome.Recorded> goesOn(Begun watch, Ruling ruling) {
    return ruling.branch() == ExecutionBranch.WATCH_HOLD
        ? resting
            .of(watch.key(), ruling.ledger())
            .flatMap(order -> resting.after(watch.key(), order, ruling.seen(), watch.now()))
            .map(step -> goOn(watch, ruling, step))
        : Optional.empty();
  }

  private CycleOutcome.Recorded goOn(Begun watch, Ruling ruling, RestingOrders.Step step) {
    remember(watch, ruling);
    Decision decision = ruling.ruled().goingOn(step.branch(), step.why()).decision();
    PrimeState counted =
        told(ruling.ledger()).change().activity(decision.ruling().activity()).done();
    List<OrderRequest> requests = step.order().stream().toList();
    PrimeState decided =
        step.order().isEmpty()
            ? DecisionLedger.withoutRest(counted, watch.key().hour())
            : DecisionLedger.resting(
                counted,
                requests,
                parameters.actsUntil(watch.now()),
                step.requotes(counted.resting().orElseThrow().requotes()));
    RecordWriter draft = draft(watch, ruling, decision);
    return ending.book(watch.key(), acted(watch, ruling, decided, requests, draft));
  }

  /** Places a stop at the venue; empty when there is one, or none is to be placed. */
  private Optional<CycleOutcome.Recorded> stopped(Begun watch, Ruling ruling) {
    return ruling.branch() == ExecutionBranch.WATCH_HOLD
        ? stops
            .place(watch.key(), ruling.seen(), ruling.ruled().memory())
            .map(step -> stopped(watch, ruling, step))
        : Optional.empty();
  }

  private CycleOutcome.Recorded stopped(Begun watch, Ruling ruling, RestingOrders.Step step) {
    remember(watch, ruling);
    Decision decision = ruling.ruled().goingOn(step.branch(), step.why()).decision();
    RecordWriter draft = draft(watch, ruling, decision);
    return ending.book(
        watch.key(),
        acted(watch, ruling, told(ruling.ledger()), step.order().stream().toList(), draft));
  }

  /** Tells of what an order at rest has got; empty when that is nothing new. */
  private Optional<CycleOutcome.Recorded> filled(Begun watch, Ruling ruling) {
    List<JournaledOrder> booked = bookedAtRest(watch, ruling.ledger());
    if (ruling.branch() != ExecutionBranch.WATCH_HOLD
        || booked.stream().allMatch(order -> order.fills().isEmpty())) {
      return Optional.empty();
    }
    remember(watch, ruling);
    Decision decision =
        ruling
            .ruled()
            .goingOn(ExecutionBranch.WATCH_FILL, RestingOrders.got(booked.getLast()))
            .decision();
    RecordWriter draft = draft(watch, ruling, decision);
    return Optional.of(
        ending.book(watch.key(), acted(watch, ruling, told(ruling.ledger()), List.of(), draft)));
  }

  /** Orders that were booked as they rested, and that no record has told of. */
  private List<JournaledOrder> bookedAtRest(Begun watch, PrimeState state) {
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

  private RecordWriter draft(Begun watch, Ruling ruling, Decision decision) {
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
  private Optional<CycleOutcome.Recorded> stay(Begun watch, Ruling ruling) {
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
