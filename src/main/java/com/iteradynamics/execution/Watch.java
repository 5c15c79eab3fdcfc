package com.iteradynamics.execution;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.decision.WatchMemory;
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
  private final OrderExecutor executor;
  private final WatchStage stage;
  private final TickEnding ending;
  private final OutcomePublisher publisher;

  public Watch(CycleParameters parameters, TickStore store, Broker broker, InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.broker = broker;
    this.clock = clock;
    this.executor = new OrderExecutor(parameters, store, broker, clock);
    this.stage = new WatchStage(parameters, store, broker, executor, clock);
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
    return halted(book.permission()).isPresent() && !hasOpenOrders(book)
        ? halted(book.permission())
        : notWatched(book);
  }

  private static Optional<String> halted(TradingPermission permission) {
    return Optional.of(permission)
        .filter(now -> now.state() == TradingState.HALTED)
        .map(TradingPermission::toString);
  }

  /** An order that rests is ended and forgotten, whatever a person has halted. */
  private static boolean hasOpenOrders(WatchedBook book) {
    return book.state()
        .flatMap(LoadedState::valid)
        .filter(state -> !state.openOrders().isEmpty() || state.resting().isPresent())
        .isPresent();
  }

  private Optional<String> notWatched(WatchedBook book) {
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
    return state.openOrders().isEmpty()
        && state.resting().isEmpty()
        && (state.baseQty().signum() == 0 || dust);
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
            : executor.act(watch, plan, now, parameters.permitted(store.permission(watch.book()))));
  }

  private Result<String> portfolio(TickKey watch) {
    broker.prepare(watch.book().productId());
    return broker.portfolio();
  }

  /** A watch that ends without a record gives its lease back. */
  private WatchOutcome granted(TickKey watch, Instant now, WatchMemory memory) {
    try {
      BookView first = store.view(watch.book(), watch.hour());
      VenueIdentity venue = VenueIdentity.of(portfolio(watch), first.readable());
      Optional<String> unresolved = stage.recovered(watch, first, venue);
      BookView settled = first.settled() ? first : store.view(watch.book(), watch.hour());
      BookView view =
          stage.forgets(watch, settled) ? store.view(watch.book(), watch.hour()) : settled;
      Optional<String> nothing =
          halted(view.permission())
              .or(() -> notWatched(new WatchedBook(view.state(), view.permission(), memory)));
      Optional<CycleOutcome.Recorded> done =
          nothing.isPresent()
              ? Optional.empty()
              : stage.run(new WatchEnding.Begun(watch, now, venue, memory), view, unresolved);
      if (done.isPresent()) {
        return published(watch, done.get());
      }
      store.giveBack(watch);
      return new WatchOutcome.Quiet(nothing.orElse("nothing to do"));
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

  private WatchOutcome published(TickKey watch, CycleOutcome.Recorded outcome) {
    publisher.publish(watch, outcome.record(), List.of());
    return new WatchOutcome.Recorded(outcome.record(), outcome.before());
  }
}
