package com.iteradynamics.execution;

import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickPlan;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.DecisionLedger;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderPlan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads everything a decision needs, asks the three layers, and makes the plan to write ahead. */
final class DecisionStage {
  private final CycleParameters parameters;
  private final CandleSource candles;
  private final TickStore store;
  private final VenueLook looks;
  private final LayerRunner layers;
  private final OrderStage orders;

  DecisionStage(
      CycleParameters parameters,
      TickStore store,
      CandleSource candles,
      Broker broker,
      OrderExecutor executor) {
    this.parameters = parameters;
    this.candles = candles;
    this.store = store;
    this.looks = new VenueLook(store, broker, executor);
    this.layers = new LayerRunner(parameters);
    this.orders = new OrderStage(parameters, broker);
  }

  /** The book as the decision sees it, and what the venue shows. */
  record Seen(
      LoadedState state,
      PrimeState ledger,
      WalletCheck wallet,
      VenueView venue,
      Optional<String> unknownOrder) {}

  /** Decides; empty when it sells, or there is nothing to sell, and the stop has to end first. */
  Optional<TickPlan> decide(TickKey tick, TickRead read) {
    CandleSeries closed = parameters.window().seen(read.window().closed());
    Optional<String> stale = read.window().stale(tick.hour());
    Seen seen = look(tick, read);
    Optional<LayerRunner.LayerOutput> said =
        stale.isPresent() ? Optional.empty() : Optional.of(ask(tick, closed, read, seen));
    IntentResult intent =
        said.map(LayerRunner.LayerOutput::intent)
            .orElseGet(() -> new IntentResult.NotAsked(stale.orElseThrow()));
    VenueChecks checks = new VenueChecks(seen.venue(), parameters.decision());
    OptionalDouble opens = opens(tick, read);
    Situation situation = situation(tick, read, seen, checks, closed, opens);
    Decision decision = layers.decide(intent, seen.state(), situation);
    boolean needless = seen.ledger().entry().isEmpty();
    if (read.stop().isPresent() && (needless || decision instanceof Decision.Exit)) {
      return Optional.empty();
    }
    Optional<Instant> restUntil = orders.restUntil(tick, read, decision, intent);
    OrderPlan plan = orders.plan(tick, seen, checks, decision, situation, opens, restUntil);
    RecordWriter draft = draft(tick, read, seen, closed, said, intent, situation, decision);
    checks.quote().ifPresent(draft::quote);
    plan.nothingBecause().ifPresent(draft::noOrder);
    draft.confirmedHoles(read.window().confirmed());
    return Optional.of(
        new TickPlan(
            decided(tick, seen, decision, plan)
                .map(state -> entered(state, decision, said))
                .map(state -> resting(state, plan, read)),
            plan.orders().stream().map(JournaledOrder::planned).toList(),
            situation.price().map(Price::usd),
            draft.record()));
  }

  /** The record of what was read, said and decided. */
  private RecordWriter draft(
      TickKey tick,
      TickRead read,
      Seen seen,
      CandleSeries closed,
      Optional<LayerRunner.LayerOutput> said,
      IntentResult intent,
      Situation situation,
      Decision decision) {
    List<String> notes =
        Stream.concat(read.window().notes().stream(), seen.venue().origin().notes().stream())
            .toList();
    RecordWriter draft =
        layers.draft(
            tick, decision, Optional.of(closed), said, intent, notes, situation, read.late(tick));
    seen(tick, seen, draft);
    read.feed().ifPresent(draft::feed);
    return draft;
  }

  /** Adds the book and the venue as they were seen. */
  private void seen(TickKey tick, Seen seen, RecordWriter draft) {
    VenueView.Origin origin = seen.venue().origin();
    seen.venue()
        .product()
        .read()
        .ifPresent(rules -> draft.rules(rules, origin.readAt(), origin.set()));
    boolean remembers = parameters.decision().remembers() || layers.readsPosition();
    seen.state().valid().ifPresent(state -> draft.stateBefore(state, remembers));
    draft.fees(seen.venue().fees()).bookedLate(bookedLate(tick, seen.ledger()));
  }

  /** Orders of earlier hours that this one has booked, as they ended. */
  private List<JournaledOrder> bookedLate(TickKey tick, PrimeState ledger) {
    return ledger.bookedLate().stream()
        .flatMap(id -> store.order(tick.book(), id).stream())
        .toList();
  }

  /** Asks with the book as it is decided about, what the venue executed late included. */
  private LayerRunner.LayerOutput ask(TickKey tick, CandleSeries closed, TickRead read, Seen seen) {
    CandleSeries recent = parameters.window().recent(closed);
    return layers
        .ask(tick, closed, read.model().at(recent), read.feed(), seen.state().valid())
        .beside(read.challenger().map(model -> model.at(recent)));
  }

