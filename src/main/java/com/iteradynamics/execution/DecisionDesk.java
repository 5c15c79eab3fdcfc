package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.Decider;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.IntentReading;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.market.WindowHash;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderPlan;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Wallet;
import com.iteradynamics.regime.RegimeState;
import com.iteradynamics.strategy.StrategyContext;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads everything a decision needs, asks the three layers, and makes the plan to write ahead. */
final class DecisionDesk {
  /** What a market buy keeps back beyond the taker fee, because the price may move meanwhile. */
  private static final double HEADROOM_BEYOND_FEE = 0.005;

  private static final Duration LATE = Duration.ofHours(1);

  private final CycleParameters parameters;
  private final Broker broker;
  private final Decider decider;

  DecisionDesk(CycleParameters parameters, Broker broker) {
    this.parameters = parameters;
    this.broker = broker;
    this.decider = new Decider(parameters.decision());
  }

  /** What was read at the venue this tick. */
  private record Venue(Broker.Reading<Product> product, Broker.Reading<Wallet> wallet) {}

  TickPlan decide(
      TickKey tick,
      CandleWindow window,
      StateReading state,
      TradingPermission permission,
      Optional<String> unresolved,
      Instant now) {
    CandleSeries closed = window.closed();
    RegimeState regime = parameters.regime().classify(closed);
    IntentReading intent = ask(tick, closed, regime);
    PrimeState ledger =
        state instanceof StateReading.Valid readable
            ? readable.state()
            : PrimeState.fresh(BigDecimal.ZERO);
    Venue venue = new Venue(broker.product(tick.book().productId()), broker.wallet(ledger));
    boolean late = now.isAfter(tick.hour().plus(LATE));
    Situation situation = situation(tick, window, ledger, venue, permission, unresolved, late);
    Decision decision = decider.decide(intent, state, situation);
    OrderPlan orders = plan(tick, window, ledger, venue, decision);
    RecordWriter draft =
        new RecordWriter(tick.book(), tick.hour(), parameters.run(), decision.ruling().branch())
            .ruling(decision)
            .intent(intent)
            .regime(regime)
            .candles(regime.asof(), closed.size(), WindowHash.of(closed))
            .limits(parameters.decision())
            .situation(situation, late);
    if (state instanceof StateReading.Valid readable) {
      draft.stateBefore(readable.state());
    }
    orders.nothingBecause().ifPresent(draft::noOrder);
    return plan(tick, state, situation, decision, orders, draft.record());
  }

  private static TickPlan plan(
      TickKey tick,
      StateReading state,
      Situation situation,
      Decision decision,
      OrderPlan orders,
      CortexRecord draft) {
    Optional<PrimeState> decided =
        state instanceof StateReading.Valid readable
            ? Optional.of(Ledger.afterDecision(readable.state(), decision, tick.hour()))
            : Optional.empty();
    return new TickPlan(
        decided,
        orders.orders().stream().map(JournalledOrder::planned).toList(),
        situation.priceUsd().orElse(0),
        draft);
  }

  /** A strategy is foreign code: whatever it throws is its failure, not ours. */
  private IntentReading ask(TickKey tick, CandleSeries closed, RegimeState regime) {
    StrategyContext context =
        new StrategyContext(
            parameters.run().mode(),
            parameters.run().dryRun(),
            tick.hour(),
            OptionalDouble.empty());
    try {
      StrategyIntent intent = parameters.strategy().intend(closed, regime, context);
      return intent == null
          ? new IntentReading.Failed("the strategy answered null")
          : new IntentReading.Answered(intent);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new IntentReading.Failed(
          "the strategy failed: %s (%s)".formatted(e.getMessage(), e.getClass().getSimpleName()));
    }
  }

