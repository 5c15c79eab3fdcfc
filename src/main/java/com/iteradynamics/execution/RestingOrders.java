package com.iteradynamics.execution;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.FollowUpOrders;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a watch does with an order that rests beyond its tick: it leaves it, moves it to the best
 * price, or ends its wait. What is to be done follows from state, journal and market alone, so that
 * a watch that dies between two of its steps is gone on with by the next one.
 */
final class RestingOrders {
  private static final String TOO_LITTLE = "the rest is below the venue's minimum";

  private final CycleParameters parameters;
  private final TickStore store;

  RestingOrders(CycleParameters parameters, TickStore store) {
    this.parameters = parameters;
    this.store = store;
  }

  /**
   * What is next.
   *
   * @param branch how the watch ends
   * @param why the reason, for a person
   * @param order what is sent; empty when nothing is
   */
  record Step(ExecutionBranch branch, String why, Optional<OrderRequest> order) {
    /** How often the trade has been moved with it, after {@code before} times. */
    int requotes(int before) {
      return branch == ExecutionBranch.WATCH_REQUOTE ? before + 1 : before;
    }
  }

  /**
   * Whether an order may go on resting: it has time left, and what it does is still wanted. A book
   * that is halted trades nothing; one that is killed or only reduces buys nothing.
   */
  static boolean mayRest(BookView view, JournaledOrder order, Instant now) {
    return view.readable()
        .filter(state -> state.restsAt(now))
        .filter(
            state -> state.resting().get().clientOrderId().equals(order.request().clientOrderId()))
        .filter(state -> !isForbidden(view, order))
        .isPresent();
  }

  /** Whether what an order does is not allowed any more. */
  static boolean isForbidden(BookView view, JournaledOrder order) {
    boolean buys = order.request().side() == Side.BUY;
    boolean killed = view.readable().filter(PrimeState::killed).isPresent();
    return !view.permission().allows(buys) || (buys && killed);
  }

  /** The order of {@code state} that has rested or still does; empty when there is none. */
  Optional<JournaledOrder> of(TickKey watch, PrimeState state) {
    return state.resting().flatMap(resting -> store.order(watch.book(), resting.clientOrderId()));
  }

  /** Whether it is to be canceled, so that the watch can go on from there. */
  boolean mustMove(JournaledOrder order, WatchSights.Seen seen, Instant now) {
    return !order.state().ended()
        && mayRequote(seen.ledger())
        && seen.ledger().restsAt(now)
        && best(order, seen).filter(best -> hasLeft(order, best)).isPresent()
        && blocked(order, seen).isEmpty();
  }

  /**
   * What comes after an order that rested and has ended; empty when that has to wait. A sale that
   * has rested for its time is the rest of an exit, which has a rule of its own.
   *
   * @param now the time now
   */
  Optional<Step> after(TickKey watch, JournaledOrder ended, WatchSights.Seen seen, Instant now) {
    if (!ended.state().ended()) {
      return Optional.empty();
    }
    Optional<String> blocked = blocked(ended, seen);
    if (seen.ledger().restsAt(now)) {
      return blocked.isPresent() || !mayRequote(seen.ledger())
          ? Optional.empty()
          : best(ended, seen).map(best -> requote(watch, ended, seen, best));
    }
    if (ended.request().side() == Side.SELL) {
      return Optional.empty();
    }
    Optional<String> givenUp = missed(ended, now).or(() -> blocked);
    return Optional.of(
        givenUp.isPresent() ? givenUp(ended, givenUp.get()) : taken(watch, ended, seen));
  }

  /** Why the rest of an entry is not bought any more. */
  private Optional<String> missed(JournaledOrder ended, Instant now) {
    if (parameters.maker().only()) {
      return Optional.of("PRIME_EXECUTION=maker-only takes nothing at the market");
    }
    Instant hour = ended.request().hour().truncatedTo(ChronoUnit.HOURS);
    Duration twoWatches = Duration.ofMinutes(2L * parameters.decision().watch().minutes());
    boolean late =
        !now.isBefore(hour.plus(1, ChronoUnit.HOURS))
            || now.isAfter(terms(ended).until().plus(twoWatches));
    return late
        ? Optional.of("that was at " + terms(ended).until() + ", too long ago to buy now")
        : Optional.empty();
  }

  private Step requote(TickKey watch, JournaledOrder ended, WatchSights.Seen seen, PostOnly best) {
    Optional<OrderRequest> next = next(watch, ended, seen, Optional.of(best));
    return next.isEmpty()
        ? givenUp(ended, TOO_LITTLE)
        : new Step(
            ExecutionBranch.WATCH_REQUOTE,
            String.format(
                Locale.ROOT,
                "from %s to %s",
                terms(ended).limitPriceUsd().toPlainString(),
                best.limitPriceUsd().toPlainString()),
            next);
  }