  /** The state after the decision; one that cannot be read stays as it is. */
  private Optional<PrimeState> decided(
      TickKey tick, Seen seen, Decision decision, OrderPlan orders) {
    return seen.state()
        .valid()
        .map(ledger -> DecisionLedger.afterDecision(ledger, decision, tick.hour()))
        .map(state -> DecisionLedger.afterPlan(state, orders))
        .map(state -> state.change().mode(parameters.run().mode()).done());
  }

  /** The state with the range that a position is entered by, for its stop. */
  private static PrimeState entered(
      PrimeState state, Decision decision, Optional<LayerRunner.LayerOutput> said) {
    return decision instanceof Decision.Enter
        ? state.change().entryAtr(said.flatMap(layers -> layers.regime().atrUsd())).done()
        : state;
  }

  private PrimeState resting(PrimeState state, OrderPlan plan, TickRead read) {
    return DecisionLedger.resting(state, plan.orders(), parameters.actsUntil(read.begun()), 0);
  }

  /** Looks at the venue, and lets a live book begin when it has not yet. */
  private Seen look(TickKey tick, TickRead read) {
    VenueLook.Looked looked = looks.look(tick, read.state(), read.identity());
    PrimeState ledger = looked.ledger();
    VenueView venue = looked.venue();
    if (read.state() instanceof LoadedState.Valid && BookInitializer.needed(tick, ledger)) {
      BookInitializer opening =
          BookInitializer.of(
              tick, store, ledger, read.identity(), venue, read.closeUsd(tick), parameters);
      PrimeState begun = opening.state().orElse(ledger);
      return new Seen(
          new LoadedState.Valid(begun), begun, opening.wallet(), venue, looked.unknownOrder());
    }
    WalletCheck wallet =
        new VenueChecks(venue, parameters.decision())
            .wallet(read.identity(), ledger, read.closeUsd(tick));
    return new Seen(looked.state(), ledger, wallet, venue, looked.unknownOrder());
  }

  private Situation situation(
      TickKey tick,
      TickRead read,
      Seen seen,
      VenueChecks checks,
      CandleSeries closed,
      OptionalDouble opens) {
    return new Situation(
        tick.book().productId(),
        tick.hour(),
        price(tick, read, checks, opens),
        read.window().stale(tick.hour()),
        gappy(closed),
        checks.skew(),
        read.permission(),
        read.unresolved(),
        seen.wallet(),
        seen.unknownOrder(),
        read.late(tick) && tick.book().live()
            ? Optional.of("the tick of " + tick.hour() + " ran more than an hour late")
            : Optional.empty(),
        checks.notTradable(),
        checks.collarOfEntry(read.closeUsd(tick)),
        Situation.feeHeadroomFraction(seen.venue().takerFeeFraction()),
        checks.minimumUsd(),
        checks.minimumSaleBase(),
        JournalCheck.unlisted(seen.venue().orders()),
        seen.ledger()
            .restingStop()
            .flatMap(stop -> store.order(tick.book(), stop.clientOrderId()))
            .flatMap(RestingStops::sold));
  }

  /**
   * What the book is valued at: the close of the hour before; without it the market's price live,
   * and on paper the open of the venue's candle at H.
   */
  private static Optional<Price> price(
      TickKey tick, TickRead read, VenueChecks checks, OptionalDouble opens) {
    OptionalDouble close = read.closeUsd(tick);
    if (close.isPresent()) {
      return Optional.of(new Price(close.getAsDouble(), Price.Basis.CLOSE));
    }
    if (tick.book().live()) {
      return checks.judgedByQuote();
    }
    return opens.isPresent()
        ? Optional.of(new Price(opens.getAsDouble(), Price.Basis.OPEN))
        : Optional.empty();
  }

  private Optional<String> gappy(CandleSeries seen) {
    CandleSeries closed = parameters.window().recent(seen);
    long missing = closed.missingHours();
    return parameters.regime().gaps().tooMany(missing, closed.spanHours())
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%d of the window's %d hours are missing, at most %s of them may be for an entry",
                missing,
                closed.spanHours(),
                parameters.regime().gaps().maxShare()))
        : Optional.empty();
  }

  /** What a fill on paper costs; a live order costs what the market says. */
  private OptionalDouble opens(TickKey tick, TickRead read) {
    OptionalDouble known = read.window().openAtHour();
    return known.isPresent() || tick.book().live()
        ? known
        : candles.openAt(tick.book().productId(), tick.hour());
  }
}