  private Situation situation(
      TickKey tick,
      CandleWindow window,
      PrimeState ledger,
      Venue venue,
      TradingPermission permission,
      Optional<String> unresolved,
      boolean late) {
    OptionalDouble price =
        window
            .closed()
            .newest()
            .map(candle -> OptionalDouble.of(candle.close()))
            .orElse(OptionalDouble.empty());
    return new Situation(
        tick.hour(),
        price,
        stale(tick, window),
        permission,
        unresolved,
        check(ledger, venue),
        late && tick.book().live()
            ? Optional.of("the tick of " + tick.hour() + " ran more than an hour late")
            : Optional.empty(),
        notTradable(venue.product()),
        Optional.empty(),
        Optional.empty(),
        Math.min(1, broker.takerFeeFraction() + HEADROOM_BEYOND_FEE),
        minimum(venue.product()));
  }

  /** Why the window cannot be traded on; empty when it can. */
  private static Optional<String> stale(TickKey tick, CandleWindow window) {
    if (!window.refused().isEmpty()) {
      return Optional.of("rows were refused: " + window.refused().get(0));
    }
    Instant needed = tick.hour().minus(CandleSeries.INTERVAL);
    Optional<Instant> newest = window.closed().newest().map(candle -> candle.openTime());
    if (newest.filter(needed::equals).isEmpty()) {
      return Optional.of(
          "no candle of "
              + needed
              + ", the newest is "
              + newest.map(Instant::toString).orElse("missing too"));
    }
    return window
        .closed()
        .firstGap()
        .map(gap -> gap.candles() + " missing candle(s) from " + gap.firstMissing());
  }

  private static WalletCheck check(PrimeState ledger, Venue venue) {
    if (venue.wallet() instanceof Broker.Reading.Unread<Wallet> unread) {
      return new WalletCheck.Unverified(unread.why());
    }
    if (venue.product() instanceof Broker.Reading.Unread<Product> unread) {
      return new WalletCheck.Unverified("no product rules: " + unread.why());
    }
    Wallet wallet = ((Broker.Reading.Read<Wallet>) venue.wallet()).value();
    Product product = ((Broker.Reading.Read<Product>) venue.product()).value();
    BigDecimal cashShort = ledger.cashUsd().subtract(wallet.cash());
    BigDecimal baseShort = ledger.baseQty().subtract(wallet.base());
    if (cashShort.compareTo(product.quoteIncrement()) > 0
        || baseShort.compareTo(product.baseIncrement()) > 0) {
      return new WalletCheck.Mismatched(
          "the wallet holds %s USD and %s, the ledger %s USD and %s"
              .formatted(
                  wallet.cash().toPlainString(),
                  wallet.base().toPlainString(),
                  ledger.cashUsd().toPlainString(),
                  ledger.baseQty().toPlainString()));
    }
    return new WalletCheck.Verified();
  }

  private static Optional<String> notTradable(Broker.Reading<Product> product) {
    return switch (product) {
      case Broker.Reading.Read<Product> read -> read.value().notTradable();
      case Broker.Reading.Unread<Product> unread -> Optional.of(unread.why());
    };
  }

  private static double minimum(Broker.Reading<Product> product) {
    return switch (product) {
      case Broker.Reading.Read<Product> read -> read.value().quoteMin().doubleValue();
      case Broker.Reading.Unread<Product> unread -> 0;
    };
  }

  private OrderPlan plan(
      TickKey tick, CandleWindow window, PrimeState ledger, Venue venue, Decision decision) {
    if (!(decision instanceof Decision.Trade trade)) {
      return OrderPlan.NONE;
    }
    // A trade is only decided on with fresh candles, a wallet that was read and product rules.
    Product product = ((Broker.Reading.Read<Product>) venue.product()).value();
    Wallet wallet = ((Broker.Reading.Read<Wallet>) venue.wallet()).value();
    boolean known = window.openAtHour().isPresent();
    double price =
        window.openAtHour().orElseGet(() -> window.closed().newest().orElseThrow().close());
    PriceSource source = known ? PriceSource.NEXT_OPEN : PriceSource.LAST_CLOSE;
    return new OrderPlanner(tick.book(), broker.portfolio(), tick.hour(), price, source)
        .plan(trade, product, wallet, ledger.baseQty());
  }
}
