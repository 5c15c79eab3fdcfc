package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.client.Transport;
import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.venue.VenueFaults.Met;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Coinbase Advanced Trade, as far as Argus uses it, over a tape: wallets, orders, candles, and the
 * traps that are known. It has no socket, no thread and no clock of its own: everything happens at
 * the moment of a call, at the time that the given clock says. The same seed, tape, times and calls
 * give the same bytes.
 *
 * <p>It lists the tape's product and, on the same book, the one that settles in USDC. Wallets are
 * there from the start and empty.
 */
public final class CoinbaseVenue implements Transport {
  private static final List<String> CURRENCIES = List.of("BTC", "ETH", "EUR", "SOL", "USD", "USDC");
  private static final long SKEW_LASTS = 60_000;

  private final InstantSource clock;
  private final VenueFaults faults;
  private final Products products;
  private final Wallets wallets;
  private final Orders orders = new Orders();
  private final Trading trading;
  private final OrderService desk;
  private final Calls calls;
  private final UserHands hands;
  private final Throttle throttle = new Throttle();
  private Consumer<VenueCall> listener = call -> {};
  private long skew;
  private long skewUntil = Long.MIN_VALUE;

  /**
   * @param tape what the market does, of one product
   * @param clock the true time
   */
  public CoinbaseVenue(
      VenueSettings settings,
      CandleSeries tape,
      InstantSource clock,
      Verifier verifier,
      VenueFaults faults) {
    this.clock = clock;
    this.faults = faults;
    Ids ids = new Ids(settings.seed());
    wallets = new Wallets(ids);
    products = new Products(settings);
    list(tape);
    trading = new Trading(settings, orders, wallets, ids);
    desk = new OrderService(settings, products, orders, wallets, trading, ids);
    calls =
        new Calls(
            verifier,
            desk,
            new MarketAnswers(products, settings),
            new AccountAnswers(settings, wallets, ids),
            new OrderQueries(orders, settings));
    hands = new UserHands(this, wallets);
  }

  private void list(CandleSeries tape) {
    String id = tape.productId();
    String base = id.substring(0, id.indexOf('-'));
    String alias = base + "-USDC";
    CURRENCIES.forEach(wallets::open);
    wallets.open(base);
    if (id.endsWith("-USD")) {
      products.list(VenueProduct.online(id, "", alias), tape);
      products.put(VenueProduct.online(alias, id));
    } else {
      products.list(VenueProduct.online(id, ""), tape);
    }
  }

  @Override
  public synchronized HttpAnswer exchange(HttpCall call) throws IOException {
    Optional<Met> met = Optional.empty();
    int status = 0;
    String note = "";
    try {
      Optional<Route> route = Route.of(call.path());
      if (route.isEmpty()) {
        status = 404;
        return Reply.error(404, "NOT_FOUND", "Not Found").answer(true);
      }
      met = faults.draw(route.get().endpoint());
      Now now = advance(met);
      Optional<HttpAnswer> throttled = throttle.answer(route.get().endpoint(), met, now.millis());
      if (throttled.isPresent()) {
        status = throttled.get().status();
        return throttled.get();
      }
      if (met.isPresent() && isInstead(met.get().fault())) {
        HttpAnswer answer = FaultAnswers.instead(met.get().fault());
        status = answer.status();
        return answer;
      }
      Calls.Answered answered = calls.answer(call, route.get(), met, now);
      note = answered.note();
      HttpAnswer answer =
          met.isPresent()
              ? FaultAnswers.after(met.get().fault(), answered.answer())
              : answered.answer();
      status = answer.status();
      return answer;
    } finally {
      String target = call + (call.query().isEmpty() ? "" : "?" + call.query());
      listener.accept(new VenueCall(target, status, met.map(Met::fault), note));
    }
  }

  private static boolean isInstead(VenueFault fault) {
    return fault.kind() == VenueFault.Kind.INSTEAD || fault.kind() == VenueFault.Kind.PRIVATE;
  }

  synchronized String byHand(String clientOrderId, String body) {
    Now now = advance(Optional.empty());
    try {
      Ticket ticket = Ticket.of(Calls.json(body), true).withClientId(clientOrderId);
      return switch (desk.submit(ticket, ApiKey.PORTFOLIO, Optional.empty(), now)) {
        case OrderService.Outcome.Taken(SimulatedOrder order) -> order.id;
        case OrderService.Outcome.Known(SimulatedOrder before) -> before.id;
        case OrderService.Outcome.Refused(Refusal why) ->
            throw new IllegalArgumentException("the venue refuses it: " + why);
      };
    } catch (InvalidCallException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Lets everything happen that happens up to now, as every call does. */
  public synchronized void advance() {
    advance(Optional.empty());
  }

  private Now advance(Optional<Met> met) {
    long millis = clock.millis();
    if (met.isPresent() && met.get().fault() == VenueFault.CLOCK_SKEW) {
      boolean ahead = met.get().fraction() < 0.5;
      skew = ahead ? met.get().slow().toMillis() : -met.get().slow().toMillis();
      skewUntil = millis + SKEW_LASTS;
    } else if (millis >= skewUntil) {
      skew = 0;
    }
    Now now = new Now(millis, millis + skew);
    trading.advance(now);
    return now;
  }

  /** Is told of every call once it is over. */
  public synchronized void listener(Consumer<VenueCall> told) {
    listener = told;
  }

  public VenueFaults faults() {
    return faults;
  }

  /** What the wallet's owner does. */
  public UserHands hands() {
    return hands;
  }

  /** A product's rules as they are. */
  public synchronized VenueProduct product(String id) {
    return products.get(id);
  }

  /** Changes a product that is listed, or lists one that shares the book of another. */
  public synchronized void change(VenueProduct product) {
    advance();
    products.put(product);
  }

  /** Fixes a product's best prices until {@link #followCandles}. */
  public synchronized void setBook(String productId, String bid, String ask) {
    advance();
    products.market(products.get(productId)).set(new BigDecimal(bid), new BigDecimal(ask));
  }

  /** Lets a product's book follow the tape again. */
  public synchronized void followCandles(String productId) {
    advance();
    products.market(products.get(productId)).follow();
  }

  /** Every order that was taken and is still remembered, oldest first, as it is now. */
  public synchronized List<VenueOrderView> orders() {
    return ordersSince(0);
  }

  /** The same from this place among all orders on. */
  public synchronized List<VenueOrderView> ordersSince(long sequence) {
    advance();
    List<SimulatedOrder> all = orders.all();
    int from = all.size();
    while (from > 0 && all.get(from - 1).sequence >= sequence) {
      from--;
    }
    return all.subList(from, all.size()).stream().map(VenueOrderView::of).toList();
  }

  /** What a currency's wallet holds now; nothing when there is none. */
  public synchronized Balance balance(String currency) {
    advance();
    return wallets
        .find(currency)
        .map(Balance::of)
        .orElse(new Balance(BigDecimal.ZERO, BigDecimal.ZERO));
  }

  /** Every POST of an order that was accepted and is still remembered, oldest first. */
  public synchronized List<AcceptedPost> acceptedPosts() {
    return List.copyOf(calls.posts());
  }

  /** Forgets orders that ended, and POSTs, from before {@code time}, their client ids included. */
  public synchronized void forgetBefore(Instant time) {
    advance();
    orders.forgetBefore(time.toEpochMilli());
    calls.posts().removeIf(post -> post.at().isBefore(time));
  }
}
