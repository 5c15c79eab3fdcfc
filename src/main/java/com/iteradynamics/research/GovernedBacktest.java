package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.Decider;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.HeldPosition;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.Price;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.Situation;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.WalletCheck;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderPlan;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Wallet;
import com.iteradynamics.regime.RegimeEngine;
import com.iteradynamics.strategy.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The real Layer 3 over candles, on paper: governors, horizon, cooldown, minimum hold, increments
 * and exact money. What is decided at the close of candle i is traded in candle i + 1, at its open
 * or at its close, and the book is valued at every close. Nothing is decided at the last candle,
 * since there is none to trade in.
 *
 * <p>Only what a tick on paper does to the book is done here: no lease, no store, no record. A test
 * holds it to the whole cycle, to the last bit.
 */
public final class GovernedBacktest {
  private static final WalletCheck VERIFIED = new WalletCheck.Verified();
  private static final Optional<String> GAPPY =
      Optional.of("too many hours are missing in the window");

  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();

  private final LayerSignals layers;
  private final CandleSeries candles;
  private final FillTime fill;
  private final Decider decider;
  private final PaperBroker broker;
  private final RestingFills resting;
  private final BookKey book;
  private final Product product;
  private final OrderConditions conditions;
  private final BookCurve curve;
  private final int start;
  private final Map<ExecutionBranch, Integer> branches = new EnumMap<>(ExecutionBranch.class);
  private final List<Optional<Position>> positions = new ArrayList<>();
  private final boolean needsAtr;
  private final BlockedTime.Count blocked = new BlockedTime.Count();
  private int cappedEntries;

  private HourEnd each = (candle, branch) -> {};
  private PrimeState state;
  private double cashUsd;
  private double baseQty;
  private final OptionalDouble quoteMin;
  private final OptionalDouble baseMin;

  /** The first candle after the newest hole that cuts history. */
  private int cut;

  /** Is told how each hour ended. */
  @FunctionalInterface
  public interface HourEnd {
    /** The hour after candle {@code candle} ended with {@code branch}. */
    void ended(int candle, ExecutionBranch branch);
  }

  private GovernedBacktest(
      LayerSignals layers,
      DecisionParameters decision,
      PaperParameters paper,
      int start,
      int end,
      Fills fills) {
    this.layers = layers;
    this.candles = layers.candles();
    this.fill = fills.how();
    this.start = start;
    decider = new Decider(decision);
    needsAtr = decision.stops().atr().isPresent();
    broker = new PaperBroker(paper);
    book = new BookKey(BookKey.PAPER, candles.productId());
    state = PrimeState.fresh(paper.startCashUsd());
    VenueView venue = broker.look(book.productId(), state, candles.openTime(start));
    product = venue.product().read().orElseThrow();
    resting = new RestingFills(fills, broker, paper, book, product);
    quoteMin = OptionalDouble.of(product.quoteMin().doubleValue());
    baseMin = OptionalDouble.of(product.baseMin().doubleValue());
    conditions =
        OrderConditions.withoutMarket(
            decision.caps().orderUsd(), decision.minNotionalUsd(), venue.takerFeeFraction());
    double cash = paper.startCashUsd().doubleValue();
    curve = new BookCurve(candles, start, end - start, cash, fill == FillTime.NEXT_CLOSE);
    holdings();
  }

  /**
   * The book over candles {@code start} to {@code end - 1}, at least two.
   *
   * @param layers what Layers 1 and 2 said, at least up to there
   * @param paper the venue, its costs and the cash to begin with
   */
  public static BookRun run(
      LayerSignals layers,
      DecisionParameters decision,
      PaperParameters paper,
      int start,
      int end,
      FillTime fill) {
    return run(layers, decision, paper, start, end, Fills.of(fill), (candle, branch) -> {});
  }

  /** The same by these fills, where {@code each} is told how every hour ended. */
  public static BookRun run(
      LayerSignals layers,
      DecisionParameters decision,
      PaperParameters paper,
      int start,
      int end,
      Fills fills,
      HourEnd each) {
    GovernedBacktest backtest = new GovernedBacktest(layers, decision, paper, start, end, fills);
    backtest.each = each;
    return backtest.run(end);
  }

  private BookRun run(int end) {
    for (int i = 1; i < start; i++) {
      noteCut(i);
    }
    curve.mark(0, cashUsd, baseQty);
    for (int i = start; i < end - 1; i++) {
      noteCut(i);
      hour(i);
      curve.mark(i + 1 - start, cashUsd, baseQty);
    }
    if (layers.readsPosition()) {
      state = state.closed(candles.close(end - 1));
      held(end - 1);
    }
    return new BookRun(curve, branches, cappedEntries, blocked.done(), positions);
  }

