package com.iteradynamics.execution;

import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderPlan;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Quote;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes the orders of a decision, and says until when they may rest in the book. */
final class OrderStage {
  /** What a resting order leaves of the tick's time, and what it needs to be worth the while. */
  private static final Duration SPARE_AFTER_REST = Duration.ofSeconds(30);

  private static final Duration SHORTEST_REST = Duration.ofSeconds(10);

  private final CycleParameters parameters;
  private final boolean mayRestBeyondTick;

  OrderStage(CycleParameters parameters, Broker broker) {
    this.parameters = parameters;
    this.mayRestBeyondTick = parameters.maker().beyondTick() && broker.restsBeyondTick();
  }

  /**
   * The orders of a decision.
   *
   * @param opens the open of the hour on paper, when it is known
   */
  OrderPlan plan(
      TickKey tick,
      DecisionStage.Seen seen,
      VenueChecks checks,
      Decision decision,
      Situation situation,
      OptionalDouble opens,
      Optional<Instant> restUntil) {
    if (!(decision instanceof Decision.Trade trade)) {
      return OrderPlan.NONE;
    }
    if (trade instanceof Decision.Exit) {
      Optional<String> cannot = checks.notTradable().or(checks::collarOfSale);
      if (cannot.isPresent()) {
        return OrderPlan.nothing(cannot.get());
      }
    }
    // A trade is only decided on with a price, product rules and what it needs of the wallet.
    Price price = situation.price().orElseThrow();
    Optional<Quote> bid = bidOnPaper(tick, checks);
    return new OrderPlanner(
            tick.book(),
            OrderExecutor.portfolio(Optional.of(seen.ledger()), tick),
            tick.hour(),
            opens.orElse(bid.map(quote -> quote.bidUsd().doubleValue()).orElse(price.usd())),
            opens.isPresent()
                ? PriceSource.NEXT_OPEN
                : bid.map(quote -> PriceSource.QUOTE_TOUCH).orElse(source(price)))
        .plan(
            trade,
            seen.venue().product().read().orElseThrow(),
            seen.venue().wallet().read().orElseThrow(),
            seen.ledger().baseQty(),
            conditions(tick, seen, checks, opens, restUntil));
  }

  private OrderConditions conditions(
      TickKey tick,
      DecisionStage.Seen seen,
      VenueChecks checks,
      OptionalDouble opens,
      Optional<Instant> restUntil) {
    OrderConditions conditions =
        new OrderConditions(
            parameters.decision().caps().orderUsd(),
            parameters.decision().minNotionalUsd(),
            seen.venue().takerFeeFraction(),
            bidOnPaper(tick, checks).or(checks::quote),
            restUntil,
            parameters.maker().only() && tick.book().live());
    // On paper there is no quote, and an order rests at the open.
    return tick.book().live() || opens.isEmpty() || restUntil.isEmpty()
        ? conditions
        : conditions.restingAt(opens.getAsDouble(), restUntil.get(), parameters.maker().only());
  }

  /** What a sale gets on paper, where watches alone see a market, and plan sales alone. */
  private static Optional<Quote> bidOnPaper(TickKey tick, VenueChecks checks) {
    return tick.book().live()
        ? Optional.empty()
        : checks.quote().map(quote -> new Quote(quote.bidUsd(), quote.bidUsd()));
  }

  /** Whether an exit of an earlier hour is not complete: it has rested for long enough. */
  private static boolean isTriedAgain(TickKey tick, TickRead read) {
    return read.state()
        .valid()
        .flatMap(PrimeState::plannedExit)
        .filter(exit -> exit.isBefore(tick.hour()))
        .isPresent();
  }

  private static PriceSource source(Price price) {
    return switch (price.basis()) {
      case CLOSE -> PriceSource.LAST_CLOSE;
      case QUOTE_MID -> PriceSource.QUOTE_MID;
      case OPEN -> PriceSource.NEXT_OPEN;
    };
  }

  /** Until when an order rests in the book; empty when it goes straight to the market. */
  Optional<Instant> restUntil(TickKey tick, TickRead read, Decision decision, IntentResult intent) {
    if (!parameters.maker().first()) {
      return Optional.empty();
    }
    Duration most = parameters.maker().patience();
    ExecutionBranch branch = decision.ruling().branch();
    boolean chosen =
        decision instanceof Decision.Enter
            || branch == ExecutionBranch.EXIT_TAKE_PROFIT
            || (branch == ExecutionBranch.EXIT_STRATEGY && !intent.panics());
    Duration forced = MakerParameters.MOST_OF_A_FORCED_SALE;
    Instant patience = read.now().plus(chosen || most.compareTo(forced) <= 0 ? most : forced);
    Instant latest =
        chosen && mayRestBeyondTick && !isTriedAgain(tick, read)
            ? tick.hour().plus(1, ChronoUnit.HOURS)
            : read.begun().plus(parameters.timeLimit()).minus(SPARE_AFTER_REST);
    Instant until = (patience.isBefore(latest) ? patience : latest).truncatedTo(ChronoUnit.SECONDS);
    return until.isBefore(read.now().plus(SHORTEST_REST)) ? Optional.empty() : Optional.of(until);
  }
}
