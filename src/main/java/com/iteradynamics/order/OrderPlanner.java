package com.iteradynamics.order;

import com.iteradynamics.decision.Decision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns an allowed trade into orders in exact money. The only place where a double becomes a
 * BigDecimal; every rounding is towards the smaller order.
 */
public final class OrderPlanner {
  /** The most orders that one sale is split into; what is left is sold by the next hours. */
  public static final int MAX_LEGS = 20;

  private static final BigDecimal LEGS = BigDecimal.valueOf(MAX_LEGS);

  /** Decimals of a quantity before it is rounded to the venue's increment. */
  static final int DIVISION_DECIMALS = 18;

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
   * increment, and split over legs when it is larger than one order may be: at most {@link
   * #MAX_LEGS}, for which one order may be larger than our own cap, never than the venue's.
   *
   * @param ledgerBase what the ledger holds, units of base
   */
  public OrderPlan plan(
      Decision.Trade trade,
      Product product,
      Wallet wallet,
      BigDecimal ledgerBase,
      OrderConditions conditions) {
    return switch (trade) {
      case Decision.Enter enter -> buy(enter.targetUsd(), product, wallet, conditions);
      case Decision.Exit exit ->
          product.tooSmall(Product.floor(ledgerBase, product.baseIncrement()), price(conditions))
              ? new OrderPlan(List.of(), tooLittle(ledgerBase, product).nothingBecause(), true)
              : sell(ledgerBase.min(wallet.baseAvailable()), product, conditions);
    };
  }

  private OrderPlan buy(
      double targetUsd, Product product, Wallet wallet, OrderConditions conditions) {
    BigDecimal price = price(conditions);
    BigDecimal target = BigDecimal.valueOf(targetUsd).min(wallet.cashAvailable());
    BigDecimal size = Product.floor(mostOfOneBuy(target, product, price), product.quoteIncrement());
    BigDecimal least = product.quoteMin().max(product.baseMin().multiply(price));
    if (size.signum() <= 0 || size.compareTo(least) < 0) {
      return OrderPlan.nothing(
          String.format(
              Locale.ROOT,
              "%s %s to buy for is below the venue's minimum of %s %s",
              size.toPlainString(),
              key.quoteCurrency(),
              least.stripTrailingZeros().toPlainString(),
              key.quoteCurrency()));
    }
    return resting(Side.BUY, product, conditions)
        .flatMap(terms -> restingBuy(size, product, terms, conditions))
        .orElseGet(
            () ->
                conditions.makerOnly()
                    ? OrderPlan.nothing(
                        "the entry cannot rest in the book now, and PRIME_EXECUTION=maker-only takes"
                            + " nothing at the market")
                    : one(
                        request(Side.BUY, size, 0, Optional.empty(), least(product, conditions))));
  }

  /** A buy that rests: as much base as the amount pays at its price, fee included. */
  private Optional<OrderPlan> restingBuy(
      BigDecimal usd, Product product, PostOnly terms, OrderConditions conditions) {
    BigDecimal fee = BigDecimal.valueOf(conditions.feeFraction());
    BigDecimal withFee = terms.limitPriceUsd().multiply(BigDecimal.ONE.add(fee));
    BigDecimal affordable = usd.divide(withFee, DIVISION_DECIMALS, RoundingMode.FLOOR);
    BigDecimal size =
        Product.floor(product.atMost(affordable, terms.limitPriceUsd()), product.baseIncrement());
    return size.signum() <= 0 || size.compareTo(product.baseMin()) < 0
        ? Optional.empty()
        : Optional.of(
            one(request(Side.BUY, size, 0, Optional.of(terms), least(product, conditions))));
  }

  private OrderPlan sell(BigDecimal quantity, Product product, OrderConditions conditions) {
    BigDecimal price = price(conditions);
    BigDecimal all = Product.floor(quantity, product.baseIncrement());
    BigDecimal most = mostOfOneSale(all, product, conditions);
    BigDecimal least = least(product, conditions);
    if (product.tooSmall(all, price)) {
      return tooLittle(all, product);
    }
    if (all.compareTo(most) <= 0) {
      return one(request(Side.SELL, all, 0, resting(Side.SELL, product, conditions), least));
    }
    List<OrderRequest> legs = new ArrayList<>();
    BigDecimal left = all;
    while (legs.size() < MAX_LEGS && !product.tooSmall(left, price)) {
      BigDecimal size = leg(left, most, smallestSale(product, price));
      legs.add(request(Side.SELL, size, legs.size(), Optional.empty(), least));
      left = left.subtract(size);
    }
    return OrderPlan.of(legs);
  }

  /**
   * The prices of a stop, in the venue's increments.
   *
   * @param stopUsd from which price on it sells, USD, &gt; 0
   * @param limitGap how far below that it sells at the least, fraction of it, 0..1
   */
  public static StopLimit stopAt(Product product, double stopUsd, double limitGap) {
    BigDecimal stop = product.priceBelow(BigDecimal.valueOf(stopUsd));
    return new StopLimit(stop, product.priceBelow(stop.multiply(BigDecimal.valueOf(1 - limitGap))));
  }

  /**
   * A stop that rests at the venue for what the ledger holds, as far as it is free.
   *
   * @param terms when and for how much it sells
   * @return empty when the venue would not take it
   */
  public Optional<OrderRequest> restingStop(
      StopLimit terms,
      Product product,
      Wallet wallet,
      BigDecimal ledgerBase,
      OrderConditions conditions) {
    if (terms.limitPriceUsd().signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal free =
        Product.floor(ledgerBase.min(wallet.baseAvailable()), product.baseIncrement());
    BigDecimal size =
        Product.floor(product.atMost(free, terms.stopPriceUsd()), product.baseIncrement());
    return product.tooSmall(size, terms.limitPriceUsd())
        ? Optional.empty()
        : Optional.of(
            new OrderRequest(
                ClientOrderId.of(key, portfolio, hour, 0, 0),
                key.productId(),
                Side.SELL,
                size,
                hour,
                0,
                0,
                referencePriceUsd,
                priceSource,
                Optional.empty(),
                Optional.of(least(product, conditions)),
                Optional.of(terms)));
  }

  /** The next leg's size: as much as may be, and so that the rest is not too little for one. */
  private static BigDecimal leg(BigDecimal left, BigDecimal most, BigDecimal smallest) {
    BigDecimal rest = left.subtract(most);
    if (rest.signum() <= 0) {
      return left;
    }
    BigDecimal shorter = left.subtract(smallest);
    return rest.compareTo(smallest) < 0 && shorter.compareTo(smallest) >= 0 ? shorter : most;
  }

  /** The smallest valid quantity that the venue sells at {@code price}. */
  private static BigDecimal smallestSale(Product product, BigDecimal price) {
    BigDecimal least =
        product
            .baseMin()
            .max(product.quoteMin().divide(price, DIVISION_DECIMALS, RoundingMode.CEILING));
    return Product.ceiling(least, product.baseIncrement()).max(product.baseIncrement());
  }

  private OrderPlan tooLittle(BigDecimal quantity, Product product) {
    return OrderPlan.nothing(
        String.format(
            Locale.ROOT,
            "%s to sell is below the venue's minimum of %s",
            quantity.toPlainString(),
            quantity.compareTo(product.baseMin()) < 0 || quantity.signum() == 0
                ? product.baseMin().toPlainString()
                : product.quoteMin().toPlainString() + " " + key.quoteCurrency()));
  }

  /** What is bought or sold for now: the market's, or else the price that it was decided at. */
  private BigDecimal price(OrderConditions conditions) {
    return conditions.quote().map(Quote::midUsd).orElse(referencePriceUsd);
  }

  /** As much of an amount as one buy may spend. */
  private static BigDecimal mostOfOneBuy(BigDecimal amount, Product product, BigDecimal price) {
    BigDecimal most = product.quoteMax().map(amount::min).orElse(amount);
    return product.baseMax().map(base -> most.min(base.multiply(price))).orElse(most);
  }

  /**
   * The largest quantity of one sale: our cap's, or what {@link #MAX_LEGS} of them need to sell
   * {@code all}, as far as the venue takes it. A cap below the venue's minimum splits no further.
   */
  private BigDecimal mostOfOneSale(BigDecimal all, Product product, OrderConditions conditions) {
    BigDecimal price = price(conditions);
    BigDecimal capped =
        Product.floor(
            BigDecimal.valueOf(conditions.maxOrderUsd())
                .divide(price, DIVISION_DECIMALS, RoundingMode.FLOOR),
            product.baseIncrement());
    BigDecimal needed =
        Product.ceiling(
            all.divide(LEGS, DIVISION_DECIMALS, RoundingMode.CEILING), product.baseIncrement());
    return Product.floor(product.atMost(capped.max(needed), price), product.baseIncrement())
        .max(smallestSale(product, price));
  }

  private BigDecimal least(Product product, OrderConditions conditions) {
    return product.minimumSale(referencePriceUsd, conditions.minNotionalUsd());
  }

  /** How an order rests first, at the best price of its own side; empty when it does not. */
  private static Optional<PostOnly> resting(
      Side side, Product product, OrderConditions conditions) {
    return conditions
        .restUntil()
        .flatMap(until -> conditions.quote().map(quote -> atTheBest(side, product, quote, until)));
  }

  /** How an order rests at the best price of its own side. */
  public static PostOnly atTheBest(Side side, Product product, Quote quote, Instant until) {
    return side == Side.BUY
        ? new PostOnly(
            product.priceBelow(quote.bidUsd()), until, product.quoteIncrement(), product.quoteMin())
        : new PostOnly(
            product.priceAbove(quote.askUsd()), until, product.baseIncrement(), product.baseMin());
  }

  private static OrderPlan one(OrderRequest request) {
    return OrderPlan.of(List.of(request));
  }

  private OrderRequest request(
      Side side, BigDecimal size, int leg, Optional<PostOnly> terms, BigDecimal least) {
    return new OrderRequest(
        ClientOrderId.of(key, portfolio, hour, leg, 0),
        key.productId(),
        side,
        size,
        hour,
        leg,
        0,
        referencePriceUsd,
        priceSource,
        terms,
        Optional.of(least));
  }
}