  private void noteCut(int i) {
    if (layers.gaps().cutsBefore(candles, i)) {
      cut = i;
    }
  }

  /** Whether too many hours are missing in the window that ends with candle {@code i}. */
  private boolean gappy(int i) {
    int first = Math.max(cut, i + 1 - RegimeEngine.WINDOW_CANDLES);
    long span = (candles.openEpochSecond(i) - candles.openEpochSecond(first)) / HOUR + 1;
    return layers.gaps().tooMany(span - (i + 1 - first), span);
  }

  /** The hour after candle {@code i}. */
  private void hour(int i) {
    Instant hour = after(i);
    state = state.closed(candles.close(i));
    IntentResult intent = layers.reading(i, hour, this::held);
    Decision decision = decider.decide(intent, new LoadedState.Valid(state), situation(i, hour));
    PrimeState before = state;
    state = Ledger.afterDecision(state, decision, hour);
    if (decision instanceof Decision.Enter enter && enter.targetUsd() < enter.wantedUsd()) {
      cappedEntries++;
    }
    if (needsAtr && decision instanceof Decision.Enter) {
      state = state.change().entryAtr(layers.atrUsd(i)).done();
    }
    if (decision instanceof Decision.Trade trade) {
      trade(i, hour, trade, before);
    }
    blocked.ended(hour.getEpochSecond() / HOUR, decision.ruling().branch());
    branches.merge(decision.ruling().branch(), 1, Integer::sum);
    each.ended(i, decision.ruling().branch());
  }

  private Instant after(int i) {
    return Instant.ofEpochSecond(candles.openEpochSecond(i) + HOUR);
  }

  /** What a strategy that reads its position is told of it at candle {@code i}. */
  private Optional<Position> held(int i) {
    Optional<Position> position = HeldPosition.of(state, candles.close(i), after(i));
    positions.add(position);
    return position;
  }

  private Situation situation(int i, Instant hour) {
    return new Situation(
        book.productId(),
        hour,
        Optional.of(new Price(candles.close(i), Price.Basis.CLOSE)),
        Optional.empty(),
        gappy(i) ? GAPPY : Optional.empty(),
        Optional.empty(),
        TradingPermission.ACTIVE,
        Optional.empty(),
        VERIFIED,
        Optional.empty(),
        Optional.empty(),
        product.notTradable(),
        Optional.empty(),
        Situation.feeHeadroomFraction(conditions.feeFraction()),
        quoteMin,
        baseMin,
        Optional.empty());
  }

  private void trade(int i, Instant hour, Decision.Trade trade, PrimeState before) {
    // The next candle there is, however late it comes.
    double price = fill.price(candles, i + 1);
    OrderPlan plan =
        new OrderPlanner(book, BookKey.PAPER, hour, price, PriceSource.NEXT_OPEN)
            .plan(
                trade,
                product,
                wallet(before),
                before.baseQty(),
                fill.rests() ? resting.conditions(conditions, price, hour) : conditions);
    state = Ledger.afterPlan(state, plan);
    List<JournaledOrder> ended =
        plan.orders().stream().flatMap(order -> executed(order, i + 1).stream()).toList();
    state = Ledger.book(state, ended);
    ended.forEach(order -> note(i + 1 - start, order));
    holdings();
  }

  private static Wallet wallet(PrimeState ledger) {
    return new Wallet(ledger.cashUsd(), BigDecimal.ZERO, ledger.baseQty(), BigDecimal.ZERO);
  }

  private List<JournaledOrder> executed(OrderRequest request, int candle) {
    Instant now = request.hour();
    return fill.rests()
        ? resting.executed(request, candles, candle)
        : List.of(JournaledOrder.planned(request).sent(now).after(broker.submit(request, now)));
  }

  private void note(int k, JournaledOrder order) {
    OrderRequest request = order.request();
    double direction = request.side() == Side.BUY ? 1 : -1;
    for (Fill each : order.fills()) {
      curve.traded(
          k,
          direction * each.baseQty().doubleValue(),
          each.priceUsd().doubleValue(),
          request.referencePriceUsd().doubleValue(),
          each.feeUsd().doubleValue());
    }
  }

  private void holdings() {
    cashUsd = state.cashUsd().doubleValue();
    baseQty = state.baseQty().doubleValue();
  }
}
