package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.Result;
import com.iteradynamics.order.Fill;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.PostOnly;
import com.iteradynamics.order.Product;
import com.iteradynamics.order.Side;
import com.iteradynamics.order.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Paper orders that rest beyond their tick. One counts as filled, in full and at its price, when a
 * look at the market finds the last trade beyond that price by an increment; what was traded
 * between two looks is not known, and fills nothing. So paper fills later and more rarely than a
 * real book would.
 */
final class PaperRests {
  private static final int FEE_DECIMALS = 8;

  /** No tick takes longer. */
  private static final Duration TICK = Duration.ofMinutes(2);

  private final Function<String, Result<Ticker>> market;
  private final InstantSource clock;
  private final Set<String> cancelled = new HashSet<>();

  PaperRests(Function<String, Result<Ticker>> market, InstantSource clock) {
    this.market = market;
    this.clock = clock;
  }

  /** Whether an order that is sent then rests beyond its tick. */
  static boolean rests(OrderRequest request, Instant sentAt) {
    return request.restsBeyond(sentAt.plus(TICK));
  }

  /** The id that the paper venue gives an order. */
  static String id(OrderRequest request) {
    return "paper-" + request.clientOrderId();
  }

  void cancel(JournaledOrder order) {
    cancelled.add(order.request().clientOrderId());
  }

  /**
   * How far an order is that was sent.
   *
   * @param makerFee fraction of its value
   */
  OrderOutcome find(JournaledOrder order, Product product, BigDecimal makerFee) {
    OrderRequest request = order.request();
    PostOnly terms = request.postOnly().orElseThrow();
    if (cancelled.contains(request.clientOrderId()) || !request.restsBeyond(clock.instant())) {
      return new OrderOutcome.Done(id(request), List.of(), false);
    }
    boolean filled =
        market.apply(request.productId()).read().flatMap(Ticker::lastUsd).stream()
            .anyMatch(last -> beyond(last, request.side(), terms, product));
    return filled
        ? new OrderOutcome.Done(id(request), List.of(fill(request, terms, makerFee)), true)
        : new OrderOutcome.Open(id(request));
  }

  private static boolean beyond(BigDecimal last, Side side, PostOnly terms, Product product) {
    BigDecimal away =
        side == Side.BUY
            ? terms.limitPriceUsd().subtract(last)
            : last.subtract(terms.limitPriceUsd());
    Optional<BigDecimal> increment = product.priceIncrement();
    return increment.isPresent() ? away.compareTo(increment.get()) >= 0 : away.signum() > 0;
  }

  private static Fill fill(OrderRequest request, PostOnly terms, BigDecimal makerFee) {
    BigDecimal fee =
        terms
            .limitPriceUsd()
            .multiply(request.size())
            .multiply(makerFee)
            .setScale(FEE_DECIMALS, RoundingMode.UP);
    return new Fill(terms.limitPriceUsd(), request.size(), fee);
  }
}
