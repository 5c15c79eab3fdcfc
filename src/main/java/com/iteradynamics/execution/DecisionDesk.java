package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Forecaster;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderPlan;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.PriceSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads everything a decision needs, asks the three layers, and makes the plan to write ahead. */
final class DecisionDesk {
  private static final Duration LATE = Duration.ofHours(1);

  /** What a resting order leaves of the tick's time, and what it needs to be worth the while. */
  private static final Duration SPARE_AFTER_REST = Duration.ofSeconds(30);

  private static final Duration SHORTEST_REST = Duration.ofSeconds(10);

  /** Orders that the venue has are compared from a little before the last tick on. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final CycleParameters parameters;
  private final CandleSource candles;
  private final Broker broker;
  private final TickStore store;
  private final JournalCheck journal;
  private final Layers layers;

  DecisionDesk(CycleParameters parameters, TickStore store, CandleSource candles, Broker broker) {
    this.parameters = parameters;
    this.candles = candles;
    this.broker = broker;
    this.store = store;
    this.journal = new JournalCheck(store);
    this.layers = new Layers(parameters);
  }

  /**
   * What was read before.
   *
   * @param model gives p_long
   * @param unresolved which earlier order's end is unknown
   * @param begun when the tick was begun
   * @param now the time now
   */
  record Read(
      CandleWindow window,
      Forecaster model,
      StateReading state,
      TradingPermission permission,
      Optional<String> unresolved,
      VenueIdentity identity,
      Instant begun,
      Instant now) {

    /** Whether an entry would come more than an hour late. */
    boolean late(TickKey tick) {
      return now.isAfter(tick.hour().plus(LATE));
    }

    OptionalDouble closeUsd() {
      Optional<Candle> newest = window.closed().newest();
      return newest.isPresent() ? OptionalDouble.of(newest.get().close()) : OptionalDouble.empty();
    }
  }

  /** The book as the decision sees it, and what the venue shows. */
  private record Seen(StateReading state, PrimeState ledger, WalletCheck wallet, VenueView venue) {}

  TickPlan decide(TickKey tick, Read read) {
    CandleSeries closed = read.window().closed();
    Layers.Said said =
        layers.ask(
            tick, closed, read.model().at(closed), read.state().valid().flatMap(PrimeState::entry));
    Seen seen = look(tick, read);
    VenueChecks checks = new VenueChecks(seen.venue(), parameters.decision());
    Situation situation = situation(tick, read, seen, checks);
    Decision decision = layers.decide(said.made().intent(), seen.state(), situation);
    OrderPlan orders = plan(tick, read, seen, checks, decision);
    RecordWriter draft =
        layers.draft(
            tick, decision, Optional.of(said), read.window().notes(), situation, read.late(tick));
    seen.state().valid().ifPresent(draft::stateBefore);
    checks.quote().ifPresent(draft::quote);
    orders.nothingBecause().ifPresent(draft::noOrder);
    return new TickPlan(
        decided(tick, seen, decision),
        orders.orders().stream().map(JournalledOrder::planned).toList(),
        situation.priceUsd().orElse(0),
        draft.record());
  }

  /** The state after the decision; one that cannot be read stays as it is. */
  private Optional<PrimeState> decided(TickKey tick, Seen seen, Decision decision) {
    return seen.state()
        .valid()
        .map(ledger -> Ledger.afterDecision(ledger, decision, tick.hour()))
        .map(state -> state.change().mode(parameters.run().mode()).done());
  }

  /** Looks at the venue, and lets a live book begin when it has not yet. */
  private Seen look(TickKey tick, Read read) {
    PrimeState ledger = read.state().valid().orElseGet(() -> PrimeState.fresh(BigDecimal.ZERO));
    Instant since = ledger.lastHour().orElse(tick.hour().minus(LATE)).minus(OVERLAP);
    VenueView venue = broker.look(tick.book().productId(), ledger, since);
    if (read.state() instanceof StateReading.Valid && Opening.needed(tick, ledger)) {
      Opening opening =
          Opening.of(
              tick, store, ledger, read.identity(), venue, read.closeUsd().orElse(0), parameters);
      PrimeState begun = opening.state().orElse(ledger);
      return new Seen(new StateReading.Valid(begun), begun, opening.wallet(), venue);
    }
    WalletCheck wallet =
        read.identity()
            .problem()
            .<WalletCheck>map(WalletCheck.Unverified::new)
            .orElseGet(() -> new VenueChecks(venue, parameters.decision()).wallet(ledger));
    return new Seen(read.state(), ledger, wallet, venue);
  }

  private Situation situation(TickKey tick, Read read, Seen seen, VenueChecks checks) {
    return new Situation(
        tick.book().productId(),
        tick.hour(),
        read.closeUsd(),
        read.window().stale(tick.hour()).or(checks::skew),
        read.permission(),
        read.unresolved(),
        seen.wallet(),
        journal.strange(tick.book(), seen.venue().orders()),
        read.late(tick) && tick.book().live()
            ? Optional.of("the tick of " + tick.hour() + " ran more than an hour late")
            : Optional.empty(),
        checks.notTradable(),
        checks.collarOfEntry(read.closeUsd()),
        Situation.feeHeadroomFraction(seen.venue().takerFeeFraction()),
        checks.minimumUsd());
  }

  private OrderPlan plan(
      TickKey tick, Read read, Seen seen, VenueChecks checks, Decision decision) {
    if (!(decision instanceof Decision.Trade trade)) {
      return OrderPlan.NONE;
    }
    if (trade instanceof Decision.Exit) {
      Optional<String> cannot = checks.notTradable().or(checks::collarOfSale);
      if (cannot.isPresent()) {
        return OrderPlan.nothing(cannot.get());
      }
    }
    // A trade is only decided on with fresh candles, product rules and what it needs of the wallet.
    OptionalDouble opens = opens(tick, read);
    return new OrderPlanner(
            tick.book(),
            OrderDesk.portfolio(Optional.of(seen.ledger()), tick),
            tick.hour(),
            opens.orElseGet(() -> read.closeUsd().orElseThrow()),
            opens.isPresent() ? PriceSource.NEXT_OPEN : PriceSource.LAST_CLOSE)
        .plan(
            trade,
            seen.venue().product().read().orElseThrow(),
            seen.venue().wallet().read().orElseThrow(),
            seen.ledger().baseQty(),
            new OrderConditions(
                parameters.decision().caps().orderUsd(),
                seen.venue().takerFeeFraction(),
                checks.quote(),
                restUntil(read)));
  }

  /** What a fill on paper costs; a live order costs what the market says. */
  private OptionalDouble opens(TickKey tick, Read read) {
    OptionalDouble known = read.window().openAtHour();
    return known.isPresent() || tick.book().live()
        ? known
        : candles.openAt(tick.book().productId(), tick.hour());
  }

  /** Until when an order rests in the book; empty when it goes straight to the market. */
  private Optional<Instant> restUntil(Read read) {
    if (!parameters.maker().first()) {
      return Optional.empty();
    }
    Instant patience = read.now().plus(parameters.maker().patience());
    Instant latest = read.begun().plus(parameters.timeLimit()).minus(SPARE_AFTER_REST);
    Instant until = (patience.isBefore(latest) ? patience : latest).truncatedTo(ChronoUnit.SECONDS);
    return until.isBefore(read.now().plus(SHORTEST_REST)) ? Optional.empty() : Optional.of(until);
  }
}
