package com.iteradynamics.research;

import com.iteradynamics.adapter.local.PaperBroker;
import com.iteradynamics.adapter.local.PaperParameters;
import com.iteradynamics.decision.Assessment;
import com.iteradynamics.decision.CapParameters;
import com.iteradynamics.decision.Decider;
import com.iteradynamics.decision.Decision;
import com.iteradynamics.decision.DecisionParameters;
import com.iteradynamics.decision.DrawdownBand;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.HeldPosition;
import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.DecisionLedger;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.Ledger;
import com.iteradynamics.order.OrderConditions;
import com.iteradynamics.order.OrderPlan;
import com.iteradynamics.order.OrderPlanner;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Side;
import com.iteradynamics.research.trades.OrderCause;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private static final long HOUR = CandleSeries.INTERVAL.toSeconds();

  private final LayerSignals layers;
  private final CandleSeries candles;
  private final FillTime fill;
  private final Decider decider;
  private final OrderFills fills;
  private final CapParameters caps;
  private final BookKey book;
  private final Product product;
  private final OrderConditions conditions;
  private final BookCurve curve;
  private final int start;
  private final Map<ExecutionBranch, Integer> branches = new EnumMap<>(ExecutionBranch.class);
  private final List<Optional<Position>> positions = new ArrayList<>();
  private final boolean needsAtr;
  private final BlockedTime.Count blocked;
  private final Situations situations;
  private final Optional<WatchedHour> watch;
  private int cappedEntries;

  private HourEnd each = (candle, branch) -> {};
  private OrderCause cause;
  private PrimeState state;
  private double cashUsd;
  private double baseQty;

  /** Is told how each hour ended, and of every order. */
  @FunctionalInterface
  public interface HourEnd {
    /** The hour after candle {@code candle} ended with {@code branch}. */
    void ended(int candle, ExecutionBranch branch);

    /** What became of an order in {@code candle}, and what has sent the newest one. */
    default void booked(JournaledOrder order, int candle, OrderCause cause) {}
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
    blocked = new BlockedTime.Count(decision);
    caps = decision.caps();
    needsAtr = decision.stops().atr().isPresent();
    PaperBroker broker = new PaperBroker(paper);
    book = new BookKey(BookKey.PAPER, candles.productId());
    state = PrimeState.fresh(paper.startCashUsd());
    VenueView venue = broker.look(book.productId(), state, candles.openTime(start));
    product = venue.product().read().orElseThrow();
    this.fills = new OrderFills(fills, broker, paper, book, product, candles);
    conditions =
        OrderConditions.withoutMarket(
            decision.caps().orderUsd(), decision.minNotionalUsd(), venue.takerFeeFraction());
    situations = new Situations(candles, layers.gaps(), product, conditions.feeFraction());
    watch =
        Optional.of(decision)
            .filter(with -> with.watch().on())
            .map(
                with ->
                    new WatchedHour(fills, candles, with, conditions.feeFraction(), situations));
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
      situations.note(i);
    }
    curve.mark(0, cashUsd, baseQty);
    for (int i = start; i < end - 1; i++) {
      situations.note(i);
      hour(i);
      watched(i + 1);
      curve.mark(i + 1 - start, cashUsd, baseQty);
    }
    if (layers.readsPosition()) {
      state = state.closed(candles.close(end - 1));
      held(end - 1);
    }
    return new BookRun(
        curve,
        branches,
        cappedEntries,
        blocked.done(),
        fills.heldBack(),
        watch.map(WatchedHour::told).orElse(Watched.NONE),
        positions);
  }

  /** The hour after candle {@code i}. */
  private void hour(int i) {
    Instant hour = after(i);
    state = state.closed(candles.close(i));
    IntentResult intent = layers.reading(i, hour, this::held);
    Decision decision =
        decider.decide(intent, new LoadedState.Valid(state), situations.ofTick(i, hour));
    PrimeState before = state;
    state = DecisionLedger.afterDecision(state, decision, hour);
    if (decision instanceof Decision.Enter enter && enter.targetUsd() < enter.wantedUsd()) {
      cappedEntries++;
    }
    if (needsAtr && decision instanceof Decision.Enter) {
      state = state.change().entryAtr(layers.atrUsd(i)).done();
    }
    if (decision instanceof Decision.Trade trade) {
      cause = OrderCause.of(decision, intent);
      trade(i, hour, trade, before);
    } else if (!fills.waiting().isEmpty()) {
      waited(i, decision, intent);
    }
    blocked.ended(hour.getEpochSecond() / HOUR, decision, intent);
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

  private void trade(int i, Instant hour, Decision.Trade trade, PrimeState before) {
    // The next candle there is, however late it comes.
    double price = fill.price(candles, i + 1);
    OrderPlan plan =
        new OrderPlanner(book, BookKey.PAPER, hour, price, PriceSource.NEXT_OPEN)
            .plan(
                trade,
                product,
                PaperBroker.wallet(before),
                before.baseQty(),
                fills.conditions(conditions, price, hour));
    // What waited for this candle is in the new orders, or no longer wanted.
    state = DecisionLedger.afterPlan(state.change().openOrders(List.of()).done(), plan);
    fills.forget();
    boolean another =
        state.activity().filter(counted -> !caps.allowAnother(counted, 1, 0)).isEmpty();
    book(i + 1, fills.executed(plan.orders(), i + 1, another));
  }

  /** What has waited for the candle after {@code i}, where nothing else was decided. */
  private void waited(int i, Decision decision, IntentResult intent) {
    OrderRequest first = fills.waiting().getFirst();
    if (first.side() == Side.SELL || entryGoesOn(decision, intent)) {
      book(i + 1, fills.waited(i + 1));
    } else {
      book(i + 1, List.of(JournaledOrder.planned(first).markNotReceived("the entry is given up")));
      fills.forget();
    }
  }

  /** Whether the governors and the strategy leave an entry of an earlier hour as it is. */
  private static boolean entryGoesOn(Decision decision, IntentResult intent) {
    Decision.Ruling ruling = decision.ruling();
    boolean holds =
        ruling.branch() == ExecutionBranch.HOLD_IN_POSITION
            || ruling.branch() == ExecutionBranch.FLAT_NO_ENTRY;
    return holds
        && intent.answer().filter(wish -> wish.action() == Action.EXIT_LONG).isEmpty()
        && ruling
            .assessment()
            .flatMap(Assessment::band)
            .filter(band -> band.compareTo(DrawdownBand.HARD) >= 0)
            .isEmpty();
  }

  private void book(int candle, List<JournaledOrder> orders) {
    state = Ledger.book(state, orders);
    orders.forEach(order -> curve.booked(candle - start, order));
    orders.forEach(order -> each.booked(order, candle, cause));
    holdings();
  }

  /** What the watch sells in candle {@code i}, after the hour before it was decided. */
  private void watched(int i) {
    if (watch.isEmpty() || !watchable()) {
      return;
    }
    for (WatchedHour.Look look : watch.get().looks(i)) {
      if (watchable()) {
        look.at(state).ifPresent(sale -> sell(i, sale));
      }
    }
  }

  private boolean watchable() {
    return baseQty != 0 && fills.waiting().isEmpty();
  }

  private void sell(int candle, WatchedHour.Sale sale) {
    PrimeState before = state;
    double price = sale.chance().priceUsd();
    OrderPlan plan =
        new OrderPlanner(book, BookKey.PAPER, sale.at(), price, PriceSource.QUOTE_TOUCH)
            .plan(
                sale.decision(), product, PaperBroker.wallet(before), before.baseQty(), conditions);
    state =
        DecisionLedger.afterPlan(
            DecisionLedger.afterWatch(before, sale.decision(), sale.at()), plan);
    cause = OrderCause.ofWatch(sale.decision());
    book(candle, fills.sold(plan.orders(), sale.chance()));
  }

  private void holdings() {
    cashUsd = state.cashUsd().doubleValue();
    baseQty = state.baseQty().doubleValue();
  }
}
