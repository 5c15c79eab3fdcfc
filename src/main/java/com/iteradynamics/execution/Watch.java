package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickAtWorkException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.execution.port.WatchedBook;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The watch between two ticks: it closes a position whose stop is reached, and never enters, asks
 * no strategy and no model, and finishes no hour. It has a lease, a plan that is written ahead and
 * a journal as a tick has, under its own minute; while a tick is at work it does nothing. A book
 * without a position costs one read.
 */
public final class Watch {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** An older watch has nothing to say: the next one has looked meanwhile. */
  private static final Duration LATEST = Duration.ofMinutes(5);

  private final CycleParameters parameters;
  private final TickStore store;
  private final Broker broker;
  private final InstantSource clock;
  private final WatchRules rules;
  private final OrderExecutor executor;
  private final OrderStage orders;
  private final WatchSights sights;
  private final Recovery recovery;
  private final TickEnding ending;
  private final OutcomePublisher publisher;

  public Watch(CycleParameters parameters, TickStore store, Broker broker, InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.broker = broker;
    this.clock = clock;
    this.rules = parameters.watchRules();
    this.executor = new OrderExecutor(parameters, store, broker, clock);
    this.orders = new OrderStage(parameters);
    this.sights = new WatchSights(parameters, broker, new VenueLook(store, broker, executor));
    this.recovery = new Recovery(parameters, store, executor, clock);
    this.ending = new TickEnding(parameters, store);
    this.publisher = new OutcomePublisher(parameters.events(), store, clock);
  }

  /**
   * One watch.
   *
   * @param minute what names it, on the minute, not on the hour, at most five minutes ago
   * @throws StoreException when the store does not answer; the watch may be tried again
   */
  public WatchOutcome run(String productId, Instant minute) {
    TickKey watch = new TickKey(new BookKey(parameters.book(), productId), minute);
    Optional<String> refusal = refusal(watch);
    if (refusal.isPresent()) {
      return new WatchOutcome.Refused(refusal.get());
    }
    WatchedBook book = store.watched(watch.book());
    Optional<String> nothing = nothingToWatch(book);
    return nothing.isPresent()
        ? new WatchOutcome.Quiet(nothing.get())
        : begin(watch, book.memory());
  }

  private Optional<String> refusal(TickKey watch) {
    Instant now = clock.instant();
    if (!parameters.decision().watch().on()) {
      return Optional.of("the watch is off: PRIME_WATCH_MINUTES is 0");
    }
    if (!watch.watch()) {
      return Optional.of("a watch is never on the hour, which is a tick's, was " + watch.hour());
    }
    if (watch.hour().isAfter(now.plus(CLOCK_TOLERANCE))) {
      return Optional.of("the watch of " + watch.hour() + " lies ahead of the clock, " + now);
    }
    return now.isAfter(watch.hour().plus(LATEST))
        ? Optional.of("the watch of " + watch.hour() + " is over, it is " + now)
        : Optional.empty();
  }

  /** Why there is nothing to watch; empty when there is. */
  private Optional<String> nothingToWatch(WatchedBook book) {
    if (book.permission().state() == TradingState.HALTED) {
      return Optional.of(book.permission().toString());
    }
    return book.state().map(this::nothingToWatch).orElse(Optional.of("the book has not begun"));
  }

  private Optional<String> nothingToWatch(LoadedState loaded) {
    return switch (loaded) {
      case LoadedState.Corrupt(String why) -> Optional.of(why);
      case LoadedState.Valid(PrimeState state) ->
          flat(state)
              ? Optional.of("no position")
              : ModeCheck.problem(
                  state,
                  parameters.run().mode(),
                  OptionalDouble.empty(),
                  parameters.decision().minNotionalUsd());
    };
  }

  /** What is left below the venue's minimum is no position. */
  private static boolean flat(PrimeState state) {
    boolean dust = state.entry().isEmpty() && state.flatSince().isPresent();
    return state.openOrders().isEmpty() && (state.baseQty().signum() == 0 || dust);
  }

  private WatchOutcome begin(TickKey watch, WatchMemory memory) {
    Instant now = clock.instant();
    return switch (store.begin(watch, now, now.plus(parameters.leaseTime()))) {
      case TickClaim.Held held ->
          new WatchOutcome.Quiet("another process works on this watch, until " + held.until());
      case TickClaim.Finished finished -> new WatchOutcome.Recorded(finished.record(), true);
      case TickClaim.Resumed resumed -> published(watch, resume(watch, now, resumed.plan()));
      case TickClaim.Granted granted -> granted(watch, now, memory);
    };
  }

  private CycleOutcome.Recorded resume(TickKey watch, Instant now, TickPlan plan) {
    VenueIdentity venue = VenueIdentity.of(portfolio(watch), plan.decided());
    return ending.book(
        watch,
        venue.problem().isPresent()
            ? OrderExecutor.leave(plan, venue.problem().get())
            : executor.act(watch, plan, now));
  }

