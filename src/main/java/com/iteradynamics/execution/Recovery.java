package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.PrimeStateChange;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.TickAtWorkException;
import com.iteradynamics.execution.port.TickClaim;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.UnfinishedTick;
import com.iteradynamics.execution.port.VenueIdentity;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every tick does first: finds out how the orders of earlier ticks ended and books them, and
 * closes hours that were begun and never finished. Start-up is recovery; there is no other path.
 */
final class Recovery {
  private final CycleParameters parameters;
  private final TickStore store;
  private final OrderExecutor orders;
  private final InstantSource clock;

  Recovery(CycleParameters parameters, TickStore store, OrderExecutor orders, InstantSource clock) {
    this.parameters = parameters;
    this.store = store;
    this.orders = orders;
    this.clock = clock;
  }

  /**
   * Recovers what {@code view} shows; says which orders' end is still unknown.
   *
   * @param venue whether the venue that answers is the one that has these orders
   */
  Optional<String> run(TickKey tick, BookView view, VenueIdentity venue) {
    List<JournaledOrder> unknown = new ArrayList<>();
    for (UnfinishedTick unfinished : plannedFirst(view.unfinished())) {
      unknown.addAll(take(new TickKey(tick.book(), unfinished.hour()), venue));
    }
    for (JournaledOrder order : view.unresolved()) {
      boolean mayRest =
          RestingStops.mayRest(parameters, view, order)
              || (tick.watch() && RestingOrders.mayRest(view, order, clock.instant()));
      if (venue.problem().isPresent() || !settle(tick.book(), order, mayRest)) {
        unknown.add(order);
      }
    }
    return unknown.isEmpty() ? Optional.empty() : Optional.of(unknownEnd(unknown));
  }

  /** That nobody knows how these orders ended. */
  static String unknownEnd(List<JournaledOrder> orders) {
    return orders.stream()
        .map(order -> order.request().clientOrderId())
        .collect(Collectors.joining(", ", "the end of these orders is unknown: ", ""));
  }

  /** While an hour is written ahead no other one can be finished, not even an older one. */
  private static List<UnfinishedTick> plannedFirst(List<UnfinishedTick> unfinished) {
    List<UnfinishedTick> sorted = new ArrayList<>(unfinished);
    sorted.sort(Comparator.comparing(tick -> tick.plan().isEmpty()));
    return sorted;
  }

  /**
   * Books what is known of one order by now; says whether it is known that it has ended or rests.
   *
   * @param mayRest whether it may go on resting; else it is canceled
   */
  boolean settle(BookKey book, JournaledOrder order, boolean mayRest) {
    JournaledOrder found = orders.lookUp(order, mayRest);
    boolean rests = mayRest && found.state() == OrderState.OPEN;
    if (!found.state().ended() && !rests) {
      return false;
    }
    Optional<PrimeState> state = store.state(book).flatMap(LoadedState::valid);
    return state.isPresent() && bookOpen(book, state.get(), found);
  }

  /**
   * Books an order unless the state has it booked: who had the lease after the view was read may
   * have done that. The journal is read after the state, so that it has no less of the order than
   * the state; if it has more, the state is of a former version, and is refused. A venue that takes
   * back what it had executed is not believed.
   */
  private boolean bookOpen(BookKey book, PrimeState state, JournaledOrder found) {
    String id = found.request().clientOrderId();
    if (!state.openOrders().contains(id)) {
      return true;
    }
    JournaledOrder booked = store.order(book, id).orElseThrow();
    if (booked.filledBase().compareTo(found.filledBase()) > 0) {
      return false;
    }
    if (!booked.equals(found)) {
      store.settle(book, Ledger.bookOpen(state, booked, found), List.of(found));
    }
    return true;
  }

  /**
   * Takes an unfinished hour over and closes it. Its former owner, should it only have been held
   * up, finds the lease lost before it can send anything more.
   */
  private List<JournaledOrder> take(TickKey hour, VenueIdentity venue) {
    Instant now = clock.instant();
    return switch (store.begin(hour, now, now.plus(parameters.leaseTime()))) {
      case TickClaim.Finished finished -> List.of();
      case TickClaim.Granted granted -> abandon(hour, Optional.empty(), venue);
      case TickClaim.Resumed resumed -> abandon(hour, Optional.of(resumed.plan()), venue);
      case TickClaim.Held held ->
          throw new TickAtWorkException(
              String.format(
                      Locale.ROOT,
                      "the earlier tick %s is still running, until %s at the latest; nothing was done, try",
                      hour,
                      held.until())
                  + " again after that");
    };
  }

