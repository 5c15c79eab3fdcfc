package com.iteradynamics.execution;

import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.decision.WatchMemory;
import com.iteradynamics.decision.WatchRules;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.order.ClientOrderId;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.StopLimit;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The stop that rests at the venue beside a position, where it sells while nothing of ours runs. A
 * watch places it, and ends it when it is no longer where it belongs, so that the next watch places
 * another one. It binds the coins that it would sell: whatever else sells ends it first.
 */
final class RestingStops {
  /** So far above it a stop has to belong before it is moved, fraction of its price. */
  private static final double WORTH_A_MOVE = 0.0025;

  private final CycleParameters parameters;
  private final TickStore store;
  private final WatchRules rules;
  private final boolean taken;

  /**
   * @param taken whether the venue takes stops
   */
  RestingStops(CycleParameters parameters, TickStore store, boolean taken) {
    this.parameters = parameters;
    this.store = store;
    this.rules = parameters.watchRules();
    this.taken = taken;
  }

  /** Whether an order is a stop that may go on resting; one of a halted book may not. */
  static boolean mayRest(CycleParameters parameters, BookView view, JournaledOrder order) {
    return order.request().stop().isPresent()
        && parameters.decision().stops().resting()
        && view.permission().allows(false)
        && view.readable().filter(state -> state.entry().isPresent()).isPresent();
  }

  /** The stop that rests for {@code state}; empty when none does. */
  Optional<JournaledOrder> of(TickKey tick, PrimeState state) {
    return state
        .restingStop()
        .flatMap(stop -> store.order(tick.book(), stop.clientOrderId()))
        .filter(order -> !order.state().ended());
  }

  /** What a stop has sold, in words; empty when it has sold nothing. */
  static Optional<String> sold(JournaledOrder order) {
    return order
        .request()
        .stop()
        .filter(terms -> order.filledBase().signum() > 0)
        .map(
            terms ->
                String.format(
                    Locale.ROOT,
                    "the stop at %s sold %s at %s",
                    terms.stopPriceUsd().toPlainString(),
                    order.filledBase().toPlainString(),
                    Ledger.averagePrice(order.fills()).orElseThrow().toPlainString()));
  }

  /** Which of {@code orders} is a stop that the market has gone past without selling all of it. */
  Optional<String> passed(TickKey watch, List<JournaledOrder> orders, Price mid) {
    return orders.stream()
        .filter(
            order ->
                order.request().stop().stream()
                    .anyMatch(terms -> mid.usd() <= terms.stopPriceUsd().doubleValue()))
        .flatMap(order -> store.order(watch.book(), order.request().clientOrderId()).stream())
        .filter(order -> order.state() != OrderState.FILLED)
        .map(RestingStops::leftBehind)
        .findFirst();
  }

  private static String leftBehind(JournaledOrder order) {
    return String.format(
        Locale.ROOT,
        "the market went past the stop at %s, which sells for %s at the least: it sold %s of %s",
        order.request().stop().orElseThrow().stopPriceUsd().toPlainString(),
        order.request().limitPriceUsd().orElseThrow().toPlainString(),
        order.filledBase().toPlainString(),
        order.request().size().toPlainString());
  }

  /** Whether it is to be ended: it belongs elsewhere, or nowhere. */
  boolean mustMove(JournaledOrder order, WatchSights.Seen seen, WatchMemory memory) {
    OptionalDouble level = rules.restingStopUsd(seen.ledger(), memory);
    if (level.isEmpty()) {
      return true;
    }
    Optional<Product> product = seen.book().venue().product().read();
    return product.isPresent()
        && (isHigher(order, terms(product.get(), level.getAsDouble()))
            || holdsOther(order, product.get(), seen.ledger()));
  }

  private static boolean isHigher(JournaledOrder order, StopLimit belongs) {
    double now = order.request().stop().orElseThrow().stopPriceUsd().doubleValue();
    return belongs.stopPriceUsd().doubleValue() > now * (1 + WORTH_A_MOVE);
  }