  private Step taken(TickKey watch, JournaledOrder ended, WatchSights.Seen seen) {
    Optional<OrderRequest> next = next(watch, ended, seen, Optional.empty());
    return next.isEmpty()
        ? givenUp(ended, TOO_LITTLE)
        : new Step(ExecutionBranch.WATCH_TAKE, got(ended, "the rest goes to the market"), next);
  }

  private static Step givenUp(JournaledOrder ended, String why) {
    return new Step(ExecutionBranch.WATCH_GIVE_UP, got(ended, why), Optional.empty());
  }

  private static String got(JournaledOrder ended, String then) {
    return got(ended) + "; " + then;
  }

  /** What an order has got. */
  static String got(JournaledOrder order) {
    return String.format(
        Locale.ROOT,
        "%s of %s filled at rest",
        order.filledBase().toPlainString(),
        order.request().size().toPlainString());
  }

  private Optional<OrderRequest> next(
      TickKey watch, JournaledOrder ended, WatchSights.Seen seen, Optional<PostOnly> terms) {
    Optional<OrderRequest> next =
        FollowUpOrders.goingOn(
            watch.book(),
            OrderExecutor.portfolio(Optional.of(seen.ledger()), watch),
            watch.hour(),
            ended,
            seen.book().venue().product().read().orElseThrow(),
            terms);
    return watch.book().live() || terms.isPresent()
        ? next
        : next.map(buy -> buy.atTouch(seen.checks().quote().orElseThrow().askUsd()));
  }

  private boolean mayRequote(PrimeState state) {
    return state.resting().orElseThrow().requotes() < parameters.maker().requotes();
  }

  /** Where it would rest now. */
  private static Optional<PostOnly> best(JournaledOrder order, WatchSights.Seen seen) {
    Optional<Product> product = seen.book().venue().product().read();
    Optional<Quote> quote = seen.checks().quote();
    return product.isEmpty() || quote.isEmpty()
        ? Optional.empty()
        : Optional.of(
            OrderPlanner.atTheBest(
                order.request().side(), product.get(), quote.get(), terms(order).until()));
  }

  /** Whether the best price has gone away from the order by more than is allowed. */
  private boolean hasLeft(JournaledOrder order, PostOnly best) {
    BigDecimal away = best.limitPriceUsd().subtract(terms(order).limitPriceUsd());
    double towards =
        (order.request().side() == Side.BUY ? away : away.negate()).doubleValue()
            / terms(order).limitPriceUsd().doubleValue();
    return towards * 10_000 > parameters.maker().requoteBps();
  }

  /** Why nothing may be sent for it now. */
  private Optional<String> blocked(JournaledOrder order, WatchSights.Seen seen) {
    Optional<String> any =
        seen.situation()
            .unresolvedOrder()
            .or(seen.checks()::notTradable)
            .or(seen.checks()::collarOfSale);
    return order.request().side() == Side.SELL ? any : any.or(() -> blockedEntry(order, seen));
  }

  private Optional<String> blockedEntry(JournaledOrder order, WatchSights.Seen seen) {
    PrimeState state = seen.ledger();
    if (!seen.situation().permission().allows(true)) {
      return Optional.of(seen.situation().permission().toString());
    }
    if (state.killed()) {
      return Optional.of("the kill switch is tripped");
    }
    if (!(seen.situation().wallet() instanceof WalletCheck.Verified)
        || seen.situation().unknownOrder().isPresent()) {
      return Optional.of("venue and ledger do not agree");
    }
    if (state
        .activity()
        .filter(sent -> !parameters.decision().caps().allowAnother(sent, 0, 0))
        .isPresent()) {
      return Optional.of("a cap on orders is reached");
    }
    if (cost(order, seen) > state.cashUsd().doubleValue()) {
      return Optional.of("the ledger's cash does not pay for it");
    }
    return seen.checks()
        .collarOfEntry(OptionalDouble.of(order.request().referencePriceUsd().doubleValue()));
  }

  /** What the rest of a buy costs with the fee of a taker, USD. */
  private static double cost(JournaledOrder order, WatchSights.Seen seen) {
    BigDecimal left = order.request().size().subtract(order.filledBase());
    return left.multiply(terms(order).limitPriceUsd()).doubleValue()
        * (1 + seen.book().venue().takerFeeFraction());
  }

  private static PostOnly terms(JournaledOrder order) {
    return order.request().postOnly().orElseThrow();
  }
}
