package com.iteradynamics.adapter.local;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.CandleSource;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.KnownRules;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PriceSource;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.order.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A venue without a market. An order fills at once and in full at its reference price, made worse
 * by the slippage; one that rests first is never proven filled, and ends without a fill, unless it
 * rests beyond its tick and {@link PaperRests the market is looked at} meanwhile. All under the
 * venue's increments and minimums, which are those of {@link RulesInForce}; the wallet is the
 * ledger.
 *
 * <p>It has no memory but of the rules of this tick. What an order gives is a pure function of them
 * and the order, which is journaled with its reference price; so an order that is sent again after
 * a crash gives the same fills, and booking from the journal is what makes it happen once.
 */
public final class PaperBroker implements Broker {
  private final PaperParameters parameters;
  private final FeeSchedule set;
  private final Optional<CandleSource> rules;
  private final Optional<VenueFees> fees;
  private final Optional<Function<String, Result<Ticker>>> market;
  private final Optional<PaperRests> rests;
  private final Function<OrderRequest, Optional<OrderOutcome>> misbehaviour;

  /** The hours that tell what resting cost; empty where none are known, or nothing rests. */
  private Optional<CandleSeries> hours = Optional.empty();

  private volatile KnownRules known = KnownRules.NONE;
  private volatile KnownFees charged = KnownFees.NONE;

  /** A venue whose rules are all set. */
  public PaperBroker(PaperParameters parameters) {
    this(parameters, request -> Optional.empty());
  }

  /** A venue with the rules that {@code rules} has of the real one. */
  public PaperBroker(PaperParameters parameters, CandleSource rules) {
    this(
        parameters,
        Optional.of(rules),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        request -> Optional.empty());
  }

  /**
   * A venue over recorded hours, by the worst case of {@code --fill maker} where orders rest first:
   * none is filled where it rests, and what is taken costs the worst price of the candle.
   */
  public static PaperBroker over(
      CandleSeries tape, PaperParameters parameters, MakerParameters maker) {
    return over(tape, parameters, maker, Optional.empty());
  }

  /** The same where watches see what {@code market} shows now of a product, if there are any. */
  public static PaperBroker over(
      CandleSeries tape,
      PaperParameters parameters,
      MakerParameters maker,
      Optional<Function<String, Result<Ticker>>> market) {
    PaperBroker broker =
        new PaperBroker(
            parameters,
            Optional.empty(),
            Optional.empty(),
            market,
            Optional.empty(),
            request -> Optional.empty());
    broker.hours = Optional.of(tape).filter(any -> maker.first());
    return broker;
  }

  /**
   * A venue with the rules that {@code rules} has of the real one, and its fees, unless a person
   * has set others.
   *
   * @param market what the real market shows now of a product, for watches and what rests
   */
  public PaperBroker(
      PaperParameters parameters,
      CandleSource rules,
      VenueFees fees,
      Function<String, Result<Ticker>> market,
      InstantSource clock) {
    this(
        parameters,
        Optional.of(rules),
        Optional.of(fees).filter(asked -> !feeIsSet(parameters)),
        Optional.of(market),
        Optional.of(new PaperRests(market, clock)),
        request -> Optional.empty());
  }

  /**
   * A venue that misbehaves, for tests.
   *
   * @param misbehaviour what an order gives instead of filling in full: a partial fill, a
   *     rejection, an unknown outcome; empty to fill as usual
   */
  PaperBroker(
      PaperParameters parameters, Function<OrderRequest, Optional<OrderOutcome>> misbehaviour) {
    this(
        parameters,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        misbehaviour);
  }

  private PaperBroker(
      PaperParameters parameters,
      Optional<CandleSource> rules,
      Optional<VenueFees> fees,
      Optional<Function<String, Result<Ticker>>> market,
      Optional<PaperRests> rests,
      Function<OrderRequest, Optional<OrderOutcome>> misbehaviour) {
    this.parameters = parameters;
    this.set = parameters.fees();
    this.rules = rules;
    this.fees = fees;
    this.market = market;
    this.rests = rests;
    this.misbehaviour = misbehaviour;
  }

