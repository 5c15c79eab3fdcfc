package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.client.CoinbaseClient;
import com.iteradynamics.adapter.coinbase.client.CoinbaseParameters;
import com.iteradynamics.adapter.coinbase.messages.Answer;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Cancelled;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages.Created;
import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.adapter.coinbase.translator.CreateTranslator;
import com.iteradynamics.adapter.coinbase.translator.MarketTranslator.DatedQuote;
import com.iteradynamics.adapter.coinbase.translator.OrderBodies;
import com.iteradynamics.adapter.coinbase.translator.OrderTranslator;
import com.iteradynamics.adapter.coinbase.translator.Translation;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Async;
import com.iteradynamics.execution.port.Broker;
import com.iteradynamics.execution.port.FeeStore;
import com.iteradynamics.execution.port.KnownFees;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.VenueFees;
import com.iteradynamics.execution.port.VenueView;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
import com.iteradynamics.order.Ticker;
import com.iteradynamics.order.VenueOrder;
import com.iteradynamics.order.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The venue, live: its market, the portfolio of our key, and orders for real money. */
public final class CoinbaseBroker implements Broker {
  /** The longest that a post may be on its way after it was journaled. */
  private static final Duration POST_LIFE = Duration.ofMinutes(2);

  /**
   * Before an order at the market goes out under another id: the venue has refused the one before
   * because it had too many.
   */
  private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(2);

  /** How long a cancellation is tried while the venue is asked too much. */
  private static final Duration CANCEL_LIFE = Duration.ofSeconds(10);