  /** Whether it would sell more than the ledger holds, or leave what could be sold alone. */
  private static boolean holdsOther(JournaledOrder order, Product product, PrimeState ledger) {
    StopLimit terms = order.request().stop().orElseThrow();
    BigDecimal most =
        Product.floor(
            product.atMost(ledger.baseQty(), terms.stopPriceUsd()), product.baseIncrement());
    BigDecimal uncovered = most.subtract(order.request().size().subtract(order.filledBase()));
    return uncovered.signum() < 0 || !product.tooSmall(uncovered, terms.limitPriceUsd());
  }

  private StopLimit terms(Product product, double levelUsd) {
    return OrderPlanner.stopAt(product, levelUsd, parameters.decision().stops().limitGap());
  }

  /**
   * The step of a watch that places one; empty when there is one, none belongs there, or it cannot
   * be placed now. One that the venue has refused is tried again in the next hour.
   */
  Optional<RestingOrders.Step> place(TickKey watch, WatchSights.Seen seen, WatchMemory memory) {
    PrimeState state = seen.ledger();
    OptionalDouble level = rules.restingStopUsd(state, memory);
    boolean may =
        taken
            && level.isPresent()
            && state.openOrders().isEmpty()
            && state.resting().isEmpty()
            && seen.situation().permission().allows(false)
            && seen.situation().unresolvedOrder().isEmpty()
            && seen.situation().wallet() instanceof WalletCheck.Verified
            && seen.checks().notTradable().or(seen.checks()::collarOfSale).isEmpty();
    return may ? placed(watch, seen, level.getAsDouble()) : Optional.empty();
  }

  private Optional<RestingOrders.Step> placed(TickKey watch, WatchSights.Seen seen, double usd) {
    Product product = seen.book().venue().product().read().orElseThrow();
    Wallet wallet = seen.book().venue().wallet().read().orElseThrow();
    StopLimit terms = terms(product, usd);
    Optional<Quote> quote = seen.checks().quote();
    if (!isBelow(terms, quote, seen.last()) || refusedInThisHour(watch, seen.ledger())) {
      return Optional.empty();
    }
    Optional<OrderRequest> order =
        new OrderPlanner(
                watch.book(),
                OrderExecutor.portfolio(Optional.of(seen.ledger()), watch),
                watch.hour(),
                seen.situation().price().orElseThrow().usd(),
                PriceSource.QUOTE_MID)
            .restingStop(terms, product, wallet, seen.ledger().baseQty(), conditions(seen, quote));
    return order.map(
        stop ->
            new RestingOrders.Step(
                ExecutionBranch.WATCH_PLACE_STOP,
                String.format(
                    Locale.ROOT,
                    "%s at or below %s, for %s at the least",
                    stop.size().toPlainString(),
                    terms.stopPriceUsd().toPlainString(),
                    terms.limitPriceUsd().toPlainString()),
                Optional.of(stop)));
  }

  /** Whether the venue takes it: a stop at or above the market is refused. */
  private static boolean isBelow(StopLimit terms, Optional<Quote> quote, OptionalDouble lastUsd) {
    double stop = terms.stopPriceUsd().doubleValue();
    return quote.filter(now -> stop < now.bidUsd().doubleValue()).isPresent()
        && lastUsd.stream().allMatch(last -> stop < last);
  }

  private OrderConditions conditions(WatchSights.Seen seen, Optional<Quote> quote) {
    return new OrderConditions(
        parameters.decision().caps().orderUsd(),
        parameters.decision().minNotionalUsd(),
        seen.book().venue().takerFeeFraction(),
        quote,
        Optional.empty(),
        false);
  }

  /** Whether an earlier watch of this hour has placed one that the venue refused. */
  private boolean refusedInThisHour(TickKey watch, PrimeState state) {
    String portfolio = OrderExecutor.portfolio(Optional.of(state), watch);
    Instant hour = watch.hour().truncatedTo(ChronoUnit.HOURS);
    return parameters.decision().watch().times(hour).stream()
        .filter(minute -> minute.isBefore(watch.hour()))
        .flatMap(
            minute ->
                store
                    .order(watch.book(), ClientOrderId.of(watch.book(), portfolio, minute, 0, 0))
                    .stream())
        .anyMatch(
            order -> order.request().stop().isPresent() && order.state() == OrderState.REJECTED);
  }
}
