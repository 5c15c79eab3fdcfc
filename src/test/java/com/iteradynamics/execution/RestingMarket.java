package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A venue with a book: an order that rests stays until a test fills it, it is canceled, or its time
 * is over, and binds what it would sell. One at the market fills at the bid or ask. Nothing costs a
 * fee.
 */
final class RestingMarket implements Broker {
  private final ScriptedMarket market;
  private final Supplier<Instant> clock;
  final Map<String, Order> orders = new LinkedHashMap<>();

  /** Cash and coins of the wallet. */
  BigDecimal cash = new BigDecimal("1000");

  BigDecimal base = BigDecimal.ZERO;

  /** Whether it ends what is canceled. */
  boolean cancels = true;

  /** Whether it calls an order open that is filled. */
  boolean lingers;

  /** How many look-ups it takes to end what is canceled. */
  int slow;

  /** Whether it answers look-ups. */
  boolean answers = true;

  /** What happens at the venue just before it hears of a cancel. */
  Runnable beforeCancel = () -> {};

  /** Whether it refuses the next order that would rest. */
  boolean refusesNext;

  RestingMarket(ScriptedMarket market, Supplier<Instant> clock) {
    this.market = market;
    this.clock = clock;
  }

  /** An order that the venue has. */
  static final class Order {
    final OrderRequest request;
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal price;
    boolean ended;
    int endsAfter;

    private Order(OrderRequest request, BigDecimal price) {
      this.request = request;
      this.price = price;
    }
  }

  /** The newest order. */
  Order newest() {
    return List.copyOf(orders.values()).getLast();
  }

  /** What orders that rest would sell. */
  private BigDecimal held() {
    return orders.values().stream()
        .filter(order -> order.request.side() == Side.SELL && order.request.rests() && !over(order))
        .map(order -> order.request.size().subtract(order.filled))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  void quote(String bid, String ask) {
    market.market = java.util.Optional.of(ScriptedMarket.quote(bid, ask));
  }

  private boolean over(Order order) {
    order.ended |= !order.request.restsBeyond(clock.get());
    return order.ended;
  }

  /** Executes a part of an order that rests. */
  void fill(Order order, String quantity) {
    trade(order, new BigDecimal(quantity));
  }

  private void trade(Order order, BigDecimal quantity) {
    order.filled = order.filled.add(quantity);
    BigDecimal value = quantity.multiply(order.price);
    boolean buy = order.request.side() == Side.BUY;
    cash = buy ? cash.subtract(value) : cash.add(value);
    base = buy ? base.add(quantity) : base.subtract(quantity);
    boolean byAmount = buy && !order.request.rests();
    order.ended |= byAmount || (!lingers && order.filled.compareTo(order.request.size()) == 0);
  }

  @Override
  public Result<String> portfolio() {
    return market.portfolio();
  }

  @Override
  public VenueView look(String productId, PrimeState ledger, Instant since) {
    BigDecimal held = held();
    market.wallet = new Result.Ok<>(new Wallet(cash, BigDecimal.ZERO, base.subtract(held), held));
    return market.look(productId, ledger, since);
  }

  @Override
  public Result<Ticker> ticker(String productId) {
    return market.ticker(productId);
  }

  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt) {
    if (refusesNext) {
      refusesNext = false;
      return new OrderOutcome.Rejected("it would trade at once", false);
    }
    boolean sells = request.side() == Side.SELL;
    if (sells && request.size().compareTo(base.subtract(held())) > 0) {
      return new OrderOutcome.Rejected("INSUFFICIENT_FUND", false);
    }
    Ticker now = market.ticker(request.productId()).read().orElseThrow();
    BigDecimal touch = request.side() == Side.BUY ? now.quote().askUsd() : now.quote().bidUsd();
    BigDecimal price = request.limitPriceUsd().orElse(touch);
    Order order = new Order(request, price);
    if (orders.putIfAbsent(request.clientOrderId(), order) != null) {
      throw new IllegalStateException("sent twice: " + request);
    }
    if (!request.rests()) {
      trade(
          order,
          request.side() == Side.BUY
              ? request.size().divide(price, 8, RoundingMode.FLOOR)
              : request.size());
    }
    return new OrderOutcome.Open(id(order));
  }

  private static String id(Order order) {
    return "venue-" + order.request.clientOrderId();
  }

  @Override
  public OrderOutcome find(JournaledOrder of) {
    if (!answers) {
      return new OrderOutcome.Unknown("the venue is away");
    }
    Order order = orders.get(of.request().clientOrderId());
    if (order == null) {
      return new OrderOutcome.NotFound();
    }
    if (order.endsAfter > 0 && --order.endsAfter == 0) {
      order.ended = true;
    }
    List<Fill> fills =
        order.filled.signum() == 0
            ? List.of()
            : List.of(new Fill(order.price, order.filled, BigDecimal.ZERO));
    boolean ended = order.request.rests() ? over(order) : order.ended;
    return ended
        ? new OrderOutcome.Done(id(order), fills, order.filled.compareTo(order.request.size()) == 0)
        : new OrderOutcome.Open(id(order), fills);
  }

  @Override
  public void cancel(JournaledOrder of) {
    beforeCancel.run();
    Order order = orders.get(of.request().clientOrderId());
    order.ended |= cancels && slow == 0;
    order.endsAfter = cancels ? slow : 0;
  }

  @Override
  public PollPolicy pollPolicy() {
    return market.pollPolicy();
  }
}