  private Result<String> portfolio(TickKey watch) {
    broker.prepare(watch.book().productId());
    return broker.portfolio();
  }

  /** A watch that ends without a record gives its lease back. */
  private WatchOutcome granted(TickKey watch, Instant now, WatchMemory memory) {
    try {
      WatchOutcome outcome = look(watch, now, memory);
      if (outcome instanceof WatchOutcome.Quiet) {
        store.giveBack(watch);
      }
      return outcome;
    } catch (StoreException e) {
      giveBack(watch, e);
      if (e instanceof TickAtWorkException) {
        return new WatchOutcome.Quiet(e.getMessage());
      }
      throw e;
    }
  }

  /** A lease that cannot be given back ends by itself. */
  private void giveBack(TickKey watch, StoreException because) {
    try {
      store.giveBack(watch);
    } catch (StoreException e) {
      because.addSuppressed(e);
    }
  }

  private WatchOutcome look(TickKey watch, Instant now, WatchMemory memory) {
    BookView first = store.view(watch.book(), watch.hour());
    VenueIdentity venue = VenueIdentity.of(portfolio(watch), first.readable());
    Optional<String> unresolved =
        first.settled() ? Optional.empty() : recovery.run(watch, first, venue);
    BookView view = first.settled() ? first : store.view(watch.book(), watch.hour());
    Optional<String> nothing =
        nothingToWatch(new WatchedBook(view.state(), view.permission(), memory));
    if (nothing.isPresent()) {
      return new WatchOutcome.Quiet(nothing.get());
    }
    WatchSights.Seen seen = sights.see(watch, view, venue, unresolved);
    WatchRules.Ruled ruled =
        rules.decide(
            new WatchRules.Sight(
                seen.ledger(), seen.situation(), seen.last(), seen.doubt(), memory));
    return act(watch, now, seen, ruled, memory);
  }

  private WatchOutcome act(
      TickKey watch,
      Instant now,
      WatchSights.Seen seen,
      WatchRules.Ruled ruled,
      WatchMemory before) {
    if (!(ruled.decision() instanceof Decision.Exit exit)) {
      return stay(watch, seen, ruled, before);
    }
    OrderPlan plan =
        orders.plan(
            watch,
            seen.book(),
            seen.checks(),
            exit,
            seen.situation(),
            OptionalDouble.empty(),
            Optional.empty());
    boolean trips = exit.ruling().killed() && !seen.ledger().killed();
    if (plan.orders().isEmpty() && !plan.unsellable() && !trips) {
      return stay(
          watch,
          seen,
          ruled.blocked(plan.nothingBecause().orElseThrow(), seen.ledger(), before, watch.hour()),
          before);
    }
    TickPlan ahead = ahead(watch, seen, exit, plan, before);
    if (ahead.orders().isEmpty()) {
      return published(watch, ending.book(watch, ahead));
    }
    store.plan(watch, ahead);
    TickPlan acted = executor.act(watch, ahead, now);
    WatchOutcome outcome = published(watch, ending.book(watch, acted));
    if (acted.orders().stream().allMatch(order -> order.fills().isEmpty())) {
      store.remember(
          watch.book(), before.unableAfter(ruled.memory(), exit.ruling().branch(), watch.hour()));
    }
    return outcome;
  }

  private TickPlan ahead(
      TickKey watch,
      WatchSights.Seen seen,
      Decision.Exit exit,
      OrderPlan plan,
      WatchMemory before) {
    RecordWriter draft = sights.draft(watch, seen, exit, before);
    plan.nothingBecause().ifPresent(draft::noOrder);
    PrimeState decided = Ledger.afterWatch(seen.ledger(), exit, watch.hour());
    return new TickPlan(
        Optional.of(Ledger.afterPlan(decided, plan)),
        plan.orders().stream().map(JournaledOrder::planned).toList(),
        seen.situation().price().map(Price::usd),
        draft.record());
  }

  /** A watch that changes nothing is recorded when there is something to tell. */
  private WatchOutcome stay(
      TickKey watch, WatchSights.Seen seen, WatchRules.Ruled ruled, WatchMemory before) {
    if (!ruled.memory().equals(before)) {
      store.remember(watch.book(), ruled.memory());
    }
    return ruled.decision().ruling().branch() == ExecutionBranch.WATCH_HOLD
        ? new WatchOutcome.Quiet("nothing to do")
        : published(
            watch,
            ending.finish(
                watch,
                Optional.empty(),
                List.of(),
                sights.draft(watch, seen, ruled.decision(), before).record()));
  }

  private WatchOutcome published(TickKey watch, CycleOutcome.Recorded outcome) {
    publisher.publish(watch, outcome.record(), List.of());
    return new WatchOutcome.Recorded(outcome.record(), outcome.before());
  }
}