  /** The worst price at which something can be had or sold in candle {@code i}, USD. */
  public static double worstUsd(CandleSeries candles, int i, Side side) {
    return side == Side.BUY ? candles.high(i) : candles.low(i);
  }

  @Override
  public void prepare(String productId) {
    rules.ifPresent(source -> known = source.rules(productId));
    fees.ifPresent(venue -> charged = venue.kept(productId));
  }

  @Override
  public Result<String> portfolio() {
    return new Result.Ok<>(BookKey.PAPER);
  }

  /** What it holds for a book: what the ledger says, all of it free. */
  public static Wallet wallet(PrimeState ledger) {
    return new Wallet(ledger.cashUsd(), BigDecimal.ZERO, ledger.baseQty(), BigDecimal.ZERO);
  }

  @Override
  public VenueView look(String productId, PrimeState ledger, Instant since) {
    rules.ifPresent(source -> known = source.renewed(productId, known));
    fees.ifPresent(venue -> charged = venue.renewed(productId, charged));
    RulesInForce inForce = RulesInForce.of(parameters, productId, known);
    return VenueView.withoutMarket(
        new Result.Ok<>(inForce.product()),
        new Result.Ok<>(wallet(ledger)),
        inForceFees(),
        inForce.origin().noted(charged.notes()));
  }

  @Override
  public Result<Ticker> ticker(String productId) {
    return market
        .map(prices -> prices.apply(productId))
        .orElseGet(
            () ->
                new Result.Failed<>(
                    "paper trading sees no market while ARGUS_CANDLE_FEED is none"));
  }

  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt) {
    return misbehaviour
        .apply(request)
        .orElseGet(
            () ->
                request.postOnly().isEmpty()
                    ? taken(request)
                    : rests.isPresent() && PaperRests.rests(request, sentAt)
                        ? new OrderOutcome.Open(PaperRests.id(request))
                        : unproven(request));
  }

  @Override
  public OrderOutcome find(JournaledOrder order) {
    boolean resting =
        order.sentAt().filter(at -> PaperRests.rests(order.request(), at)).isPresent();
    return rests.isPresent() && resting
        ? rests.get().find(order, product(order.request().productId()), makerFee())
        : new OrderOutcome.NotFound();
  }

  @Override
  public void cancel(JournaledOrder order) {
    rests.ifPresent(book -> book.cancel(order));
  }

  @Override
  public boolean restsBeyondTick() {
    return rests.isPresent();
  }

  /** A fill on paper is seen by a watch alone, which has its own rules for stops. */
  @Override
  public boolean takesStops() {
    return false;
  }

  @Override
  public PollPolicy pollPolicy() {
    return PollPolicy.NONE;
  }

  /** An order that has rested for its time: no candle proves that it was filled. */
  private static OrderOutcome unproven(OrderRequest request) {
    return new OrderOutcome.Done(PaperRests.id(request), List.of(), false);
  }

  private OrderOutcome taken(OrderRequest request) {
    return hours
        .filter(tape -> request.priceSource() != PriceSource.QUOTE_TOUCH) // Not of an hour's begin.
        .filter(tape -> tape.countBefore(request.hour()) < tape.size())
        .map(tape -> worstUsd(tape, tape.countBefore(request.hour()), request.side()))
        .map(worst -> fill(request.pricedAt(worst)))
        .orElseGet(() -> fill(request));
  }

  /** The fill in full of an order, or its rejection under the venue's rules. */
  OrderOutcome fill(OrderRequest request) {
    return new PaperFills(
            product(request.productId()), parameters.slippageBps(), inForceFees().taker())
        .fill(request);
  }

  private Product product(String productId) {
    return RulesInForce.of(parameters, productId, known).product();
  }

  /** The venue's fees where they are known; a setting is at its default when nobody set it. */
  private FeeSchedule inForceFees() {
    return charged.kept().orElse(set);
  }

  private static boolean feeIsSet(PaperParameters parameters) {
    return !parameters.fees().equals(PaperParameters.defaults().fees());
  }

  private BigDecimal makerFee() {
    return inForceFees().maker().orElseGet(() -> inForceFees().taker());
  }
}
