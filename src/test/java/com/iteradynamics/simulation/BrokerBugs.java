package com.iteradynamics.simulation;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.order.Wallet;
import com.iteradynamics.venue.ApiKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Mistakes that could be made with the venue. */
final class BrokerBugs {
  private static final BigDecimal NONE = BigDecimal.ZERO;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private BrokerBugs() {}

  private static Bug of(Twisted.Twist twist) {
    return new Bug() {
      @Override
      public Broker broker(Broker broker, Sandbox process) {
        return Twisted.with(Broker.class, broker, twist);
      }
    };
  }

  private static OrderRequest changed(OrderRequest order, String id, BigDecimal size) {
    return new OrderRequest(
        id,
        order.productId(),
        order.side(),
        size,
        order.hour(),
        order.leg(),
        order.attempt(),
        order.referencePriceUsd(),
        order.priceSource(),
        order.postOnly(),
        Optional.empty());
  }

  private static Object[] with(Object[] arguments, OrderRequest order) {
    Object[] changed = arguments.clone();
    changed[0] = order;
    return changed;
  }

  /** An order without an answer is sent again under another id. */
  static Bug newIdAfterATimeout() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (method.equals("submit") && answer instanceof OrderOutcome.Unknown) {
            OrderRequest order = (OrderRequest) arguments[0];
            String id = new StringBuilder(order.clientOrderId()).reverse().toString();
            return port.call(with(arguments, changed(order, id, order.size())));
          }
          return answer;
        });
  }

  /** An order without an answer is sent again at once. */
  static Bug resendWithoutLookUp() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("submit") && answer instanceof OrderOutcome.Unknown
              ? port.call(arguments)
              : answer;
        });
  }

  /** An order without an answer counts as refused. */
  static Bug timeoutMeansRefused() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("submit") && answer instanceof OrderOutcome.Unknown
              ? new OrderOutcome.Rejected("no answer", true)
              : answer;
        });
  }

  /** An order that the venue took counts as filled, with what was asked for. */
  static Bug trustOfTheRequest() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          if (method.equals("find") && answer instanceof OrderOutcome.Done done) {
            OrderRequest order = ((JournaledOrder) arguments[0]).request();
            BigDecimal price = order.referencePriceUsd();
            BigDecimal base =
                order.side() == Side.BUY && order.postOnly().isEmpty()
                    ? order.size().divide(price, 8, RoundingMode.FLOOR)
                    : order.size();
            Fill all = new Fill(price, base, BigDecimal.ZERO);
            return new OrderOutcome.Done(done.venueOrderId(), List.of(all), true);
          }
          return answer;
        });
  }

  /** An order that cannot be found at once counts as one that never arrived. */
  static Bug givingUpTooEarly() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return answer instanceof OrderOutcome.NotFound
              ? new OrderOutcome.Rejected("it never arrived", true)
              : answer;
        });
  }

  /** A sale is of everything that the wallet has. */
  static Bug sellingTheWallet() {
    return of(
        (method, arguments, port) -> {
          if (method.equals("submit") && ((OrderRequest) arguments[0]).side() == Side.SELL) {
            OrderRequest order = (OrderRequest) arguments[0];
            BigDecimal more = order.size().add(new BigDecimal("0.0001"));
            return port.call(with(arguments, changed(order, order.clientOrderId(), more)));
          }
          return port.call(arguments);
        });
  }

  /** A watch sees no trade, however many there are. */
  static Bug watchThatSeesNothing() {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("ticker") ? new Result.Failed<>("no trade") : answer;
        });
  }

  /** What is seen at the venue is another thing. */
  static Broker looking(Broker broker, BiFunction<VenueView, PrimeState, VenueView> change) {
    return Twisted.with(
        Broker.class,
        broker,
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return answer instanceof VenueView view
              ? change.apply(view, (PrimeState) arguments[1])
              : answer;
        });
  }

  private static Bug seeing(BiFunction<VenueView, PrimeState, VenueView> change) {
    return new Bug() {
      @Override
      public Broker broker(Broker broker, Sandbox process) {
        return looking(broker, change);
      }
    };
  }

  /** The end of an order that a look-up finds is another one. */
  private static Bug ending(BiFunction<OrderOutcome, JournaledOrder, OrderOutcome> change) {
    return of(
        (method, arguments, port) -> {
          Object answer = port.call(arguments);
          return method.equals("find")
              ? change.apply((OrderOutcome) answer, (JournaledOrder) arguments[0])
              : answer;
        });
  }

  /** An order that says that it is over has got nothing, before it is settled. */
  static Bug cancelledIsEmpty() {
    return ending(
        (found, order) ->
            found instanceof OrderOutcome.Open open && order.request().postOnly().isEmpty()
                ? new OrderOutcome.Done(open.venueOrderId(), List.of(), false)
                : found);
  }

  /** An order that is canceled has ended. */
  static Bug canceledIsOver() {
    return new Bug() {
      @Override
      public Broker broker(Broker broker, Sandbox process) {
        Set<String> canceled = new HashSet<>();
        return Twisted.with(
            Broker.class,
            broker,
            (method, arguments, port) -> {
              if (method.equals("cancel")) {
                canceled.add(((JournaledOrder) arguments[0]).request().clientOrderId());
                return null;
              }
              Object answer = port.call(arguments);
              return method.equals("find")
                      && answer instanceof OrderOutcome.Open(String id, List<Fill> fills)
                      && canceled.contains(
                          ((JournaledOrder) arguments[0]).request().clientOrderId())
                  ? new OrderOutcome.Done(id, fills, false)
                  : answer;
            });
      }
    };
  }

  /** An order that rested has got nothing. */
  static Bug restEndsEmpty() {
    return ending(
        (found, order) ->
            found instanceof OrderOutcome.Done(String id, List<Fill> fills, boolean all, var guess)
                    && order.request().postOnly().isPresent()
                ? new OrderOutcome.Done(id, List.of(), false)
                : found);
  }

  /** A stop that waits for its price is taken for one that has ended. */
  static Bug stopIsOver() {
    return ending(
        (found, order) ->
            found instanceof OrderOutcome.Open open && order.request().stop().isPresent()
                ? new OrderOutcome.Done(open.venueOrderId(), List.of(), false)
                : found);
  }

  /** A stop has sold nothing. */
  static Bug stopEndsEmpty() {
    return ending(
        (found, order) ->
            found instanceof OrderOutcome.Done done && order.request().stop().isPresent()
                ? new OrderOutcome.Done(done.venueOrderId(), List.of(), false)
                : found);
  }

  /** What an order gets while it is open is not looked at. */
  static Bug openIsNothing() {
    return ending(
        (found, order) ->
            found instanceof OrderOutcome.Open(String id, List<Fill> fills)
                ? new OrderOutcome.Open(id)
                : found);
  }

  /** What the fills do not tell of their fees is nothing. */
  static Bug fillsWithoutTheirFees() {
    return ending((found, order) -> filled(found, Fill::priceUsd, fill -> BigDecimal.ZERO));
  }

  /** A price is what a division gives, to the last digit. */
  static Bug tooManyDigits() {
    BigDecimal little = new BigDecimal("1E-40");
    return ending(
        (found, order) -> filled(found, fill -> fill.priceUsd().add(little), Fill::feeUsd));
  }

  private static OrderOutcome filled(
      OrderOutcome found, Function<Fill, BigDecimal> price, Function<Fill, BigDecimal> fee) {
    return found instanceof OrderOutcome.Done done
        ? new OrderOutcome.Done(
            done.venueOrderId(),
            done.fills().stream()
                .map(fill -> new Fill(price.apply(fill), fill.baseQty(), fee.apply(fill)))
                .toList(),
            done.complete())
        : found;
  }

  /** Coins without a price are worth nothing, so that a book may begin with them. */
  static Bug coinsWithoutWorth() {
    return seeing(
        (view, ledger) ->
            ledger.portfolio().isPresent() ? view : withBase(view, wallet -> BigDecimal.ZERO));
  }

  /** The wallet may lack one increment of coins, however many fills and whatever they are worth. */
  static Bug toleranceOfOneIncrement() {
    return seeing(
        (view, ledger) ->
            lacks(view, ledger) && view.wallet() instanceof Result.Ok<Wallet>(Wallet wallet)
                ? with(view, new Result.Ok<>(withoutCash(wallet)), view.market(), view.orders())
                : view);
  }

  private static Wallet withoutCash(Wallet wallet) {
    return new Wallet(NONE, NONE, wallet.baseAvailable(), wallet.baseHold());
  }

  private static boolean lacks(VenueView view, PrimeState ledger) {
    return view.wallet() instanceof Result.Ok<Wallet>(Wallet wallet)
        && isClear(wallet)
        && view.product() instanceof Result.Ok<Product>(Product rules)
        && ledger.baseQty().subtract(wallet.base()).compareTo(rules.baseIncrement()) > 0;
  }

  /** The wallet may lack anything. */
  static Bug toleranceOfAnything() {
    return seeing(
        (view, ledger) ->
            ledger.portfolio().isPresent()
                    && view.wallet() instanceof Result.Ok<Wallet>(Wallet wallet)
                    && isClear(wallet)
                ? with(
                    view, new Result.Ok<>(covering(wallet, ledger)), view.market(), view.orders())
                : view);
  }

  /** Of what can be sold a sale is only of a part, and the rest is left to later hours. */
  static Bug partOfSale() {
    return seeing(
        (view, ledger) ->
            view.wallet() instanceof Result.Ok<Wallet>(Wallet wallet) && isClear(wallet)
                ? with(view, new Result.Ok<>(halfHeld(wallet)), view.market(), view.orders())
                : view);
  }

  private static Wallet halfHeld(Wallet wallet) {
    BigDecimal half = wallet.baseAvailable().divide(TWO);
    return new Wallet(
        wallet.cashAvailable(), wallet.cashHold(), half, wallet.base().subtract(half));
  }

  private static Wallet covering(Wallet wallet, PrimeState ledger) {
    return new Wallet(
        wallet.cashAvailable().max(ledger.cashUsd()),
        wallet.cashHold(),
        wallet.baseAvailable().max(ledger.baseQty()),
        wallet.baseHold());
  }

  private static boolean isClear(Wallet wallet) {
    return wallet.cashUnclear().isEmpty() && wallet.baseUnclear().isEmpty();
  }

  private static VenueView withBase(VenueView view, Function<Wallet, BigDecimal> available) {
    return view.wallet() instanceof Result.Ok<Wallet>(Wallet wallet) && isClear(wallet)
        ? with(
            view,
            new Result.Ok<>(
                new Wallet(
                    wallet.cashAvailable(),
                    wallet.cashHold(),
                    available.apply(wallet),
                    wallet.baseHold())),
            view.market(),
            view.orders())
        : view;
  }

  private static VenueView with(
      VenueView view,
      Result<Wallet> wallet,
      Optional<Result<Quote>> market,
      Result<List<VenueOrder>> orders) {
    return new VenueView(
        view.product(), wallet, view.fees(), market, orders, view.clockAhead(), view.origin());
  }

  /** Best prices that are old are as good as new ones. */
  static Bug quoteOfYesterday() {
    Quote old = new Quote(new BigDecimal("10000"), new BigDecimal("10001"));
    return seeing(
        (view, ledger) ->
            view.market().filter(seen -> seen.read().isEmpty()).isPresent()
                ? with(view, view.wallet(), Optional.of(new Result.Ok<>(old)), view.orders())
                : view);
  }

  /** A wallet in which anything is unclear is not read at all. */
  static Bug unclearCashStopsSales() {
    return seeing(
        (view, ledger) ->
            ledger.baseQty().signum() > 0
                ? with(
                    view,
                    new Result.Failed<>("there are two wallets in US dollars"),
                    view.market(),
                    view.orders())
                : view);
  }

  /** Orders that cannot be listed do not agree. */
  static Bug unlistedIsMismatch() {
    VenueOrder nobodys =
        new VenueOrder("unknown", "", Side.BUY, BigDecimal.ZERO, false, Optional.empty());
    return seeing(
        (view, ledger) ->
            view.orders().read().isEmpty()
                ? with(view, view.wallet(), view.market(), new Result.Ok<>(List.of(nobodys)))
                : view);
  }

  /** Whatever portfolio the key belongs to is taken for the book's. */
  static Bug anyPortfolio() {
    return of(
        (method, arguments, port) ->
            method.equals("portfolio") ? new Result.Ok<>(ApiKey.PORTFOLIO) : port.call(arguments));
  }
}
