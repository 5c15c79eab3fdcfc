package com.iteradynamics.order;

import com.iteradynamics.decision.Decision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns an allowed trade into orders in exact money. The only place where a double becomes a
 * BigDecimal; every rounding is towards the smaller order.
 */
public final class OrderPlanner {
  private final BookKey key;
  private final String portfolio;
  private final Instant hour;
  private final BigDecimal referencePriceUsd;
  private final PriceSource priceSource;

  /**
   * A planner for one tick.
   *
   * @param portfolio the venue portfolio's id
   * @param referencePriceUsd the price known now, USD, &gt; 0
   */
  public OrderPlanner(
      BookKey key,
      String portfolio,
      Instant hour,
      double referencePriceUsd,
      PriceSource priceSource) {
    this.key = key;
    this.portfolio = portfolio;
    this.hour = hour;
    this.referencePriceUsd = BigDecimal.valueOf(referencePriceUsd);
    this.priceSource = priceSource;
  }

  /**
   * The orders of {@code trade}. A buy spends its target, rounded down to the quote increment. A
   * sale is the smaller of what the ledger holds and what is available, rounded down to the base
   * increment, and split over legs when it is larger than one order may be.
   *
   * @param ledgerBase what the ledger holds, units of base
   */
  public OrderPlan plan(
      Decision.Trade trade, Product product, Wallet wallet, BigDecimal ledgerBase) {
    return switch (trade) {
      case Decision.Enter enter -> buy(enter.targetUsd(), product, wallet);
      case Decision.Exit exit -> sell(ledgerBase.min(wallet.baseAvailable()), product);
    };
  }

  /** The same order again after a definite rejection; empty when the attempts are used up. */
  public static Optional<OrderRequest> nextAttempt(
      BookKey key, String portfolio, OrderRequest rejected) {
    int attempt = rejected.attempt() + 1;
    if (attempt > OrderRequest.MAX_ATTEMPT) {
      return Optional.empty();
    }
    return Optional.of(
        new OrderRequest(
            ClientOrderId.of(key, portfolio, rejected.hour(), rejected.leg(), attempt),
            rejected.productId(),
            rejected.side(),
            rejected.size(),
            rejected.hour(),
            rejected.leg(),
            attempt,
            rejected.referencePriceUsd(),
            rejected.priceSource()));
  }

  private OrderPlan buy(double targetUsd, Product product, Wallet wallet) {
    BigDecimal target =
        BigDecimal.valueOf(targetUsd).min(wallet.cashAvailable()).min(product.quoteMax());
    BigDecimal size = Product.floor(target, product.quoteIncrement());
    if (size.signum() <= 0 || size.compareTo(product.quoteMin()) < 0) {
      return OrderPlan.nothing(
          "%s USD to buy for is below the venue's minimum of %s USD"
              .formatted(size.toPlainString(), product.quoteMin().toPlainString()));
    }
    return new OrderPlan(List.of(request(Side.BUY, size, 0)), Optional.empty());
  }

  private OrderPlan sell(BigDecimal quantity, Product product) {
    List<OrderRequest> legs = new ArrayList<>();
    BigDecimal most = Product.floor(product.baseMax(), product.baseIncrement());
    BigDecimal left = Product.floor(quantity, product.baseIncrement());
    while (left.signum() > 0 && left.compareTo(product.baseMin()) >= 0) {
      BigDecimal size = left.min(most);
      legs.add(request(Side.SELL, size, legs.size()));
      left = left.subtract(size);
    }
    if (legs.isEmpty()) {
      return OrderPlan.nothing(
          "%s to sell is below the venue's minimum of %s"
              .formatted(quantity.toPlainString(), product.baseMin().toPlainString()));
    }
    return new OrderPlan(legs, Optional.empty());
  }

  private OrderRequest request(Side side, BigDecimal size, int leg) {
    return new OrderRequest(
        ClientOrderId.of(key, portfolio, hour, leg, 0),
        key.productId(),
        side,
        size,
        hour,
        leg,
        0,
        referencePriceUsd,
        priceSource);
  }
}
