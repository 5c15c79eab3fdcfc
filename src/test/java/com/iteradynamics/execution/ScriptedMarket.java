package com.iteradynamics.execution;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A venue with a market that answers from a script, and notes what it was asked. */
final class ScriptedMarket implements Broker {
  static final String PORTFOLIO = "portfolio-1";

  final Queue<OrderOutcome> submits = new ArrayDeque<>();
  final Queue<OrderOutcome> finds = new ArrayDeque<>();
  final List<String> calls = new ArrayList<>();
  final List<OrderRequest> posted = new ArrayList<>();
  Result<String> portfolio = new Result.Ok<>(PORTFOLIO);
  Result<Wallet> wallet = new Result.Ok<>(wallet("1000", "0"));
  Optional<Result<Quote>> market = Optional.of(quote("169.99", "170.01"));
  Optional<BigDecimal> last = Optional.empty();
  Result<List<VenueOrder>> orders = new Result.Ok<>(List.of());
  Result<Duration> ahead = new Result.Ok<>(Duration.ZERO);
  Optional<String> notTradable = Optional.empty();
  BigDecimal baseIncrement = new BigDecimal("0.00000001");
  BigDecimal priceIncrement = new BigDecimal("0.01");
  BigDecimal baseMin = new BigDecimal("0.00000001");
  BigDecimal baseMax = new BigDecimal("3400");
  PollPolicy pollPolicy =
      new PollPolicy(List.of(Duration.ofSeconds(1), Duration.ofSeconds(4)), Duration.ofMinutes(5));
  Instant since = Instant.EPOCH;

  static Wallet wallet(String cash, String base) {
    return new Wallet(new BigDecimal(cash), BigDecimal.ZERO, new BigDecimal(base), BigDecimal.ZERO);
  }

  static Result<Quote> quote(String bid, String ask) {
    return new Result.Ok<>(new Quote(new BigDecimal(bid), new BigDecimal(ask)));
  }

  /** A fill of all that is asked for, at 170 USD, without a fee. */
  static OrderOutcome.Done filled(OrderRequest request) {
    BigDecimal price = new BigDecimal("170");
    boolean byAmount = request.side() == Side.BUY && request.postOnly().isEmpty();
    BigDecimal base =
        byAmount ? request.size().divide(price, 8, RoundingMode.FLOOR) : request.size();
    return new OrderOutcome.Done(
        "venue-" + request.leg(), List.of(new Fill(price, base, BigDecimal.ZERO)), true);
  }

  /** A fill of {@code base} at 170 USD, without a fee, of an order that ended. */
  static OrderOutcome.Done partly(String base) {
    Fill fill = new Fill(new BigDecimal("170"), new BigDecimal(base), BigDecimal.ZERO);
    return new OrderOutcome.Done("venue-part", List.of(fill), false);
  }

  static final OrderOutcome.Done NOTHING = new OrderOutcome.Done("venue-none", List.of(), false);

  /** When it says that the product's rules were read. */
  static final Instant READ_AT = Instant.parse("2026-03-01T00:00:00Z");

  @Override
  public Result<String> portfolio() {
    return portfolio;
  }

  @Override
  public VenueView look(String productId, PrimeState ledger, Instant ordersSince) {
    since = ordersSince;
    return new VenueView(
        new Result.Ok<>(product(productId)),
        wallet,
        FeeSchedule.configured(new BigDecimal("0.009")),
        market,
        orders,
        ahead,
        VenueView.Origin.venue(READ_AT));
  }

  private Product product(String productId) {
    return new Product(
        productId,
        baseIncrement,
        new BigDecimal("0.01"),
        priceIncrement,
        baseMin,
        baseMax,
        BigDecimal.ONE,
        new BigDecimal("150000000"),
        notTradable);
  }

  /** The market's best prices, and a trade in their middle unless {@link #last} has another. */
  @Override
  public Result<Ticker> ticker(String productId) {
    calls.add("ticker");
    return switch (market.orElseThrow()) {
      case Result.Ok<Quote>(Quote quote) ->
          new Result.Ok<>(new Ticker(quote, last.or(() -> Optional.of(quote.midUsd()))));
      case Result.Failed<Quote>(String why, boolean away) -> new Result.Failed<>(why, away);
    };
  }

  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt) {
    calls.add("submit " + request.leg() + "." + request.attempt());
    posted.add(request);
    OrderOutcome next = submits.poll();
    return next == null ? filled(request) : next;
  }

  @Override
  public OrderOutcome find(JournaledOrder order) {
    calls.add("find");
    OrderOutcome next = finds.poll();
    if (next == null) {
      throw new IllegalStateException("the script has no answer to a look-up");
    }
    return next;
  }

  @Override
  public void cancel(JournaledOrder order) {
    calls.add("cancel");
  }

  @Override
  public PollPolicy pollPolicy() {
    return pollPolicy;
  }
}
