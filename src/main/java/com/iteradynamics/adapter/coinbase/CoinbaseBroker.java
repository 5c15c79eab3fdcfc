package com.iteradynamics.adapter.coinbase;

import com.iteradynamics.adapter.coinbase.AccountTranslator.Fees;
import com.iteradynamics.adapter.coinbase.CoinbaseMessages.Cancelled;
import com.iteradynamics.adapter.coinbase.CoinbaseMessages.Created;
import com.iteradynamics.adapter.coinbase.MarketTranslator.DatedQuote;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.Broker;
import com.iteradynamics.execution.Reading;
import com.iteradynamics.execution.SideBySide;
import com.iteradynamics.execution.VenueView;
import com.iteradynamics.order.JournalledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Quote;
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
  /** The longest that a post may be on its way after it was journalled. */
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
  private static final Patience PATIENCE =
      new Patience(
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
  private final double takerFee;
  private final Executor reads;

  /**
   * @param portfolio the portfolio that the key should be bound to; empty when any will do
   * @param takerFee fee of an order at the market while the venue does not tell it, fraction
   * @param reads runs reads side by side
   */
  public CoinbaseBroker(
      CoinbaseClient client, Optional<String> portfolio, double takerFee, Executor reads) {
    this.client = client;
    this.market = new MarketReads(client);
    this.account = new AccountReads(client);
    this.orders = new OrderReads(client);
    this.finder = new OrderFinder(orders, client.clock(), () -> takerFee(account.fees()));
    this.portfolio = portfolio;
    this.takerFee = takerFee;
    this.reads = reads;
  }

  @Override
  public Reading<String> portfolio() {
    return Translation.of(account.portfolio(), this::expected);
  }

  private String expected(String read) throws NonsenseException {
    if (portfolio.isPresent() && !portfolio.get().equals(read)) {
      throw new NonsenseException(
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
    CompletableFuture<Reading<Product>> product =
        SideBySide.begin(() -> market.product(productId), reads);
    CompletableFuture<Reading<Wallet>> wallet =
        SideBySide.begin(() -> account.wallet(productId), reads);
    CompletableFuture<Reading<Fees>> fees = SideBySide.begin(account::fees, reads);
    CompletableFuture<Reading<DatedQuote>> quote =
        SideBySide.begin(() -> market.quote(productId), reads);
    CompletableFuture<Reading<List<VenueOrder>>> listed =
        SideBySide.begin(() -> orders.sinceOrOpen(productId, since), reads);
    CompletableFuture<Reading<Duration>> ahead =
        SideBySide.begin(() -> client.venueClock().ahead(), reads);
    Reading<Duration> read = SideBySide.got(ahead);
    return new VenueView(
        SideBySide.got(product),
        SideBySide.got(wallet),
        takerFee(SideBySide.got(fees)),
        Optional.of(fresh(SideBySide.got(quote), read)),
        SideBySide.got(listed),
        read,
        VenueView.Origin.venue(client.clock().instant()));
  }

  /** Prices of now by the venue's clock, or by what is known of it when it cannot be read. */
  private Reading<Quote> fresh(Reading<DatedQuote> quote, Reading<Duration> ahead) {
    Duration offset = ahead.read().orElseGet(() -> client.venueClock().lastAhead());
    Instant now = client.clock().instant().plus(offset);
    return Translation.of(quote, dated -> dated.fresh(now));
  }

  private double takerFee(Reading<Fees> fees) {
    return switch (fees) {
      case Reading.Read<Fees>(Fees read) -> read.taker().doubleValue();
      case Reading.Unread<Fees>(String why, boolean away) -> {
        client.notice(
            String.format(
                Locale.ROOT,
                "the fees could not be read; %s = %s is used: %s",
                CoinbaseParameters.TAKER_FEE,
                takerFee,
                why));
        yield takerFee;
      }
    };
  }

  /**
   * {@inheritDoc}
   *
   * <p>What it answers at best is that the venue took the order; how it ended, {@link #find} tells.
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
  public OrderOutcome find(JournalledOrder order) {
    return finder.find(order);
  }

  @Override
  public void cancel(JournalledOrder order) {
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
  public Patience patience() {
    return PATIENCE;
  }
}