  /** Closes an hour with its orders as they are; answers with those still unknown. */
  private List<JournaledOrder> abandon(TickKey hour, Optional<TickPlan> plan, VenueIdentity venue) {
    List<JournaledOrder> found = plan.map(begun -> found(begun, venue).orders()).orElse(List.of());
    Optional<PrimeState> after =
        base(hour, plan.flatMap(TickPlan::decided)).map(state -> Ledger.book(state, found));
    RecordWriter record =
        new RecordWriter(hour.book(), hour.hour(), parameters.run(), abandoned(hour))
            .why(
                plan.isPresent()
                    ? "decided and written ahead, but never finished; a later tick booked its orders"
                    : "begun, but died before it decided")
            .orders(found);
    plan.map(TickPlan::draft).ifPresent(draft -> record.bookedLateBy(draft).abandonedDraft(draft));
    store.finish(hour, after, found, record.record());
    return found.stream().filter(order -> !order.state().ended()).toList();
  }

  private TickPlan found(TickPlan plan, VenueIdentity venue) {
    if (venue.problem().isPresent()) {
      return OrderExecutor.leave(plan, venue.problem().get());
    }
    TickPlan found = plan;
    for (JournaledOrder order : plan.orders()) {
      found = order.state().ended() ? found : found.with(orders.lookUp(order));
    }
    return found;
  }

  /**
   * The state to book an unfinished hour's orders into: the one it had decided. Should the stored
   * state have been changed meanwhile, that one counts, with all that the hour had decided.
   */
  private Optional<PrimeState> base(TickKey hour, Optional<PrimeState> decided) {
    return store
        .state(hour.book())
        .orElseGet(() -> new LoadedState.Valid(parameters.freshState()))
        .valid()
        .map(stored -> carriedOver(stored, hour, decided));
  }

  /**
   * The state after an hour that died: what it had decided is carried over into a state that was
   * changed before the hour could be finished.
   *
   * @param stored the state as it is stored
   * @param decided the state as the hour had decided; empty when it died before that
   */
  static PrimeState carriedOver(PrimeState stored, TickKey hour, Optional<PrimeState> decided) {
    return decided
        .filter(state -> state.version() == stored.version())
        .orElseGet(() -> ended(decided.map(plan -> merged(stored, plan)).orElse(stored), hour));
  }

  /** A watch ends no hour; an hour older than the state's last one does not take that back. */
  private static PrimeState ended(PrimeState state, TickKey tick) {
    return tick.watch() || state.lastHour().filter(last -> !last.isBefore(tick.hour())).isPresent()
        ? state
        : state.change().finished(tick.hour(), abandoned(tick)).done();
  }

  private static ExecutionBranch abandoned(TickKey tick) {
    return tick.watch() ? ExecutionBranch.WATCH_ABANDONED : ExecutionBranch.TICK_ABANDONED;
  }

  /**
   * A kill stays, and so does an exit; the money stays as it was changed, unless it belongs to a
   * live book that was to begin with this hour.
   */
  private static PrimeState merged(PrimeState stored, PrimeState plan) {
    Optional<Instant> plannedExit = plan.plannedExit().or(stored::plannedExit);
    PrimeStateChange change =
        stored
            .change()
            .killed(stored.killed() || plan.killed())
            .position(stored.entry().or(plan::entry), plannedExit)
            .noHorizon(plannedExit.isEmpty() && (plan.noHorizon() || stored.noHorizon()))
            .activity(
                plan.activity()
                    .map(counted -> stored.activity().map(counted::withEquityOf).orElse(counted))
                    .or(stored::activity))
            .remembering(plan)
            .mode(plan.mode());
    plan.lastExit()
        .filter(exit -> stored.lastExit().filter(exit::isBefore).isEmpty())
        .ifPresent(change::exited);
    if (stored.portfolio().isEmpty() && plan.portfolio().isPresent()) {
      change
          .holdings(plan.cashUsd(), plan.baseQty())
          .equity(plan.lastEquityUsd(), plan.peakEquityUsd())
          .portfolio(plan.portfolio().get())
          .activity(plan.activity());
    }
    return change.done();
  }
}