  /**
   * Posts die after two minutes; the rest is for a venue that lists what it took late, or takes
   * tokens a little longer than they are good for.
   */
  private static final PollPolicy POLL_POLICY =
      new PollPolicy(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(4),
              Duration.ofSeconds(8),
              Duration.ofSeconds(15)),
          Duration.ofMinutes(5));

  private final CoinbaseClient client;
  private final MarketReads market;
  private final AccountReads account;
  private final OrderReads orders;
  private final OrderFinder finder;
  private final Optional<String> portfolio;
  private final VenueFees fees;
  private final FeeSchedule otherwise;
  private final Executor reads;

  /** A venue whose fees are kept nowhere, so that every look asks for them. */
  public CoinbaseBroker(
      CoinbaseClient client, Optional<String> portfolio, double takerFee, Executor reads) {
    this(client, portfolio, takerFee, reads, FeeStore.NONE);
  }

  /**
   * @param portfolio the portfolio that the key should be bound to; empty when any will do
   * @param takerFee fee of an order at the market while the venue has never reported it, fraction
   * @param reads runs reads side by side
   * @param kept where the fees are kept that the venue has reported
   */
  public CoinbaseBroker(
      CoinbaseClient client,
      Optional<String> portfolio,
      double takerFee,
      Executor reads,
      FeeStore kept) {
    this.client = client;
    this.market = new MarketReads(client);
    this.account = new AccountReads(client);
    this.orders = new OrderReads(client);
    this.fees = new VenueFees(kept, Optional.of(account::fees), client::account, client.clock());
    this.finder =
        new OrderFinder(
            orders, client.clock(), productId -> inForce(fees(productId)).taker().doubleValue());
    this.portfolio = portfolio;
    this.otherwise = FeeSchedule.configured(takerFee);
    this.reads = reads;
  }

  @Override
  public Result<String> portfolio() {
    return Translation.of(account.portfolio(), this::expected);
  }

  private String expected(String read) throws InvalidResponseException {
    if (portfolio.isPresent() && !portfolio.get().equals(read)) {
      throw new InvalidResponseException(
          "the key is bound to portfolio "
              + read
              + ", and "
              + CoinbaseParameters.PORTFOLIO_UUID
              + " says another");
    }
    return read;
  }

  @Override
  public VenueView look(String productId, PrimeState ledger, Instant since) {
    CompletableFuture<Result<Product>> product =
        Async.start(() -> market.product(productId), reads);
    CompletableFuture<Result<Wallet>> wallet = Async.start(() -> account.wallet(productId), reads);
    CompletableFuture<KnownFees> known = Async.start(() -> fees(productId), reads);
    CompletableFuture<Result<DatedQuote>> quote = Async.start(() -> market.quote(productId), reads);
    CompletableFuture<Result<List<VenueOrder>>> listed =
        Async.start(() -> orders.sinceOrOpen(productId, since), reads);
    CompletableFuture<Result<Duration>> ahead =
        Async.start(() -> client.venueClock().ahead(), reads);
    Result<Duration> read = Async.join(ahead);
    KnownFees charged = Async.join(known);
    return new VenueView(
        Async.join(product),
        Async.join(wallet),
        inForce(charged),
        Optional.of(fresh(Async.join(quote), read)),
        Async.join(listed),
        read,
        VenueView.Origin.venue(client.clock().instant()).noted(charged.notes()));
  }

  @Override
  public Result<Ticker> ticker(String productId) {
    return market.ticker(productId);
  }

  /** Prices of now by the venue's clock, or by what is known of it when it cannot be read. */
  private Result<Quote> fresh(Result<DatedQuote> quote, Result<Duration> ahead) {
    Duration offset = ahead.read().orElseGet(() -> client.venueClock().lastAhead());
    Instant now = client.clock().instant().plus(offset);
    return Translation.of(quote, dated -> dated.fresh(now));
  }

  /** The fees as they are kept, or as the venue reports them now when those are a day old. */
  private KnownFees fees(String productId) {
    return fees.renewed(productId, fees.kept(productId));
  }

  private FeeSchedule inForce(KnownFees known) {
    if (known.kept().isEmpty()) {
      client.notice(
          String.format(
              Locale.ROOT,
              "the fees could not be read; %s = %s is used: %s",
              CoinbaseParameters.TAKER_FEE,
              otherwise.taker().toPlainString(),
              String.join("; ", known.notes())));
    }
    return known.kept().orElse(otherwise);
  }

  /**
   * {@inheritDoc}
   *
   * <p>What it answers at best is that the venue took the order; {@link #find} reports how it
   * ended.
   */
  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt) {
    return submit(request, sentAt, sentAt.plus(POST_LIFE));
  }

  @Override
  public OrderOutcome submit(OrderRequest request, Instant sentAt, Instant deadline) {
    boolean afterTooMany = request.attempt() > 0 && request.postOnly().isEmpty();
    if (afterTooMany && !client.rests(AFTER_TOO_MANY.multipliedBy(request.attempt()), deadline)) {
      return new OrderOutcome.Rejected(
          "not sent: the venue had too many orders, and there was no time to wait", false);
    }
    return CreateTranslator.outcome(
        request,
        client.post(
            OrderReads.ORDERS,
            OrderBodies.create(request),
            Created.class,
            sentAt.plus(POST_LIFE),
            deadline));
  }

  @Override
  public OrderOutcome find(JournaledOrder order) {
    return finder.find(order);
  }

  @Override
  public void cancel(JournaledOrder order) {
    Optional<String> id = order.venueOrderId();
    if (id.isEmpty()) {
      client.notice(
          String.format(
              Locale.ROOT,
              "order %s is not cancelled: its id at the venue is not known",
              order.request().clientOrderId()));
      return;
    }
    Instant now = client.clock().instant();
    Answer<Cancelled> answer =
        client.post(
            OrderReads.ORDERS + "/batch_cancel",
            OrderBodies.cancel(id.get()),
            Cancelled.class,
            now.plus(POST_LIFE),
            now.plus(CANCEL_LIFE));
    OrderTranslator.notCancelled(answer)
        .ifPresent(
            why ->
                client.notice(
                    String.format(
                        Locale.ROOT,
                        "the venue did not say that it cancels order %s: %s",
                        order.request().clientOrderId(),
                        why)));
  }

  @Override
  public PollPolicy pollPolicy() {
    return POLL_POLICY;
  }
}
