package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.ModelSource;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.market.Candle;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.DecisionLedger;
import com.iteradynamics.order.JournaledOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/**
 * The hourly cycle: lease, recover, decide, write ahead, act, book. The same code runs live, on
 * paper and in a replay; only the ports differ.
 */
public final class SignalGenerator {
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /** So long after its event an invocation fails rather than record what only is away. */
  private static final Duration RETRIED = Duration.ofSeconds(150);

  private final CycleParameters parameters;
  private final TickStore store;
  private final InstantSource clock;
  private final CandleSource candles;
  private final Broker broker;
  private final DecisionStage decisions;
  private final OrderExecutor orders;
  private final Recovery recovery;
  private final RestingStops stops;
  private final TickWindow windows;
  private final TickEnding ending;
  private final OutcomePublisher publisher;

  public SignalGenerator(
      CycleParameters parameters,
      TickStore store,
      CandleSource candles,
      Broker broker,
      InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.clock = clock;
    this.candles = candles;
    this.broker = broker;
    this.orders = new OrderExecutor(parameters, store, broker, clock);
    this.decisions = new DecisionStage(parameters, store, candles, broker, orders);
    this.recovery = new Recovery(parameters, store, orders, clock);
    this.stops = new RestingStops(parameters, store, broker.takesStops());
    this.windows = new TickWindow(parameters, store, candles);
    this.ending = new TickEnding(parameters, store);
    this.publisher = new OutcomePublisher(parameters.events(), store, clock);
  }

  /**
   * One tick that is not repeated, as on a command line: what cannot be read is recorded at once.
   *
   * @param hour the tick hour H, on the hour, at most two minutes ahead of the clock
   */
  public CycleOutcome run(String productId, Instant hour) {
    return run(productId, hour, Instant.MIN);
  }

  /**
   * One tick of an invocation that is repeated when it fails.
   *
   * @param hour the tick hour H, on the hour, at most two minutes ahead of the clock
   * @param event the event's time: until 150 seconds after it, what is only away for the moment
   *     ends the tick with {@link CycleOutcome.Retry}; later it is recorded
   */
  public CycleOutcome run(String productId, Instant hour, Instant event) {
    if (!hour.equals(hour.truncatedTo(ChronoUnit.HOURS))) {
      return new CycleOutcome.Refused("a tick hour must be on the hour, was " + hour);
    }
    Instant now = clock.instant();
    if (hour.isAfter(now.plus(CLOCK_TOLERANCE))) {
      return new CycleOutcome.Refused("the tick hour " + hour + " lies ahead of the clock, " + now);
    }
    if (hour.isAfter(now)) {
      return new CycleOutcome.Retry("the hour " + hour + " has not begun, it is " + now);
    }
    TickKey tick = new TickKey(new BookKey(parameters.book(), productId), hour);
    // Reading does no harm, so it need not wait for the lease; versions are checked when writing.
    Reads reads = begin(tick);
    return switch (store.begin(tick, now, now.plus(parameters.leaseTime()))) {
      case TickClaim.Held held -> new CycleOutcome.Held(held.until());
      case TickClaim.Finished finished -> new CycleOutcome.Recorded(finished.record(), true);
      case TickClaim.Resumed resumed ->
          published(tick, resume(tick, now, resumed.plan(), reads), List.of());
      case TickClaim.Granted granted ->
          published(tick, granted(tick, now, event, reads), Async.join(reads.view()).unpublished());
    };
  }

  /** The reads that run side by side when a tick begins. */
  private record Reads(
      CompletableFuture<BookView> view,
      CompletableFuture<CandleWindow> window,
      CompletableFuture<ModelSource.Models> models,
      CompletableFuture<Optional<FeedReading>> feed,
      CompletableFuture<Result<String>> portfolio) {}

  private Reads begin(TickKey tick) {
    String productId = tick.book().productId();
    return new Reads(
        Async.start(() -> store.view(tick.book(), tick.hour()), parameters.reads()),
        Async.start(
            () -> candles.window(productId, tick.hour(), parameters.window().candles()),
            parameters.reads()),
        Async.start(() -> parameters.model().models(parameters.reads()), parameters.reads()),
        Async.start(
            () -> parameters.feed().map(source -> source.at(tick.hour())), parameters.reads()),
        Async.start(
            () -> {
              broker.prepare(productId);
              return broker.portfolio();
            },
            parameters.reads()));
  }

  private CycleOutcome resume(TickKey tick, Instant now, TickPlan plan, Reads reads) {
    VenueIdentity venue = VenueIdentity.of(Async.join(reads.portfolio()), plan.decided());
    TradingPermission permission = parameters.permitted(Async.join(reads.view()).permission());
    return ending.book(
        tick,
        venue.problem().isPresent()
            ? OrderExecutor.leave(plan, venue.problem().get())
            : orders.act(tick, plan, now, permission));
  }

  /** A tick that fails before it is written ahead releases its hour to the next process at once. */
  private CycleOutcome granted(TickKey tick, Instant now, Instant event, Reads reads) {
    try {
      return decideAndAct(tick, now, event, reads);
    } catch (StoreException e) {
      giveBack(tick, e);
      throw e;
    }
  }

