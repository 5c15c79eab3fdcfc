package com.iteradynamics.adapter.local;

import com.iteradynamics.order.Fill;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderRequest;
import com.iteradynamics.order.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How paper fills what takes a price: at the order's reference price made worse by the slippage, in
 * full, under the venue's rules. Pure.
 *
 * @param slippageBps hundredths of a percent, &gt;= 0
 * @param feeFraction of the value, &gt;= 0
 */
record PaperFills(Product product, BigDecimal slippageBps, BigDecimal feeFraction) {
  private static final BigDecimal BPS = new BigDecimal("10000");
  private static final int FEE_DECIMALS = 8;

  /** The fill in full of an order, or its rejection under the venue's rules. */
  OrderOutcome fill(OrderRequest request) {
    return switch (request.side()) {
      case BUY -> buy(request);
      case SELL -> sell(request);
    };
  }

  private OrderOutcome buy(OrderRequest request) {
    if (!isMultiple(request.size(), product.quoteIncrement()) || !mayBeSpent(request.size())) {
      return rejected("quote size", request);
    }
    BigDecimal price = product.priceAbove(slipped(request, 1));
    BigDecimal withFee = price.multiply(BigDecimal.ONE.add(feeFraction));
    BigDecimal affordable = request.size().divide(withFee, 18, RoundingMode.FLOOR);
    BigDecimal base = Product.floor(affordable, product.baseIncrement());
    return base.signum() == 0 || base.compareTo(product.baseMin()) < 0 || tooMuch(base)
        ? rejected("base size", request)
        : done(request, price, base);
  }

  /** The least and the most that may be spent; fees are in it. */
  private boolean mayBeSpent(BigDecimal amount) {
    return amount.compareTo(product.quoteMin()) >= 0
        && product.quoteMax().filter(most -> amount.compareTo(most) > 0).isEmpty();
  }

  private boolean tooMuch(BigDecimal base) {
    return product.baseMax().filter(most -> base.compareTo(most) > 0).isPresent();
  }

  private OrderOutcome sell(OrderRequest request) {
    BigDecimal reference = request.referencePriceUsd();
    if (!isMultiple(request.size(), product.baseIncrement())
        || product.tooSmall(request.size(), reference)
        || product.tooLarge(request.size(), reference)) {
      return rejected("base size", request);
    }
    BigDecimal price = product.priceBelow(slipped(request, -1));
    return price.signum() > 0
        ? done(request, price, request.size())
        : new OrderOutcome.Rejected("the price rounds to zero", false);
  }

  private OrderOutcome done(OrderRequest request, BigDecimal price, BigDecimal base) {
    BigDecimal fee =
        price.multiply(base).multiply(feeFraction).setScale(FEE_DECIMALS, RoundingMode.UP);
    return new OrderOutcome.Done(
        PaperRests.id(request), List.of(new Fill(shortest(price), base, fee)), true);
  }

  /** The same price without superfluous zeros. */
  private static BigDecimal shortest(BigDecimal price) {
    BigDecimal stripped = price.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private BigDecimal slipped(OrderRequest request, int direction) {
    BigDecimal slip = slippageBps.divide(BPS).multiply(BigDecimal.valueOf(direction));
    return request.referencePriceUsd().multiply(BigDecimal.ONE.add(slip));
  }

  private static boolean isMultiple(BigDecimal size, BigDecimal increment) {
    return size.signum() > 0 && size.remainder(increment).signum() == 0;
  }

  private static OrderOutcome rejected(String what, OrderRequest request) {
    return new OrderOutcome.Rejected(
        what + " " + request.size().toPlainString() + " breaks the venue's rules", false);
  }
}
