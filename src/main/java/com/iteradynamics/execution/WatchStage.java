package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
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
  private final OrderStage orders;
  private final WatchSights sights;
  private final RestingOrders resting;
  private final RestingStops stops;
  private final Recovery recovery;
  private final WatchEnding ending;

  WatchStage(
      CycleParameters parameters,
      TickStore store,
      Broker broker,
      OrderExecutor executor,
      InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.rules = parameters.watchRules();
    this.orders = new OrderStage(parameters, broker);
    this.sights = new WatchSights(parameters, broker, new VenueLook(store, broker, executor));
    this.resting = new RestingOrders(parameters, store);
    this.stops = new RestingStops(parameters, store, broker.takesStops());
    this.recovery = new Recovery(parameters, store, executor, clock);
    this.ending = new WatchEnding(parameters, store, executor, sights);
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
  Optional<CycleOutcome.Recorded> run(
      WatchEnding.Begun watch, BookView view, Optional<String> unresolved) {
    WatchEnding.Ruling first = rule(watch, view, unresolved, Optional.empty());
    List<JournaledOrder> inTheWay = inTheWay(watch, first);
    if (inTheWay.isEmpty()) {
      return act(watch, first);
    }
    WatchEnding.Ruling alone = without(inTheWay, watch, first, unresolved);
    // Fills may come minutes after an order has ended: the next watch counts them before it moves.
    return alone.ruled().decision() instanceof Decision.Exit
        ? act(watch, alone)
        : filled(watch, alone).or(() -> ending.stay(watch, alone));
  }

  /** What rests and has to end before the watch can do what it decided, or is to be moved. */
  private List<JournaledOrder> inTheWay(WatchEnding.Begun watch, WatchEnding.Ruling ruling) {
    boolean sells = ruling.ruled().decision() instanceof Decision.Exit;
    boolean holds = ruling.branch() == ExecutionBranch.WATCH_HOLD;
    return Stream.concat(
            resting
                .of(watch.key(), ruling.ledger())
                .filter(order -> !order.state().ended())
                .filter(order -> sells || resting.mustMove(order, ruling.seen(), watch.now()))
                .stream(),
            stops
                .of(watch.key(), ruling.ledger())
                .filter(
                    order ->
                        sells
                            || (holds
                                && stops.mustMove(order, ruling.seen(), ruling.ruled().memory())))
                .stream())
        .toList();
  }

  private WatchEnding.Ruling rule(
      WatchEnding.Begun watch,
      BookView view,
      Optional<String> unresolved,
      Optional<String> passed) {
    WatchSights.Seen seen = sights.see(watch.key(), view, watch.venue(), unresolved, passed);
    return new WatchEnding.Ruling(
        seen,
        rules.decide(
            new WatchRules.Sight(
                seen.ledger(), seen.situation(), seen.last(), seen.doubt(), watch.memory())));
  }

  /** Ends orders that rest, books them, and looks again. */
  private WatchEnding.Ruling without(
      List<JournaledOrder> orders,
      WatchEnding.Begun watch,
      WatchEnding.Ruling first,
      Optional<String> unresolved) {
    List<JournaledOrder> left =
        orders.stream()
            .filter(order -> !recovery.settle(watch.key().book(), order, false))
            .toList();
    Optional<String> unknown = left.isEmpty() ? unresolved : Optional.of(Recovery.unknownEnd(left));
    Optional<String> passed =
        first.seen().situation().price().flatMap(mid -> stops.passed(watch.key(), orders, mid));
    return rule(watch, store.view(watch.key().book(), watch.key().hour()), unknown, passed);
  }

  private Optional<CycleOutcome.Recorded> act(WatchEnding.Begun watch, WatchEnding.Ruling ruling) {
    if (!(ruling.ruled().decision() instanceof Decision.Exit exit)) {
      return goesOn(watch, ruling)
          .or(() -> filled(watch, ruling))
          .or(() -> stopped(watch, ruling))
          .or(() -> ending.stay(watch, ruling));
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
        ? ending.stay(watch, blocked(watch, ruling, plan.nothingBecause().orElseThrow()))
        : Optional.of(sell(watch, ruling, exit, plan));
  }

  private static WatchEnding.Ruling blocked(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling, String why) {
    return new WatchEnding.Ruling(
        ruling.seen(),
        ruling.ruled().blocked(why, ruling.ledger(), watch.memory(), watch.key().hour()));
  }

  private CycleOutcome.Recorded sell(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling, Decision.Exit exit, OrderPlan plan) {
    RecordWriter draft = ending.draft(watch, ruling, exit);
    plan.nothingBecause().ifPresent(draft::noOrder);
    PrimeState decided = DecisionLedger.afterWatch(ruling.ledger(), exit, watch.key().hour());
    TickPlan acted =
        ending.acted(watch, ruling, DecisionLedger.afterPlan(decided, plan), plan.orders(), draft);
    CycleOutcome.Recorded done = ending.booked(watch, acted);
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

  /** Goes on with an order that has rested; empty when there is none, or it has to wait. */
  private Optional<CycleOutcome.Recorded> goesOn(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling) {
    return ruling.branch() == ExecutionBranch.WATCH_HOLD
        ? resting
            .of(watch.key(), ruling.ledger())
            .flatMap(order -> resting.after(watch.key(), order, ruling.seen(), watch.now()))
            .map(step -> goOn(watch, ruling, step))
        : Optional.empty();
  }

  private CycleOutcome.Recorded goOn(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling, RestingOrders.Step step) {
    Decision decision = ruling.ruled().goingOn(step.branch(), step.why()).decision();
    PrimeState counted = ruling.ledger().change().activity(decision.ruling().activity()).done();
    List<OrderRequest> requests = step.order().stream().toList();
    PrimeState decided =
        step.order().isEmpty()
            ? DecisionLedger.withoutRest(counted, watch.key().hour())
            : DecisionLedger.resting(
                counted,
                requests,
                parameters.actsUntil(watch.now()),
                step.requotes(counted.resting().orElseThrow().requotes()));
    return ending.wentOn(watch, ruling, decision, decided, requests);
  }

  /** Places a stop at the venue; empty when there is one, or none is to be placed. */
  private Optional<CycleOutcome.Recorded> stopped(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling) {
    return ruling.branch() == ExecutionBranch.WATCH_HOLD
        ? stops
            .place(watch.key(), ruling.seen(), ruling.ruled().memory())
            .map(step -> stopped(watch, ruling, step))
        : Optional.empty();
  }

  private CycleOutcome.Recorded stopped(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling, RestingOrders.Step step) {
    Decision decision = ruling.ruled().goingOn(step.branch(), step.why()).decision();
    return ending.wentOn(watch, ruling, decision, ruling.ledger(), step.order().stream().toList());
  }

  /** Tells of what an order at rest has got; empty when that is nothing new. */
  private Optional<CycleOutcome.Recorded> filled(
      WatchEnding.Begun watch, WatchEnding.Ruling ruling) {
    List<JournaledOrder> booked = ending.bookedAtRest(watch, ruling.ledger());
    if (ruling.branch() != ExecutionBranch.WATCH_HOLD
        || booked.stream().allMatch(order -> order.fills().isEmpty())) {
      return Optional.empty();
    }
    Decision decision =
        ruling
            .ruled()
            .goingOn(ExecutionBranch.WATCH_FILL, RestingOrders.got(booked.getLast()))
            .decision();
    return Optional.of(ending.wentOn(watch, ruling, decision, ruling.ledger(), List.of()));
  }
}