  private CycleOutcome decideAndAct(TickKey tick, Instant now, Instant event, Reads reads) {
    BookView first = Async.join(reads.view());
    CandleWindow window = Async.join(reads.window());
    VenueIdentity venue = VenueIdentity.of(Async.join(reads.portfolio()), first.readable());
    boolean settled = first.settled();
    Optional<String> unresolved = settled ? Optional.empty() : recovery.run(tick, first, venue);
    BookView view = settled ? first : store.view(tick.book(), tick.hour());
    LoadedState state = view.stateOr(parameters.freshState());
    Optional<CortexRecord> refusal =
        state.valid().flatMap(readable -> refusal(tick, readable, window));
    if (refusal.isPresent()) {
      return ending.finish(tick, Optional.empty(), List.of(), refusal.get());
    }
    CandleWindow completed = windows.completed(tick, window, state.valid(), now);
    Optional<String> away = completed.away(tick.hour());
    if (away.isPresent() && clock.instant().isBefore(event.plus(RETRIED))) {
      store.giveBack(tick);
      return new CycleOutcome.Retry(away.get());
    }
    TickRead read = read(tick, now, reads, completed, view, unresolved, venue);
    TickPlan plan = decisions.decide(tick, read).orElseGet(() -> withoutStop(tick, read));
    if (plan.orders().isEmpty()) {
      return ending.book(tick, plan);
    }
    store.plan(tick, plan);
    return ending.book(tick, orders.act(tick, plan, now, read.permission()));
  }

  private TickRead read(
      TickKey tick,
      Instant begun,
      Reads reads,
      CandleWindow window,
      BookView view,
      Optional<String> unresolved,
      VenueIdentity venue) {
    ModelSource.Models models = Async.join(reads.models());
    LoadedState state = view.stateOr(parameters.freshState());
    return new TickRead(
        window,
        models.active(),
        Async.join(models.challenger()),
        Async.join(reads.feed()),
        TickWindow.remembering(waitingNoMore(state, tick), window.closed()),
        parameters.permitted(view.permission()),
        unresolved,
        state.valid().flatMap(valid -> stops.of(tick, valid)),
        venue,
        begun,
        clock.instant());
  }

  /** Ends the stop at the venue, books it, and decides anew by what there is then. */
  private TickPlan withoutStop(TickKey tick, TickRead read) {
    JournaledOrder stop = read.stop().orElseThrow();
    Optional<String> unknown =
        recovery.settle(tick.book(), stop, false)
            ? read.unresolved()
            : Optional.of(Recovery.unknownEnd(List.of(stop)));
    LoadedState state = store.view(tick.book(), tick.hour()).stateOr(parameters.freshState());
    LoadedState remembering =
        TickWindow.remembering(waitingNoMore(state, tick), read.window().closed());
    return decisions
        .decide(tick, read.without(remembering, unknown, clock.instant()))
        .orElseThrow();
  }

  /** A tick decides anew: what an order of before has not got at rest is not waited for. */
  private static LoadedState waitingNoMore(LoadedState state, TickKey tick) {
    return state instanceof LoadedState.Valid(PrimeState valid)
        ? new LoadedState.Valid(DecisionLedger.withoutRest(valid, tick.hour()))
        : state;
  }

  /** A lease that cannot be given back ends by itself. */
  private void giveBack(TickKey tick, StoreException because) {
    try {
      store.giveBack(tick);
    } catch (StoreException e) {
      because.addSuppressed(e);
    }
  }

  /** Why the hour cannot be decided on this book at all, and leaves it as it is. */
  private Optional<CortexRecord> refusal(TickKey tick, PrimeState state, CandleWindow window) {
    Optional<Instant> last = state.lastHour().filter(hour -> !tick.hour().isAfter(hour));
    if (last.isPresent()) {
      return Optional.of(
          refused(
              tick,
              state,
              ExecutionBranch.OUT_OF_ORDER_TICK,
              "the book is at " + last.get() + " already, and this hour has no record"));
    }
    OptionalDouble price = window.closed().newest().stream().mapToDouble(Candle::close).findFirst();
    return ModeCheck.problem(
            state, parameters.run().mode(), price, parameters.decision().minNotionalUsd())
        .map(why -> refused(tick, state, ExecutionBranch.MODE_CHANGED_IN_POSITION, why));
  }

  private CortexRecord refused(TickKey tick, PrimeState state, ExecutionBranch branch, String why) {
    return new RecordWriter(tick.book(), tick.hour(), parameters.run(), branch)
        .why(why)
        .stateBefore(state, parameters.decision().remembers())
        .record();
  }

  /** Publishes the events last; a later tick publishes again what was not accepted. */
  private CycleOutcome published(TickKey tick, CycleOutcome outcome, List<Instant> unpublished) {
    if (outcome instanceof CycleOutcome.Recorded recorded) {
      publisher.publish(tick, recorded.record(), unpublished);
    }
    return outcome;
  }
}
